import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { describePolicies } from './describe';
import { parsePolicy } from './policy';
import { policyText, shipped } from '../../../test/support/policies';

const text = describePolicies([...shipped.values()]);

test('every field, ground and sentence of every policy stands in the document', () => {
  for (const regel of [...shipped.values()].flatMap(({ regels }) => regels)) {
    for (const part of [regel.uitleg, regel.grondslag, regel.grondslagOntvanger, ...regel.velden, ...regel.voorwaarden])
      expect(text).toContain(part);
  }
});

test('the document says what stays home, and that nobody adopted this yet', () => {
  expect(text).toMatch(/Blijft hier: .*`inhoud\.politietekst`/);
  expect(text).toContain('Beleid `rvdk`, versie 1; voorstel, nog door niemand vastgesteld.');
});

test('an adopted policy says by whom and when, and the order of reading does not matter', () => {
  const adopted = parsePolicy(policyText('zorg', [], { status: 'vastgesteld', vastgesteldDoor: 'directie', vastgesteldOp: '2026-01-01' }));
  expect(describePolicies([adopted])).toContain('vastgesteld door directie op 2026-01-01');
  expect(describePolicies([...shipped.values()].reverse())).toBe(text);
});

test('the committed document is the one that the policies give', () => {
  expect(readFileSync(join(__dirname, '../../../docs/verstrekkingsbeleid.md'), 'utf8')).toBe(text);
});
