/** The two bodies that control takes. Unknown keys are refused, so that a typing error in a test shows. */
export const MODES = [
  'normal',
  'slow',
  'down',
  'error500',
  'error429',
  'garbage',
  'hang',
  'reset',
  'duplicate',
  'late',
  'failed',
  'expired',
] as const;
export type Mode = (typeof MODES)[number];

/**
 * How a partner behaves. `failed` and `expired` are Digikoppeling's: what it takes is not delivered. `delayMs` counts in `slow` (before the confirmation) and `late` (before the answer); 0 takes the mode's own.
 */
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

/** One part of a message that a test lets come in by Digikoppeling; `content` in base64. */
export interface InjectedSource {
  readonly name?: string;
  readonly contentType?: string;
  readonly content: string;
}

/** What a test lets come in by Digikoppeling. */
export interface Injected {
  readonly messageId?: string;
  readonly fromPartyId?: string;
  readonly dataSources: readonly InjectedSource[];
}

export function isInjected(value: unknown): value is Injected {
  return (
    hasOnly(value, ['messageId', 'fromPartyId', 'dataSources']) &&
    isOptional(value['messageId'], isText) &&
    isOptional(value['fromPartyId'], isText) &&
    Array.isArray(value['dataSources']) &&
    value['dataSources'].every(isSource)
  );
}

function isSource(value: unknown): boolean {
  return (
    hasOnly(value, ['name', 'contentType', 'content']) &&
    isOptional(value['name'], isText) &&
    isOptional(value['contentType'], isText) &&
    isText(value['content'])
  );
}

function isText(value: unknown): value is string {
  return typeof value === 'string';
}

export function isRecord(value: unknown): value is Record<string, unknown> {
  return typeof value === 'object' && value !== null && !Array.isArray(value);
}

function hasOnly(value: unknown, keys: readonly string[]): value is Record<string, unknown> {
  return isRecord(value) && Object.keys(value).every((key) => keys.includes(key));
}
