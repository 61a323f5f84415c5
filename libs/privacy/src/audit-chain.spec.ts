import fc from 'fast-check';
import type { AuditRow, SealedRow } from './audit-chain';
import { genesis, overdue, sealHash, verify } from './audit-chain';

const now = new Date('2026-03-02T10:00:00.000Z');

function row(at: number): AuditRow {
  const id = `00000000-0000-4000-8000-${at.toString().padStart(12, '0')}`;
  const some = at % 2 === 0;
  return {
    id,
    op: new Date(now.getTime() + at),
    actie: 'casus-geopend',
    actor: 'v.vermeer',
    rol: some ? 'veilig-thuis' : null,
    casus: id,
    onderwerp: null,
    codes: [],
    velden: some ? ['kop.gemeente'] : [],
    redenHmac: Buffer.alloc(32, at),
  };
}

function chain(length: number): SealedRow[] {
  const rows: SealedRow[] = [];
  for (let at = 1; at <= length; at += 1) {
    const vorige = rows.at(-1)?.hash ?? genesis;
    const placed = { ...row(at), keten: BigInt(at) };
    rows.push({ ...placed, vorige, hash: sealHash(vorige, placed) });
  }
  return rows;
}

const intact = chain(8);
const replaced = (at: number, more: Partial<SealedRow>) => intact.map((each, index) => (index === at ? { ...each, ...more } : each));

test('an untouched chain holds, as a whole and from any point on', () => {
  expect(verify([])).toEqual([]);
  for (let at = 0; at < intact.length; at += 1) expect(verify(intact.slice(at), at > 0 ? { vanaf: intact[at - 1]! } : {})).toEqual([]);
});

test.each([
  { actor: 'iemand' },
  { actie: 'uitlog' },
  { op: new Date(0) },
  { rol: 'fg' },
  { casus: null },
  { onderwerp: intact[0]!.id },
  { codes: ['x'] },
  { velden: ['kop.gemeente', 'nummer'] },
  { redenHmac: null },
  { id: intact[0]!.id },
  { hash: Buffer.alloc(32) },
  { vorige: Buffer.alloc(32, 1) },
])('a row with another %j is found', (more) => {
  const findings = verify(replaced(3, more));
  expect(findings).toContainEqual(expect.objectContaining({ aard: 'gewijzigd', keten: 4n }));
});

test('a row that was changed and sealed again is found by the next one', () => {
  const forged = { ...intact[3]!, actor: 'iemand' };
  expect(verify(replaced(3, { ...forged, hash: sealHash(forged.vorige, forged) }))).toEqual([
    { aard: 'gewijzigd', keten: 5n, id: intact[4]!.id },
  ]);
});

test('values do not flow from one place into the next', () => {
  const place = { ...row(1), keten: 1n };
  const left = sealHash(genesis, { ...place, codes: ['a', 'b'], velden: [] });
  expect(left.equals(sealHash(genesis, { ...place, codes: ['a'], velden: ['b'] }))).toBe(false);
  expect(left.equals(sealHash(genesis, { ...place, codes: ['a,b'], velden: [] }))).toBe(false);
});

test('any row taken out of the middle is missed', () => {
  fc.assert(
    fc.property(fc.integer({ min: 0, max: intact.length - 2 }), (gone) => {
      const findings = verify(intact.filter((_, at) => at !== gone));
      expect(findings).toEqual([{ aard: 'ontbreekt', keten: BigInt(gone + 1) }]);
    }),
  );
});

test('an end that was cut off is missed by whoever noted where it was', () => {
  expect(verify(intact.slice(0, 5))).toEqual([]);
  expect(verify(intact.slice(0, 5), { totEnMet: intact[7]! })).toEqual([{ aard: 'ontbreekt', keten: 8n }]);
  expect(verify([], { totEnMet: intact[7]! })).toEqual([{ aard: 'ontbreekt', keten: 8n }]);
  expect(verify(intact, { totEnMet: intact[7]! })).toEqual([]);
});

test('a chain that was written anew from the start does not meet the noted point', () => {
  expect(verify(intact, { totEnMet: { keten: 8n, hash: Buffer.alloc(32) } })).toEqual([{ aard: 'gewijzigd', keten: 8n }]);
});

test('any two rows that changed places are seen', () => {
  fc.assert(
    fc.property(fc.uniqueArray(fc.nat(intact.length - 1), { minLength: 2, maxLength: 2 }), ([left = 0, right = 0]) => {
      const swapped = intact.map((each, at) => (at === left ? intact[right]! : at === right ? intact[left]! : each));
      expect(verify(swapped).map(({ aard }) => aard)).toContain('verplaatst');
    }),
  );
});

test('a row that waits too long for its seal is told, a fresh one is not', () => {
  const waiting = [
    { id: 'oud', op: new Date(now.getTime() - 5_001) },
    { id: 'nieuw', op: new Date(now.getTime() - 5_000) },
  ];
  expect(overdue(waiting, now, 5_000)).toEqual([{ aard: 'lang-niet-verzegeld', id: 'oud' }]);
});
