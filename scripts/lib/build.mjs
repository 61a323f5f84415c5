/** The compiled apps in dist/: built again when a source, an asset, the compiler's settings or the packages changed. */
import { createHash } from 'node:crypto';
import { existsSync, mkdirSync, readFileSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './console.mjs';
import { readJson, remove } from './private-files.mjs';
import { execute } from './processes.mjs';

const folders = ['apps', 'libs', 'bench'];
const settings = ['tsconfig.json', 'tsconfig.build.json', 'nest-cli.json', 'package-lock.json'];
const stampFile = (root) => join(root, 'dist', '.stamp.json');

function filesUnder(root, folder) {
  if (!existsSync(join(root, folder))) return [];
  return readdirSync(join(root, folder), { recursive: true, withFileTypes: true })
    .filter((entry) => entry.isFile())
    .map((entry) => join(entry.parentPath ?? entry.path, entry.name));
}

/** What a build depends on, by content: a checkout changes times, not content. */
export function buildStamp(root) {
  const sources = folders.flatMap((folder) => filesUnder(root, folder)).filter((path) => !path.endsWith('.spec.ts'));
  const files = [...settings.map((name) => join(root, name)), ...sources].filter((path) => existsSync(path)).sort();
  const hash = createHash('sha256');
  for (const path of files) hash.update(path.slice(root.length)).update('\0').update(readFileSync(path)).update('\0');
  return { hash: hash.digest('hex'), files: files.map((path) => path.slice(root.length + 1)) };
}

/** Compiled files of a source that is gone must not be left to be loaded, so then everything is built anew. */
function clearWhenSourcesWent(root, before, now) {
  const present = new Set(now.files);
  if (before?.files.every((file) => present.has(file)) !== true) remove(join(root, 'dist'));
}

/** Builds when needed; takes some ten seconds, or milliseconds when nothing changed. A failed build leaves no stamp. */
export async function ensureBuilt({ root, report }) {
  const now = buildStamp(root);
  const before = readJson(stampFile(root));
  if (before?.hash === now.hash) return;
  clearWhenSourcesWent(root, before, now);
  remove(stampFile(root));
  const nest = join(root, 'node_modules', '@nestjs', 'cli', 'bin', 'nest.js');
  await timed(report, 'Building', () => execute(process.execPath, [nest, 'build'], { cwd: root }));
  mkdirSync(join(root, 'dist'), { recursive: true });
  writeFileSync(stampFile(root), JSON.stringify(now));
}
