/**
 * Writes the documents that follow from data: `npm run generate`. With `--check` it writes nothing and ends with 1 when one is stale, naming it.
 * It uses what `nest build` made, because the policies are checked by the contracts while they are read.
 */
import { existsSync, mkdirSync, readdirSync, readFileSync, writeFileSync } from 'node:fs';
import { createRequire } from 'node:module';
import { dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

const root = join(dirname(fileURLToPath(import.meta.url)), '..');
const built = join(root, 'dist/libs/privacy/src/index.js');

function verstrekkingsbeleid({ parsePolicy, describePolicies }) {
  const folder = join(root, 'config/verstrekkingsbeleid');
  const files = readdirSync(folder).filter((file) => file.endsWith('.yaml'));
  return describePolicies(files.map((file) => parsePolicy(readFileSync(join(folder, file), 'utf8'))));
}

const documents = { 'docs/verstrekkingsbeleid.md': verstrekkingsbeleid };

function staleOnes(library) {
  return Object.entries(documents)
    .map(([file, make]) => ({ file: join(root, file), name: file, text: make(library) }))
    .filter(({ file, text }) => !existsSync(file) || readFileSync(file, 'utf8') !== text);
}

if (!existsSync(built)) {
  console.error('generate: nothing is built yet; run npm run check or npm start once');
  process.exit(2);
}
const stale = staleOnes(createRequire(import.meta.url)(built));
if (process.argv.includes('--check')) {
  for (const { name } of stale) console.error(`generate: ${name} is stale; run npm run generate`);
  process.exit(stale.length > 0 ? 1 : 0);
}
for (const { file, name, text } of stale) {
  mkdirSync(dirname(file), { recursive: true });
  writeFileSync(file, text);
  console.log(`generate: wrote ${name}`);
}
