/** What holds for everything that reads what somebody sent, whatever they sent. */
import { RejectError, RetryLaterError } from '@schakel/contracts';
import { canary } from './tokens';

/** One reader of what comes in, read as its door does it. */
export interface Decoder {
  readonly naam: string;
  readonly seeds: readonly Buffer[];
  /** Gives all that is told about the message to outside. @throws RejectError or RetryLaterError when it is refused */
  read(bytes: Buffer): Promise<readonly string[]>;
  /** In milliseconds of processor time: more than a hundred times what the largest of these inputs costs. */
  readonly limitMs: number;
  /** How much of the time of all together it gets; its runs cost more. */
  readonly share: number;
  close?(): Promise<void>;
}

/** What was taken must be read later too: then nobody is told any more. */
export function afterAcceptance<T>(read: () => T): T {
  try {
    return read();
  } catch (error) {
    throw new Error('was accepted, and then could not be read', { cause: error });
  }
}

const isRefusal = (error: unknown): error is RejectError | RetryLaterError =>
  error instanceof RejectError || error instanceof RetryLaterError;

/** All that a log or an answer could repeat. */
function wordsOf(error: RejectError | RetryLaterError): readonly string[] {
  const places = error instanceof RejectError ? error.fouten.flatMap(({ code, location }) => [code, location]) : [];
  return [error.code, error.message, error.stack ?? '', ...places];
}

async function said(decoder: Decoder, bytes: Buffer): Promise<readonly string[]> {
  try {
    return await decoder.read(bytes);
  } catch (error) {
    if (!isRefusal(error)) throw error;
    // Not the message was wrong then, but what reads it fell.
    if (error.code === 'te-lang-bezig' || error.code === 'tijdelijk-niet-beschikbaar') throw new Error(error.code, { cause: error });
    return wordsOf(error);
  }
}

const cpuMs = (since?: NodeJS.CpuUsage): number => {
  const { user, system } = process.cpuUsage(since);
  return (user + system) / 1_000;
};

/** A typed refusal or nothing; none of its words; in time. @throws Error that says which of these was broken */
export async function demandLaw(decoder: Decoder, bytes: Buffer): Promise<void> {
  const before = process.cpuUsage();
  const words = await said(decoder, bytes);
  const took = cpuMs(before);
  if (words.some((word) => word.includes(canary))) throw new Error(`says what was sent: ${JSON.stringify(words)}`);
  if (took > decoder.limitMs) throw new Error(`takes ${took.toFixed(0)} ms of the processor`);
}
