import { mkdtempSync, readdirSync, rmSync, statSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readEnvironment, readRun, removeRun, writeRun } from './run-file.mjs';
import { keepKeyFile, keepSecrets } from './secrets.mjs';

describe('the files of a running hub', () => {
  let dir: string;
  beforeEach(() => {
    dir = mkdtempSync(join(tmpdir(), 'schakel-'));
  });
  afterEach(() => {
    rmSync(dir, { recursive: true });
  });
  const modeOf = (path: string) => (statSync(path).mode & 0o777).toString(8);

  it('can be read by their owner only, and leave no draft behind', () => {
    writeRun(dir, { mode: 'embedded' }, { DATABASE_URL: 'x' });
    writeRun(dir, { mode: 'full' }, { DATABASE_URL: 'y' });
    expect(readdirSync(dir).sort()).toEqual(['env.json', 'run.json']);
    expect([modeOf(join(dir, 'run.json')), modeOf(join(dir, 'env.json'))]).toEqual(['600', '600']);
    expect([readRun(dir), readEnvironment(dir)]).toEqual([{ mode: 'full' }, { DATABASE_URL: 'y' }]);
  });

  it('are gone when the hub stops, and removing them twice is no error', () => {
    writeRun(dir, {}, {});
    removeRun(dir);
    removeRun(dir);
    expect([readRun(dir), readEnvironment(dir)]).toEqual([undefined, undefined]);
  });

  it('keep their secrets between runs, and every secret is another', () => {
    const first = keepSecrets(dir, ['one', 'two']);
    const second = keepSecrets(dir, ['two', 'three']);
    expect(second).toMatchObject(first);
    expect(new Set(Object.values(second)).size).toBe(3);
    expect(modeOf(join(dir, 'secrets.json'))).toBe('600');
    const key = statSync(keepKeyFile(dir));
    expect(statSync(keepKeyFile(dir)).mtimeMs).toBe(key.mtimeMs);
    expect(modeOf(keepKeyFile(dir))).toBe('600');
  });
});
