/** One figure: what it is, on which side, and whether its bar holds. */
export interface Line {
  readonly what: string;
  readonly floor?: string;
  readonly product: string;
  /** Product against floor, or one state of the product against another. */
  readonly ratio?: number;
  readonly bar?: string;
  readonly holds?: boolean;
}

/** What a part of the bench found: figures for people, and everything it measured. */
export interface Outcome {
  readonly lines: readonly Line[];
  readonly raw: unknown;
}

export const ms = (value: number): string => `${value.toFixed(1)} ms`;
export const us = (value: number): string => `${Math.round(value)} µs`;
export const perSecond = (value: number): string => `${Math.round(value)}/s`;

/** A ratio that may not be above (or, for `least`, below) its bar. */
export function judged(what: string, ratio: number, bar: number, sides: Pick<Line, 'floor' | 'product'>, least = false): Line {
  return { what, ...sides, ratio, bar: `${least ? '≥' : '≤'} ${bar} ×`, holds: least ? ratio >= bar : ratio <= bar };
}
