import { textOf } from '../support/source-files';

interface Locked {
  readonly license?: string;
  readonly integrity?: string;
  readonly dev?: boolean;
}
const { packages } = JSON.parse(textOf('package-lock.json')) as { packages: Readonly<Record<string, Locked>> };
const installed = Object.entries(packages).filter(([path]) => path !== '');
/** As SECURITY.md says. */
const allowed = ['MIT', 'MIT-0', 'ISC', 'BSD-2-Clause', 'BSD-3-Clause', 'Apache-2.0', '0BSD', 'Python-2.0', 'EUPL-1.2', 'Zlib', 'BSD'];
/** Of a choice one is enough; of a sum all are needed. */
const isAllowed = (license = ''): boolean => {
  const terms = license.replace(/^\(|\)$/g, '');
  if (terms.includes(' OR ')) return terms.split(' OR ').some((term) => allowed.includes(term));
  return terms.split(' AND ').every((term) => allowed.includes(term));
};

test('everything that is shipped has a licence that goes with the EUPL-1.2', () => {
  const shipped = installed.filter(([, { dev }]) => dev !== true);
  expect(shipped.length).toBeGreaterThan(100);
  expect(shipped.filter(([, { license }]) => !isAllowed(license)).map(([path]) => path)).toEqual([]);
});

test('every package is locked by its digest, and runs nothing when it is installed', () => {
  expect(installed.filter(([, { integrity }]) => !integrity).map(([path]) => path)).toEqual([]);
  expect(textOf('.npmrc')).toContain('ignore-scripts=true');
});
