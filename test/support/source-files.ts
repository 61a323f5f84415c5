import { readdirSync, readFileSync } from 'node:fs';
import { join, relative, resolve, sep } from 'node:path';

export const root = resolve(__dirname, '../..');

const outside = ['node_modules', 'dist', '.schakel', 'coverage'];

/** The files below these folders of the repository, as paths from its root with forward slashes. What is installed or built does not count. */
export const filesUnder = (...folders: readonly string[]): string[] =>
  folders.flatMap((folder) =>
    readdirSync(join(root, folder), { withFileTypes: true, recursive: true })
      .filter((entry) => entry.isFile())
      .map((entry) => relative(root, join(entry.parentPath, entry.name)).split(sep).join('/'))
      .filter((path) => !path.split('/').some((part) => outside.includes(part))),
  );

export const textOf = (path: string): string => readFileSync(join(root, path), 'utf8');
