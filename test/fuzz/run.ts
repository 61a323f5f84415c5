import { existsSync, mkdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import * as fc from 'fast-check';
import { bytesOfRun, spoiled, type Spoiled } from './changes';
import { demandLaw, type Decoder } from './law';

export interface FuzzOptions {
  readonly ms: number;
  readonly seed?: number;
  /** Every input is written here before it is read, so that it is known when the reading never ends. */
  readonly dir?: string;
}

const lastResort = join(__dirname, '../../.schakel/fuzz');

/**
 * Reads ever other bytes until the time is over. Gives how many.
 * @throws Error that says which law was broken, by which seed, and where the smallest bytes stand that break it
 */
export async function fuzz(decoder: Decoder, { ms, seed, dir }: FuzzOptions): Promise<number> {
  let runs = 0;
  const attempt = async (one: Spoiled): Promise<void> => {
    const bytes = bytesOfRun(decoder.seeds, one);
    if (dir !== undefined) keep(dir, `bezig-${fileOf(decoder)}`, bytes);
    runs += 1;
    await demandLaw(decoder, bytes);
  };
  const result = await fc.check(fc.asyncProperty(spoiled(decoder.seeds.length), attempt), {
    numRuns: Number.MAX_SAFE_INTEGER,
    interruptAfterTimeLimit: ms,
    ...(seed === undefined ? {} : { seed }),
  });
  if (!result.counterexample) return runs;
  const [worst] = result.counterexample;
  const file = keep(dir ?? lastResort, fileOf(decoder), bytesOfRun(decoder.seeds, worst));
  const why = messagesOf(result.errorInstance).join(': ');
  throw new Error(`${decoder.naam}: ${why}; seed ${result.seed}, ${JSON.stringify(worst)}; the bytes: ${file}`);
}

const messagesOf = (error: unknown): readonly string[] => (error instanceof Error ? [error.message, ...messagesOf(error.cause)] : []);

/** What went wrong the last time, read again. @throws Error when it still does */
export async function again(decoder: Decoder, dir: string): Promise<void> {
  const file = join(dir, fileOf(decoder));
  if (!existsSync(file)) return;
  await demandLaw(decoder, readFileSync(file));
  rmSync(file);
}

const fileOf = ({ naam }: Decoder): string => `${naam.replaceAll(/\W+/g, '-')}.bin`;

function keep(dir: string, name: string, bytes: Buffer): string {
  mkdirSync(dir, { recursive: true, mode: 0o700 });
  const file = join(dir, name);
  writeFileSync(file, bytes, { mode: 0o600 });
  return file;
}
