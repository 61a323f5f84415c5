import { errorCodes } from '@schakel/contracts';
import type { AuditInput } from './audit-event';
import { acties, auditEvent } from './audit-event';

const id = '5f1d7c52-a0f4-4c8e-9a5b-e1d2c9a4f0b3';
const base = { id, op: new Date('2026-03-02T10:00:00.123Z'), actor: 'v.vermeer' } as const;
const opened: AuditInput = { ...base, actie: 'casus-geopend', rol: 'veilig-thuis', casus: id, reden: 'beoordeling' };

test('a complete event is accepted and cannot be changed', () => {
  const event = auditEvent({ ...base, actie: 'verstrekt', casus: id, onderwerp: id, codes: ['overdracht.v1'], velden: ['kop.gemeente'] });
  expect(event.velden).toEqual(['kop.gemeente']);
  expect([event, event.velden, event.codes].every((part) => Object.isFrozen(part))).toBe(true);
});

test('content is not opened without a reason, not even with a blank one', () => {
  for (const reden of ['', '  ']) expect(() => auditEvent({ ...opened, reden })).toThrow('audit: reden past niet');
  expect(() => auditEvent(opened)).not.toThrow();
});

test('an action that nobody wrote down cannot be logged', () => {
  for (const actie of ['gluren', 'constructor']) expect(() => auditEvent({ ...opened, actie: actie as 'zoeking' })).toThrow('audit: actie');
});

test.each([
  ['a name in place of a code', { actie: 'geweigerd', codes: ['jansen'] }, 'codes'],
  ['a name in place of a field', { actie: 'verstrekt', casus: id, onderwerp: id, velden: ['Jansen'] }, 'velden'],
  ['a bsn in place of an id', { actie: 'bezorgd', onderwerp: '999990019' }, 'onderwerp'],
  ['a bsn in place of an actor', { actie: 'uitlog', actor: '999990019' }, 'actor'],
  ['a sentence in place of an actor', { actie: 'uitlog', actor: 'Vera Vermeer' }, 'actor'],
  ['a reason where none belongs', { actie: 'uitlog', reden: 'moe' }, 'reden'],
  ['a disclosure without its fields', { actie: 'verstrekt', casus: id, onderwerp: id }, 'velden'],
] as [string, Partial<AuditInput> & Pick<AuditInput, 'actie'>, string][])('%s is refused, and not repeated', (_, more, flaw) => {
  expect(() => auditEvent({ ...base, ...more })).toThrow(new Error(`audit: ${flaw} past niet bij de actie`));
});

test('a refusal can carry each code of the catalogue', () => {
  for (const code of Object.keys(errorCodes)) expect(() => auditEvent({ ...base, actie: 'geweigerd', codes: [code] })).not.toThrow();
  expect(Object.keys(acties).length).toBeGreaterThan(15);
});
