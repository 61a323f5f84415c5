/** `.schakel/run.json`: where a running hub can be found. There is one only while the hub is ready. */
import { join } from 'node:path';
import { readJson, remove, writePrivateJson } from './private-files.mjs';

const runFile = (dir) => join(dir, 'run.json');
const environmentFile = (dir) => join(dir, 'env.json');

/** @param {object} run what interfaces promises outsiders  @param {Record<string, string>} environment what the CLI needs to reach this hub */
export function writeRun(dir, run, environment) {
  writePrivateJson(environmentFile(dir), environment);
  writePrivateJson(runFile(dir), run);
}

export function removeRun(dir) {
  remove(runFile(dir));
  remove(environmentFile(dir));
}

export const readRun = (dir) => readJson(runFile(dir));
export const readEnvironment = (dir) => readJson(environmentFile(dir));
