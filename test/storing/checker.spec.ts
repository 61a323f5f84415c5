import { check, invariants, type Invariant } from './checker';
import type { Arrival, Facts, JournalRow, OutboxRow } from './facts';

const melding: JournalRow = {
  id: 'm1',
  soort: 'vt-melding',
  status: 'afgehandeld',
  casus: 'c1',
  vingerafdruk: 'aa',
  gezien: true,
  wekkers: 0,
};
const step: JournalRow = { ...melding, id: 's1', soort: 'vraagbesluit', vingerafdruk: 'bb' };
const vraag: OutboxRow = {
  id: 'v1',
  casus: 'c1',
  ontvanger: 'rvdk',
  kanaal: 'stuf-direct',
  soort: 'check-op-bekendheid',
  onderwerp: 'p1',
  revisie: 1,
  status: 'bezorgd',
  verlopen: false,
  wekkers: 0,
};
const arrival: Arrival = { partner: 'rvdk', verzending: 'v1', digest: 'd1', verwerkt: true, velden: ['geslachtsnaam'] };
const attendering: OutboxRow = { ...vraag, id: 'a1', ontvanger: 'usd-huizen', kanaal: 'mail', soort: 'attendering' };
const mail = { messageId: '<a1@schakel.example>', to: 'usd@huizen.example', velden: [] };
const term = { id: 't1', uiterlijk: 1_000, afgegaan: 1_500, berichten: 1 };

/** A run in which everything went well. */
const good: Facts = {
  sent: [{ ref: 'r1', ids: ['m1'] }],
  attempts: 1,
  unknown: 0,
  steps: ['s1'],
  forged: [],
  vingerafdrukken: new Map([['r1', 'aa']]),
  journal: [melding, step],
  casussen: [{ id: 'c1', meldingen: ['m1'] }],
  outbox: [vraag, attendering],
  arrivals: [arrival],
  mails: [mail],
  tooEarly: [],
  termijnen: [term],
  audit: { heel: true, bevindingen: [] },
  leaks: [],
  allowed: new Map([
    ['rvdk', new Set(['geslachtsnaam'])],
    ['mail', new Set<string>()],
  ]),
  liveness: { drainedMs: 10, boundMs: 100, healedAt: 1_000, crashes: [] },
};
const newer: OutboxRow = { ...vraag, id: 'v2', revisie: 2 };

test('a run in which everything went well breaks nothing', () => {
  expect(check(good)).toEqual([]);
});

const wrongs: readonly (readonly [Invariant, string, Partial<Facts>])[] = [
  ['I1', 'a receipt without a row', { journal: [step] }],
  ['I1', 'a receipt whose row holds other bytes', { journal: [{ ...melding, vingerafdruk: 'zz' }, step] }],
  ['I1', 'a report that was put in quarantine', { journal: [{ ...melding, status: 'quarantaine' }, step] }],
  ['I1', 'a decision of a worker that is gone', { journal: [melding] }],
  ['I1', 'an alarm of which nobody knows whether it rang', { outbox: [vraag, { ...attendering, soort: 'alarm', status: 'onzeker' }] }],
  ['I2', 'a report that nobody sent', { journal: [melding, step, { ...melding, id: 'm2' }] }],
  ['I2', 'a casus that no report led to', { casussen: [...good.casussen, { id: 'c2', meldingen: ['m9'] }] }],
  ['I2', 'something at a partner that the outbox does not know', { arrivals: [{ ...arrival, verzending: 'v9' }] }],
  ['I2', 'other bytes under a known reference', { forged: ['r1'] }],
  ['I3', 'two receipts for one reference', { sent: [{ ref: 'r1', ids: ['m1', 'm2'] }] }],
  ['I3', 'two casussen of one report', { casussen: [...good.casussen, { id: 'c2', meldingen: ['m1'] }] }],
  ['I3', 'a report without a casus', { casussen: [] }],
  ['I3', 'a question that had its effect twice', { arrivals: [arrival, arrival] }],
  ['I3', 'two questions for one', { outbox: [vraag, { ...vraag, id: 'v3' }, attendering] }],
  ['I3', 'a mail that came twice', { mails: [mail, mail] }],
  ['I4', 'a field that the policy does not name', { arrivals: [{ ...arrival, velden: ['straat'] }] }],
  ['I4', 'a person in a mail', { mails: [{ ...mail, velden: ['geslachtsnaam'] }] }],
  ['I4', 'other bytes at the second attempt', { arrivals: [{ ...arrival, verwerkt: false, digest: 'd0' }, arrival] }],
  ['I4', 'content before the handover was taken up', { tooEarly: ['o1'] }],
  ['I5', 'an older revisie after a newer one', { outbox: [vraag, newer], arrivals: [{ ...arrival, verzending: 'v2' }, arrival] }],
  ['I6', 'an open report that nobody will be woken for', { journal: [{ ...melding, status: 'in behandeling' }, step] }],
  ['I6', 'a wake-up that stays open', { journal: [{ ...melding, wekkers: 1 }, step] }],
  ['I6', 'a report that was handled and is not gezien', { journal: [{ ...melding, gezien: false }, step] }],
  ['I6', 'a lease that ended unnoticed', { outbox: [{ ...vraag, status: 'verzendend', verlopen: true, wekkers: 1 }, attendering] }],
  ['I6', 'a question that was never sent', { outbox: [{ ...vraag, status: 'gereed', wekkers: 1 }, attendering] }],
  ['I7', 'a backlog that stays', { liveness: { ...good.liveness, drainedMs: undefined } }],
  ['I7', 'a backlog that takes too long', { liveness: { ...good.liveness, drainedMs: 101 } }],
  ['I7', 'a process that fell over', { liveness: { ...good.liveness, crashes: ['workers: stopped (exit code 1)'] } }],
  ['I8', 'an audit log that is not whole', { audit: { heel: false, bevindingen: ['row 3'] } }],
  ['I9', 'a marker in a log', { leaks: ['workers.log holds a marker of a person'] }],
  ['I10', 'a term that never fired', { termijnen: [{ ...term, afgegaan: undefined, berichten: 0 }] }],
  ['I10', 'a term that fired early', { termijnen: [{ ...term, afgegaan: 999 }] }],
  ['I10', 'a term that fired twice', { termijnen: [{ ...term, berichten: 2 }] }],
  ['I10', 'a term that fired long after it should', { termijnen: [{ ...term, afgegaan: 60_000 }] }],
];

test.each(wrongs)('%s: %s', (invariant, _, wrong) => {
  expect(check({ ...good, ...wrong }).map((violation) => violation.invariant)).toContain(invariant);
});

test('every invariant has something that breaks it here', () => {
  expect([...new Set(wrongs.map(([invariant]) => invariant))]).toEqual(invariants);
});

test.each<[string, Partial<Facts>]>([
  ['an alarm that came twice as the same mail', { outbox: [vraag, { ...attendering, soort: 'alarm' }], mails: [mail, mail] }],
  ['the same bytes again at a partner that had refused to take them', { arrivals: [{ ...arrival, verwerkt: false }, arrival] }],
  ['a verzending of which nobody knows what became of it', { outbox: [{ ...vraag, status: 'onzeker' }, attendering], arrivals: [] }],
  ['a step that was refused', { journal: [melding, { ...step, status: 'afgewezen', gezien: true }] }],
])('%s is no violation', (_, allowed) => {
  expect(check({ ...good, ...allowed })).toEqual([]);
});
