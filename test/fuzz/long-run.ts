/** Every reader in turn, again and again, until the time is over. Started by scripts/fuzz.mjs. */
import { allDecoders } from './decoders';
import type { Decoder } from './law';
import { fuzz } from './run';

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
afterAll(() => Promise.all(decoders.map((each) => each.close?.())));

test('nothing that anybody sends crashes a reader, holds it up, or comes back in what it says', async () => {
  const until = Date.now() + minutes * 60_000;
  const [counts, failures]: [Record<string, number>, string[]] = [{}, []];
  for (let round = 0; round === 0 || Date.now() < until; round += 1) {
    for (const decoder of decoders) {
      const runs = await fuzz(decoder, { ms: roundMs * decoder.share, seed: seed + round, dir }).catch((error: unknown) => {
        tell(String(error));
        failures.push(decoder.naam);
        return 0;
      });
      counts[decoder.naam] = (counts[decoder.naam] ?? 0) + runs;
    }
    const left = Math.max(0, Math.ceil((until - Date.now()) / 1_000));
    tell(
      `round ${round}, seed ${seed + round}: ${Object.entries(counts)
        .map(([naam, runs]) => `${naam} ${runs}`)
        .join(', ')}; ${left} s left`,
    );
  }
  expect(failures).toEqual([]);
});
