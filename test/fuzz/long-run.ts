/** Every reader in turn, again and again, until the time is over. Started by scripts/fuzz.mjs. */
import { allDecoders } from './decoders';
import type { Decoder } from './law';
import { again, fuzz } from './run';

const minutes = Number(process.env['FUZZ_MINUTES']);
const seed = Number(process.env['FUZZ_SEED']);
const dir = String(process.env['FUZZ_DIR']);
const roundMs = 2_000;
const tell = (line: string): void => void process.stderr.write(`${line}\n`);

jest.setTimeout((minutes + 10) * 60_000);

let decoders: readonly Decoder[] = [];
beforeAll(async () => {
  decoders = await allDecoders();
});
afterAll(async () => {
  for (const each of decoders) await each.close?.();
});

async function lapse(work: Promise<unknown>): Promise<readonly string[]> {
  return work.then(
    () => [],
    (error: unknown) => {
      tell(String(error));
      return [String(error)];
    },
  );
}

test('nothing that anybody sends crashes a reader, holds it up, or comes back in what it says', async () => {
  const until = Date.now() + minutes * 60_000;
  const failures: string[] = [];
  const counts = new Map<string, number>();
  for (const decoder of decoders) failures.push(...(await lapse(again(decoder, dir))));
  for (let round = 0; round === 0 || Date.now() < until; round += 1) {
    for (const decoder of decoders) {
      const options = { ms: roundMs * decoder.share, seed: seed + round, dir };
      const count = (runs: number): unknown => counts.set(decoder.naam, (counts.get(decoder.naam) ?? 0) + runs);
      failures.push(...(await lapse(fuzz(decoder, options).then(count))));
    }
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
    tell(`seed ${seed + round}, ${left} s left: ${[...counts].map(([naam, runs]) => `${naam} ${runs}`).join(', ')}`);
  }
  expect(failures).toEqual([]);
});
