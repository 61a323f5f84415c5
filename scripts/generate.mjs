/**
 * `npm run generate`: writes the documents that follow from data. With `--check` it writes nothing and ends with 1 when one is stale, naming it.
 * It uses the built libraries, because the policies are checked by the contracts while they are read.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { runCommand, say, tell } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';

const root = join(import.meta.dirname, '..');
const load = createRequire(import.meta.url);

function verstrekkingsbeleid() {
  const { parsePolicy, describePolicies } = load(join(root, 'dist/libs/privacy/src/index.js'));
  const folder = join(root, 'config/verstrekkingsbeleid');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return describePolicies(files.map((file) => parsePolicy(readFileSync(join(folder, file), 'utf8'))));
}

const documents = { 'docs/verstrekkingsbeleid.md': verstrekkingsbeleid };

const staleOnes = () =>
  Object.entries(documents)
    .map(([name, make]) => ({ name, file: join(root, name), text: make() }))
    .filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);

function write({ name, file, text }) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  say(`wrote ${name}`);
}

async function main() {
  await ensureInstalled({ root, report: tell });
  await ensureBuilt({ root, report: tell });
  const stale = staleOnes();
  if (!process.argv.includes('--check')) stale.forEach(write);
  else for (const { name } of stale) tell(`${name} is stale; run npm run generate`);
  return process.argv.includes('--check') && stale.length > 0 ? 1 : 0;
}

void runCommand(main);
