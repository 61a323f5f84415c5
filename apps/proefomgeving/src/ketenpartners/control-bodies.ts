/** The two bodies that control takes. Unknown keys are refused, so that a typing error in a test shows. */
export const MODES = ['normal', 'slow', 'down', 'error500', 'error429', 'garbage', 'hang', 'reset', 'duplicate', 'late'] as const;
export type Mode = (typeof MODES)[number];

/** How a partner behaves. `delayMs` counts in `slow` (before the confirmation) and `late` (before the answer); 0 takes the mode's own. */
export interface ModeSetting {
  readonly mode: Mode;
  readonly delayMs: number;
}

/** What the partner knows of one person. */
export interface Answer {
  readonly bekend: 'J' | 'N';
  /** Text per vraagcode. A question without a text here gets a neutral sentence. */
  readonly antwoorden?: Readonly<Record<string, string>>;
  /** Also gives the texts that were not asked for: a partner that says too much. */
  readonly ookNietGevraagd?: boolean;
  /** Waits this long with the answer about this person, in milliseconds, so that answers come out of order. */
  readonly delayMs?: number;
}

/** By bsn; `default` for everybody else. */
export type Answers = Readonly<Record<string, Answer>> & { readonly default: Answer };

const MAX_DELAY_MS = 3_600_000;

export function isMode(value: unknown): value is { mode: Mode; delayMs?: number } {
  return (
    hasOnly(value, ['mode', 'delayMs']) &&
    (MODES as readonly unknown[]).includes(value['mode']) &&
    (value['delayMs'] === undefined || isDelay(value['delayMs']))
  );
}

export function isAnswers(value: unknown): value is Readonly<Record<string, Answer>> {
  return isRecord(value) && Object.entries(value).every(([key, answer]) => /^(\d{8,9}|default)$/.test(key) && isAnswer(answer));
}

function isAnswer(value: unknown): value is Answer {
  return (
    hasOnly(value, ['bekend', 'antwoorden', 'ookNietGevraagd', 'delayMs']) &&
    (value['bekend'] === 'J' || value['bekend'] === 'N') &&
    isOptional(value['antwoorden'], isTexts) &&
    isOptional(value['ookNietGevraagd'], (flag) => typeof flag === 'boolean') &&
    isOptional(value['delayMs'], isDelay)
  );
}

function isOptional(value: unknown, accepts: (value: unknown) => boolean): boolean {
  return value === undefined || accepts(value);
}

function isTexts(value: unknown): boolean {
  return isRecord(value) && Object.values(value).every((text) => typeof text === 'string');
}

function isDelay(value: unknown): boolean {
  return typeof value === 'number' && value >= 0 && value <= MAX_DELAY_MS;
}

function hasOnly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).every((key) => keys.includes(key));
}

function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}
