import { allDecoders } from './decoders';
import type { Decoder } from './law';
import { fuzz } from './run';

jest.setTimeout(120_000);

/** Of all together. The longer run is `npm run fuzz`. */
const totalMs = 10_000;
let decoders: readonly Decoder[] = [];
beforeAll(async () => {
  decoders = await allDecoders();
});
afterAll(async () => {
  for (const each of decoders) await each.close?.();
});

test('whatever is sent, each reader ends in time, with a refusal by code and place or with what it read, and repeats nothing', async () => {
  const shares = decoders.reduce((sum, { share }) => sum + share, 0);
  for (const decoder of decoders) {
    const runs = await fuzz(decoder, { ms: (totalMs * decoder.share) / shares });
    expect({ decoder: decoder.naam, hasRun: runs > 0 }).toEqual({ decoder: decoder.naam, hasRun: true });
  }
});
