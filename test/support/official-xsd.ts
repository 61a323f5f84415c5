/** Holds messages against the official schemas. These are no part of this repository: STANDARDS_DIR says where they stand. */
import { existsSync } from 'node:fs';
import { resolve } from 'node:path';
import { Worker } from 'node:worker_threads';

const ROOT = resolve(__dirname, '../..');

/** A file of the standards folder, or undefined (and said so) when it is not there. */
export function standard(path: string): string | undefined {
  const file = resolve(ROOT, process.env['STANDARDS_DIR'] ?? '../shared/standards', path);
  if (existsSync(file)) return file;
  console.info(`not held against ${path}: it is not there`);
  return undefined;
}

/** The faults per document, by the schema alone; `fixed` attributes are not looked at by libxml2. */
export async function faultsByXsd(xsd: string, documents: readonly string[]): Promise<readonly (readonly string[])[]> {
  const worker = new Worker(resolve(__dirname, 'official-xsd-worker.mjs'), { workerData: { xsd, documents } });
  try {
    return await new Promise((done, reject) => {
      worker.once('message', done);
      worker.once('error', reject);
    });
  } finally {
    await worker.terminate();
  }
}
