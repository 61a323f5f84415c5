import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { compare, type Comparison } from './compare';
import { startIssuer } from './issuer';
import { readOptions, type Part } from './options';
import { readSetting } from './setting';
import { tableOf } from './table';

const begun = performance.now();
const tell = (text: string): void => {
  console.log(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(5)} s  ${text}`);
};

async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const issuer = await startIssuer();
  const setting = readSetting(issuer);
  const wants = (part: Part): boolean => options.only.includes(part);
  const comparisons: Comparison[] = [];
  for (const figure of ['a', 'b'] as const) if (wants(figure)) comparisons.push(await compare(setting, figure, options, tell));
  issuer.close();
  writeFileSync(join('bench', 'results.json'), `${JSON.stringify({ options, comparisons }, undefined, 2)}\n`);
  console.log(tableOf(comparisons));
  return comparisons.every(({ holds }) => holds) ? 0 : 1;
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
