import { mkdirSync, mkdtempSync, rmSync, utimesSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { dirname, join } from 'node:path';
import { buildStamp } from './build.mjs';
import { installStamp, isInstalled } from './install.mjs';

describe('whether to install and build again', () => {
  let root: string;
  const write = (path: string, content: string) => {
    mkdirSync(dirname(join(root, path)), { recursive: true });
    writeFileSync(join(root, path), content);
  };
  const lock = (version: string) => JSON.stringify({ packages: { '': {}, a: { version }, b: { version: '1', optional: true } } });

  beforeEach(() => {
    root = mkdtempSync(join(tmpdir(), 'schakel-'));
    write('package-lock.json', lock('1'));
    write('apps/gateway/src/main.ts', 'one');
    write('tsconfig.json', '{}');
  });
  afterEach(() => {
    rmSync(root, { recursive: true });
  });

  it('installs where nothing is, and after the lock changed', () => {
    expect(isInstalled(root)).toBe(false);
    write('node_modules/.schakel-installed', installStamp(root));
    expect(isInstalled(root)).toBe(true);
    write('package-lock.json', lock('2'));
    expect(isInstalled(root)).toBe(false);
  });

  it('accepts what somebody installed by hand, when it is what the lock asks for', () => {
    write('node_modules/.package-lock.json', lock('1'));
    expect(isInstalled(root)).toBe(true);
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { a: { version: '2' } } }));
    expect(isInstalled(root)).toBe(false);
  });

  it('does without a package that is optional', () => {
    write('node_modules/.package-lock.json', JSON.stringify({ packages: { a: { version: '1' } } }));
    expect(isInstalled(root)).toBe(true);
  });

  it('builds again after a change of content, of an asset or of the settings, and after a source came or went', () => {
    const seen = [buildStamp(root).hash];
    const change = (act: () => void) => {
      act();
      seen.push(buildStamp(root).hash);
    };
    change(() => {
      write('apps/gateway/src/main.ts', 'two');
    });
    change(() => {
      write('libs/store/migrations/0001.sql', 'select 1');
    });
    change(() => {
      write('tsconfig.json', '{ }');
    });
    change(() => {
      rmSync(join(root, 'libs/store/migrations/0001.sql'));
    });
    expect(new Set(seen).size).toBe(seen.length);
  });

  it('does not build again for a checkout that changed times only, nor for a test', () => {
    const before = buildStamp(root);
    utimesSync(join(root, 'apps/gateway/src/main.ts'), 1, 1);
    write('apps/gateway/src/main.spec.ts', 'a test');
    expect(buildStamp(root)).toEqual(before);
  });
});
