import { auditEvent } from './audit-event';
import { newDataKey } from './encryption';
import { logboekOf } from './logboek';
import { pseudonym } from './pseudonym';

const id = '5f1d7c52-a0f4-4c8e-9a5b-e1d2c9a4f0b3';
const op = new Date('2026-03-02T10:00:00.000Z');
const key = newDataKey();
const bsns = ['999990019', '999991772'];
const context = {
  register: 'https://register.example/verwerkingsactiviteiten',
  soortPseudoniem: 'https://register.example/pseudoniem',
  personen: bsns.map((bsn) => pseudonym(key, 'logboek', 'activiteit', bsn)),
  klaar: new Date(op.getTime() + 7),
};
const opened = auditEvent({
  id,
  op,
  actie: 'casus-geopend',
  actor: 'v.vermeer',
  rol: 'veilig-thuis',
  casus: id,
  reden: 'spoedige beoordeling',
});

test('a household gives one parent line and one line below it for each person, in one trace', () => {
  const [parent, ...children] = logboekOf(opened, context);
  expect(children.map((child) => child.parent_span_id)).toEqual([parent?.span_id, parent?.span_id]);
  expect(new Set([parent, ...children].map((each) => each?.trace_id)).size).toBe(1);
  expect(new Set([parent, ...children].map((each) => each?.span_id)).size).toBe(3);
  expect(children.map(({ attributes }) => attributes['dpl.core.data_subject_id'])).toEqual(context.personen);
});

test('a line has the form that the specification asks for', () => {
  const [parent, child] = logboekOf(opened, context);
  expect(parent).toMatchObject({ status: 'Ok', name: 'Casus ingezien', start_time: op.getTime(), end_time: op.getTime() + 7 });
  expect(parent?.trace_id).toMatch(/^[0-9a-f]{32}$/);
  expect(parent?.span_id).toMatch(/^[0-9a-f]{16}$/);
  expect(parent?.attributes).toEqual({
    'dpl.core.processing_activity_id': 'https://register.example/verwerkingsactiviteiten/casus-behandelen',
  });
  expect(child?.attributes['dpl.core.data_subject_id_type']).toBe('https://register.example/pseudoniem');
});

test('no bsn, worker, role or reason stands in a line', () => {
  const text = JSON.stringify(logboekOf(opened, context));
  for (const secret of [...bsns, 'vermeer', 'veilig-thuis', 'spoedige']) expect(text).not.toContain(secret);
});

test('a refusal is no fault, and an action without personal data leaves no line', () => {
  expect(logboekOf(auditEvent({ id, op, actie: 'geweigerd', actor: 'politie-mn' }), context)[0]?.status).toBe('Unset');
  expect(logboekOf(auditEvent({ id, op, actie: 'uitlog', actor: 'v.vermeer' }), context)).toEqual([]);
});

test('the same event gives the same lines, and a trace that came along is taken over', () => {
  expect(logboekOf(opened, context)).toEqual(logboekOf(opened, context));
  const trace = '4bf92f3577b34da6a3ce929d0e0e4736';
  expect(logboekOf(opened, { ...context, trace }).every((each) => each.trace_id === trace)).toBe(true);
});

test('one person has another pseudonym for every recipient, purpose and key', () => {
  const names = [
    pseudonym(key, 'rvdk', 'logboek', '999990019'),
    pseudonym(key, 'politie', 'logboek', '999990019'),
    pseudonym(key, 'rvdk', 'statistiek', '999990019'),
    pseudonym(newDataKey(), 'rvdk', 'logboek', '999990019'),
    pseudonym(key, 'rvdk', 'logboek', '999991772'),
  ];
  expect(new Set(names).size).toBe(5);
  expect(names[0]).toBe(pseudonym(key, 'rvdk', 'logboek', '999990019'));
  expect(names[0]).toMatch(/^[\w-]{43}$/);
});
