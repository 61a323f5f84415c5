import type { Line, Outcome } from './outcome';

export type Results = Readonly<Record<string, Outcome>>;

const verdict = ({ bar, holds }: Line): string => (bar ? `${bar}: ${holds ? 'holds' : 'DOES NOT HOLD'}` : '');

/** The figures with their bars, for a terminal. */
export function tableOf(results: Results): string {
  const row = ({ what, floor, product, ratio, ...judged }: Line): string =>
    [
      `  ${what}`,
      `    ${floor ? `${floor}  ->  ` : ''}${product}${ratio === undefined ? '' : `  =  ${ratio.toFixed(2)} ×`}  ${verdict({ what, product, ...judged })}`,
    ].join('\n');
  return Object.entries(results)
    .map(([part, { lines }]) => [`\n${part}`, ...lines.map(row)].join('\n'))
    .join('\n');
}

export const allHold = (results: Results): boolean =>
  Object.values(results).every(({ lines }) => lines.every(({ holds }) => holds !== false));
