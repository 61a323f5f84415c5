import { catalogue, leavesOf } from '@schakel/contracts';
import type { Inhoud } from '@schakel/contracts';
import fc from 'fast-check';
import { reaches } from './ceiling';
import { fieldsOf, isPlain } from './fields';
import { minimise } from './minimise';
import { policyWith } from '../../../test/support/policies';

type Content = Inhoud<'overdracht.v1'>;
type Nested = { [name: string]: Nested | null };

const leaves = leavesOf(catalogue['overdracht.v1'].inhoud);
const reachable = leaves.map(({ path }) => path).filter((path) => reaches('overdracht', 'overdracht.v1', path));
const names = [...new Set(leaves.flatMap(({ path }) => path.split('.')))];

const shape: Nested = {};
for (const { path } of leaves) {
  const parts = path.split('.');
  parts.reduce((at, name, index) => (at[name] ??= index === parts.length - 1 ? null : {}) ?? {}, shape);
}

/** Content that follows the contract: any field may be missing, any object may be a list, leaves hold a marker. */
function contractual(at: Nested): fc.Arbitrary<object> {
  const fields = Object.entries(at).map(([name, below]) => {
    const one: fc.Arbitrary<unknown> = below === null ? fc.uuid() : contractual(below);
    return [name, fc.oneof(one, fc.array(one, { maxLength: 3 }))] as const;
  });
  return fc.record(Object.fromEntries(fields), { requiredKeys: [] });
}

/** Content that follows nothing: names of the contract and others, at any depth, with any value. */
const hostile = fc.object({ key: fc.oneof(fc.constantFrom(...names), fc.string()), maxDepth: 5, maxKeys: 8, withNullPrototype: true });
const content = fc.oneof({ weight: 3, arbitrary: contractual(shape) }, { weight: 1, arbitrary: hostile }).map((value) => value as Content);
const paths = fc.subarray(reachable);

const ontvanger = { id: 'usd-huizen', soort: 'lokaal-team', bsnToegestaan: true } as const;
const policyOf = (velden: readonly string[], verboden: readonly string[] = []) =>
  policyWith('lokaal-team', { doel: 'overdracht', bericht: 'overdracht.v1', velden, verboden });
const run = (inhoud: Content, velden: readonly string[], verboden: readonly string[] = []) =>
  minimise('overdracht.v1', inhoud, policyOf(velden, verboden), { ontvanger, doel: 'overdracht' });

/** Every leaf value with its path. */
function leafValues(value: unknown, path = ''): [string, unknown][] {
  if (Array.isArray(value)) return value.flatMap((item) => leafValues(item, path));
  if (isPlain(value)) return Object.entries(value).flatMap(([name, below]) => leafValues(below, path ? `${path}.${name}` : name));
  return [[path, value]];
}

function reversed(value: unknown): unknown {
  if (Array.isArray(value)) return value.map(reversed);
  return isPlain(value)
    ? Object.fromEntries(
        Object.entries(value)
          .reverse()
          .map(([name, below]) => [name, reversed(below)]),
      )
    : value;
}

test('whatever the content, no field leaves that the policy does not name, and the field list is exact', () => {
  fc.assert(
    fc.property(content, paths, (inhoud, velden) => {
      const result = run(inhoud, velden);
      const present = fieldsOf(result.inhoud);
      expect(present.filter((path) => !velden.includes(path))).toEqual([]);
      expect([...result.velden].sort()).toEqual([...present].sort());
    }),
  );
});

test('the marker of a field that the policy does not name is nowhere in the result, and each one it names is', () => {
  fc.assert(
    fc.property(contractual(shape), paths, (value, velden) => {
      const text = JSON.stringify(run(value as Content, velden));
      for (const [path, marker] of leafValues(value)) expect([path, text.includes(String(marker))]).toEqual([path, velden.includes(path)]);
    }),
  );
});

test('what was minimised once does not change when it is minimised again', () => {
  fc.assert(
    fc.property(content, paths, (inhoud, velden) => {
      const once = run(inhoud, velden);
      expect(run(once.inhoud as Content, velden)).toEqual(once);
    }),
  );
});

test('a narrower policy lets through a part of what a wider one does', () => {
  fc.assert(
    fc.property(content, paths, paths, (inhoud, left, right) => {
      const wide = leafValues(run(inhoud, [...left, ...right]).inhoud).map((each) => JSON.stringify(each));
      const narrow = leafValues(run(inhoud, left).inhoud).map((each) => JSON.stringify(each));
      expect(narrow.filter((each) => !wide.includes(each) && each !== '["",{}]')).toEqual([]);
    }),
  );
});

test('a forbidden field stays, named or not', () => {
  fc.assert(
    fc.property(content, paths, paths, (inhoud, velden, verboden) => {
      expect(run(inhoud, velden, verboden).velden.filter((path) => verboden.includes(path))).toEqual([]);
    }),
  );
});

test('the order of properties in the content makes no difference, to the byte', () => {
  fc.assert(
    fc.property(content, paths, (inhoud, velden) => {
      expect(JSON.stringify(run(reversed(inhoud) as Content, velden))).toBe(JSON.stringify(run(inhoud, velden)));
    }),
  );
});

test('the content that was given is not changed, nor frozen', () => {
  fc.assert(
    fc.property(content, paths, (inhoud, velden) => {
      const before = JSON.stringify(inhoud);
      run(inhoud, velden);
      expect(JSON.stringify(inhoud)).toBe(before);
      expect(Object.isFrozen(inhoud)).toBe(false);
    }),
  );
});
