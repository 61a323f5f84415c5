import { writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { wholeCase } from './case/whole-case';
import { compare, type Tell } from './compare';
import { embedded } from './embedded';
import { growth } from './growth';
import { isolation } from './isolation';
import { startIssuer } from './issuer';
import { latency } from './latency';
import { machineOf } from './machine';
import { mail } from './mail/mail';
import { memory } from './memory';
import { parts, readOptions, type Options, type Part } from './options';
import { outage } from './outage';
import type { Outcome } from './outcome';
import { prestatiesOf } from './prestaties';
import { relayRate } from './relay-rate';
import { remember } from './results';
import { readSetting, type Setting } from './setting';
import { allHold, tableOf } from './table';

const begun = performance.now();
const tell: Tell = (text) => {
  console.log(`${((performance.now() - begun) / 1_000).toFixed(0).padStart(5)} s  ${text}`);
};

const work: Readonly<Record<Part, (setting: Setting, options: Options) => Promise<Outcome>>> = {
  a: (setting, options) => compare(setting, 'a', options, tell),
  b: (setting, options) => compare(setting, 'b', options, tell),
  case: (setting, options) => wholeCase(setting, options, tell),
  embedded: (setting, { reports }) => embedded(setting, { rounds: 2, reports }, tell),
  latency: (setting, { seconds }) => latency(setting, { rates: [200, 600], seconds }, tell),
  relay: (setting, { reports }) => relayRate(setting, 10 * reports, tell),
  isolation: (setting, { rounds, seconds }) => isolation(setting, { rounds, seconds: 4 * seconds, perSecond: 10 }, tell),
  memory: (setting, { stored }) => memory(setting, stored, tell),
  growth: (setting, { sizes, rounds, reports, seconds }) =>
    growth(setting, { sizes, rounds, reports: Math.ceil(reports / 2), perSecond: 200, seconds: Math.ceil(seconds / 2) }, tell),
  mail: (setting, { mails }) => mail(setting, mails, tell),
  outage: (setting, options) => outage(setting, { perSecond: 50, seconds: options.outage }, tell),
};

/** After each part, so that a run that is cut short still tells what it found. */
function write(part: Part, outcome: Outcome): void {
  const run = { date: new Date().toISOString(), machine: machineOf(), command: ['npm run bench --', ...process.argv.slice(2)].join(' ') };
  const measured = remember(join('bench', 'results.json'), { [part]: { ...run, ...outcome } }, parts);
  writeFileSync(join('docs', 'prestaties.md'), prestatiesOf(measured));
}

/** Ends with 1 when a bar does not hold. */
async function main(): Promise<number> {
  const options = readOptions(process.argv.slice(2));
  const issuer = await startIssuer();
  const setting = readSetting(issuer);
  const results: Record<string, Outcome> = {};
  for (const part of options.only) {
    tell(`${part} …`);
    const outcome = await work[part](setting, options);
    results[part] = outcome;
    write(part, outcome);
  }
  issuer.close();
  console.log(tableOf(results));
  return allHold(results) ? 0 : 1;
}

main().then(
  (code) => {
    process.exitCode = code;
    if (process.connected) process.disconnect();
  },
  (error: unknown) => {
    console.error(error);
    process.exit(1);
  },
);
