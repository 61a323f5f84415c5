import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Comparison, type Tell } from './compare';
import { embedded, latency, memory, relayRate, type Extras } from './extras';
import { startIssuer } from './issuer';
import { readOptions, type Options, type Part } from './options';
import { readSetting, type Setting } from './setting';
import { tableOf } from './table';

const begun = performance.now();
const tell: Tell = (text) => {
  console.log(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(5)} s  ${text}`);
};

async function extrasOf(setting: Setting, { reports, stored }: Options, wants: (part: Part) => boolean): Promise<Extras> {
  return {
    ...(wants('embedded') ? { embedded: await embedded(setting, reports, tell) } : {}),
    ...(wants('latency') ? { latency: await latency(setting, tell) } : {}),
    ...(wants('relay') ? { relay: await relayRate(setting, tell) } : {}),
    ...(wants('memory') ? { memory: await memory(setting, stored, tell) } : {}),
  };
}

/** Ends with 1 when a bar does not hold. */
async function main(): Promise<number> {
  if (process.env['ISO']) { const issuer = await startIssuer(); const { isolation } = await import('./isolation'); console.log(await isolation(readSetting(issuer), { seconds: 15, perSecond: 20 }, tell)); issuer.close(); return 0; }
  if (process.env['PROBE']) { const issuer = await startIssuer(); const { growth } = await import('./growth'); await growth(readSetting(issuer), Number(process.env['PROBE']), tell); issuer.close(); return 0; }
  const options = readOptions(process.argv.slice(2));
  const issuer = await startIssuer();
  const setting = readSetting(issuer);
  const wants = (part: Part): boolean => options.only.includes(part);
  const comparisons: Comparison[] = [];
  for (const figure of ['a', 'b'] as const) if (wants(figure)) comparisons.push(await compare(setting, figure, options, tell));
  const extras = await extrasOf(setting, options, wants);
  issuer.close();
  writeFileSync(
    join('bench', 'results.json'),
    `${JSON.stringify({ node: process.version, options, comparisons, extras }, undefined, 2)}\n`,
  );
  console.log(tableOf(comparisons, extras));
  return comparisons.every(({ holds }) => holds) && extras.memory?.holds !== false ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
