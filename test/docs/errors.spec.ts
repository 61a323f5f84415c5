import { errorCodes } from '@schakel/contracts';
import { filesUnder, textOf } from '../support/source-files';

const document = textOf('docs/errors.md');

interface Section {
  readonly code: string;
  readonly text: string;
}
const sections: readonly Section[] = document
  .split(/^### /m)
  .slice(1)
  .map((part) => ({ code: /^`([^`]+)`/.exec(part)?.[1] ?? part.slice(0, 40), text: part.split(/^## /m)[0] ?? '' }));
const rows = [...document.matchAll(/^\| (`.*`) +\| (?:onzeker|geweigerd) /gm)].flatMap(([, cell = '']) =>
  [...cell.matchAll(/`([^`]+)`/g)].map(([, code]) => String(code)),
);

/** Codes that a verzending gets and that are no answer to anybody, as the code writes them; a number in them stands as nnn. */
const ofVerzending = filesUnder('apps/workers/src', 'libs/store/src', 'libs/ketenpartners/src')
  .filter((path) => path.endsWith('.ts') && !path.endsWith('.spec.ts'))
  .flatMap((path) => [...textOf(path).matchAll(/(?:foutcode: |laatste_fout = (?:case [^']*else )?)(?:'([a-z-]+)'|`([^`]+)`)/g)])
  .map(([, plain, template]) => (plain ?? String(template)).replace(/\$\{\w+\}/, 'nnn'));
/** What a partner says in an Fo03: the standard's own code, or that it had none. */
const ofPartner = ['StUFnnn', 'Fo03'];

const sorted = (codes: readonly string[]): string[] => [...new Set(codes)].sort();
const misses = (these: readonly string[], those: readonly string[], what: string): string[] =>
  sorted(these)
    .filter((code) => !those.includes(code))
    .map((code) => `${what}: ${code}`);

test('docs/errors.md has one section for every error code, and no other', () => {
  const written = sections.map(({ code }) => code);
  expect(misses(Object.keys(errorCodes), written, 'docs/errors.md misses')).toEqual([]);
  expect(misses(written, Object.keys(errorCodes), 'docs/errors.md explains a code that is not there')).toEqual([]);
  expect(written).toHaveLength(new Set(written).size);
});

test('every section gives the status of the code, and says where, what it means, and what sender and administrator do', () => {
  const faults = sections
    .filter(({ code }) => code in errorCodes)
    .flatMap(({ code, text }) =>
      [`HTTP ${errorCodes[code as keyof typeof errorCodes][0]}.`, '**Waar:**', '**Betekenis:**', '- **Zender:**', '- **Beheerder:**']
        .filter((part) => !text.includes(part))
        .map((part) => `${code} lacks ${part}`),
    );
  expect(faults).toEqual([]);
});

test('every code of a verzending has a row, and no other', () => {
  const known = [...ofVerzending, ...ofPartner];
  expect(known.length).toBeGreaterThan(4);
  expect(misses(known, rows, 'docs/errors.md misses')).toEqual([]);
  expect(misses(rows, known, 'docs/errors.md explains a code that is not there')).toEqual([]);
});
