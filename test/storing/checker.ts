/** Judges a run. Pure: takes what was asked and what was found, and gives every violation, by the invariant that it breaks. */
import type { Facts, JournalRow, OutboxRow } from './facts';

export type Invariant = 'I1' | 'I2' | 'I3' | 'I4' | 'I5' | 'I6' | 'I7' | 'I8' | 'I9' | 'I10';

export interface Violation {
  readonly invariant: Invariant;
  readonly what: string;
}

type Rule = (facts: Facts) => readonly string[];

const ended = ['afgehandeld', 'afgewezen'];
const isMelding = ({ soort, status }: JournalRow): boolean => soort === 'vt-melding' && status !== 'afgewezen';
const settled = ['bezorgd', 'geweigerd', 'onzeker', 'ingetrokken'];
const toSend = ({ kanaal }: OutboxRow): boolean => kanaal !== 'postvak';

function groupBy<T>(items: readonly T[], keyOf: (item: T) => string): Map<string, T[]> {
  const groups = new Map<string, T[]>();
  for (const item of items) {
    const key = keyOf(item);
    const group = groups.get(key);
    if (group) group.push(item);
    else groups.set(key, [item]);
  }
  return groups;
}

/** I1: what was acknowledged is there, with the same content, and was handled. */
const loss: Rule = ({ sent, steps, journal, outbox, vingerafdrukken }) => {
  const rows = new Map(journal.map((row) => [row.id, row]));
  const ofReport = sent.flatMap(({ ref, ids }) =>
    ids.flatMap((id) => {
      const row = rows.get(id);
      if (!row) return [`${ref}: receipt ${id} is not in the journal`];
      if (row.vingerafdruk !== vingerafdrukken.get(ref)) return [`${ref}: ${id} holds other bytes`];
      return row.status === 'afgehandeld' ? [] : [`${ref}: ${id} is ${row.status}`];
    }),
  );
  const ofStep = steps.flatMap((id) => {
    const status = rows.get(id)?.status;
    return status !== undefined && ended.includes(status) ? [] : [`step ${id} is ${status ?? 'not in the journal'}`];
  });
  // One alarm too few leaves somebody alone: of an alarm it is never enough that nobody knows.
  const silent = outbox.filter(({ soort, status }) => soort === 'alarm' && status !== 'bezorgd');
  return [...ofReport, ...ofStep, ...silent.map(({ id, status }) => `alarm ${id} is ${status}`)];
};

/** I2: nothing is there that nobody sent. */
const ghosts: Rule = ({ sent, forged, journal, casussen, outbox, arrivals }) => {
  const known = new Set(sent.flatMap(({ ids }) => ids));
  const sendings = new Set(outbox.map(({ id }) => id));
  return [
    ...journal.filter((row) => isMelding(row) && !known.has(row.id)).map(({ id }) => `journal ${id} belongs to no receipt`),
    ...casussen.filter(({ meldingen }) => !meldingen.some((id) => known.has(id))).map(({ id }) => `casus ${id} belongs to no report`),
    ...arrivals
      .filter(({ verzending }) => !sendings.has(verzending))
      .map(({ partner, verzending }) => `${partner} got unknown ${verzending}`),
    ...forged.map((ref) => `${ref}: other bytes were accepted`),
  ];
};

/** I3: nothing has its effect twice. An alarm may come twice, as the same mail. */
const doubles: Rule = ({ sent, journal, casussen, outbox, arrivals, mails }) => {
  const perMelding = groupBy(
    casussen.flatMap(({ id, meldingen }) => meldingen.map((melding) => ({ id, melding }))),
    ({ melding }) => melding,
  );
  const handled = journal.filter((row) => isMelding(row) && row.status === 'afgehandeld');
  const effects = groupBy(
    arrivals.filter(({ verwerkt }) => verwerkt),
    ({ verzending }) => verzending,
  );
  const same = groupBy(outbox, ({ casus, ontvanger, soort, onderwerp, revisie }) =>
    [casus, ontvanger, soort, onderwerp, revisie].join(' '),
  );
  const alarms = new Set(outbox.filter(({ soort }) => soort === 'alarm').map(({ id }) => id));
  const perMail = groupBy(mails, ({ messageId }) => messageId);
  const isAlarm = (messageId: string): boolean => {
    const [id = ''] = messageId.replace(/[<>]/g, '').split('@');
    return alarms.has(id) || id.startsWith('oproep-');
  };
  return [
    ...sent.filter(({ ids }) => ids.length > 1).map(({ ref, ids }) => `${ref} has ${ids.length} receipts`),
    ...handled
      .filter(({ id }) => perMelding.get(id)?.length !== 1)
      .map(({ id }) => `report ${id} led to ${perMelding.get(id)?.length ?? 0} casussen`),
    ...[...effects].filter(([, group]) => group.length > 1).map(([id, group]) => `${id} had its effect ${group.length} times`),
    ...[...same].filter(([, group]) => group.length > 1).map(([, [first]]) => `two verzendingen for what ${first?.id} is`),
    ...[...perMail].filter(([id, group]) => group.length > 1 && !isAlarm(id)).map(([id, group]) => `mail ${id} came ${group.length} times`),
  ];
};

/** I4: no field more than the policy names, and the same bytes at every attempt. */
const minimisation: Rule = ({ arrivals, mails, tooEarly, allowed }) => {
  const tooMuch = (who: string, kind: string, velden: readonly string[]): string[] =>
    velden.filter((veld) => !allowed.get(kind)?.has(veld)).map((veld) => `${who} got ${veld}`);
  const attempts = groupBy(arrivals, ({ verzending }) => verzending);
  return [
    ...arrivals.flatMap(({ partner, verzending, velden }) => tooMuch(`${partner} (${verzending})`, partner, velden)),
    ...mails.flatMap(({ to, velden }) => tooMuch(to, 'mail', velden)),
    ...[...attempts]
      .filter(([, group]) => new Set(group.map(({ digest }) => digest)).size > 1)
      .map(([id]) => `${id} was sent with other bytes`),
    ...tooEarly.map((id) => `overdracht ${id} showed its content too early`),
  ];
};

/** I5: a recipient never gets an older revisie after a newer one. */
const order: Rule = ({ arrivals, outbox }) => {
  const rows = new Map(outbox.map((row) => [row.id, row]));
  const known = arrivals.filter(({ verwerkt }) => verwerkt).flatMap(({ verzending }) => rows.get(verzending) ?? []);
  const lines = groupBy(known, ({ casus, ontvanger, soort, onderwerp }) => [casus, ontvanger, soort, onderwerp].join(' '));
  const goesBack = (group: readonly OutboxRow[]): boolean => group.some(({ revisie }, at) => revisie < (group[at - 1]?.revisie ?? 0));
  return [...lines].filter(([, group]) => goesBack(group)).map(([line]) => `order was lost: ${line}`);
};

/** I6: every obligation is a row that is done, or a row that somebody will be woken for. */
const conservation: Rule = ({ journal, outbox }) => {
  const open = ({ status }: { readonly status: string }): boolean => status === 'ontvangen' || status === 'in behandeling';
  const unsettled = outbox.filter((row) => toSend(row) && !settled.includes(row.status));
  return [
    ...journal
      .filter((row) => open(row) && row.wekkers === 0)
      .map(({ id, status }) => `${id} is ${status} and nobody will be woken for it`),
    ...journal.filter((row) => !open(row) && row.wekkers > 0).map(({ id }) => `${id} is done and its wake-up is open`),
    ...journal.filter(({ status, gezien }) => status === 'afgehandeld' && !gezien).map(({ id }) => `${id} was handled and is not gezien`),
    ...unsettled
      .filter(({ wekkers }) => wekkers === 0)
      .map(({ id, status }) => `verzending ${id} is ${status} and nobody will be woken for it`),
    ...unsettled.filter(({ wekkers }) => wekkers > 0).map(({ id, status }) => `verzending ${id} is still ${status}`),
    ...outbox.filter(({ verlopen }) => verlopen).map(({ id }) => `the lease of ${id} ended unnoticed`),
  ];
};

/** I7: all of it goes on by itself, in time. */
const liveness: Rule = ({ liveness: { drainedMs, boundMs, crashes } }) => [
  ...(drainedMs === undefined || drainedMs > boundMs ? [`not drained within ${Math.round(boundMs / 1_000)} s`] : []),
  ...crashes,
];

const audit: Rule = ({ audit: { heel, bevindingen } }) => (heel ? [] : ['the audit log is not whole', ...bevindingen]);

const leaks: Rule = (facts) => facts.leaks;

/** Half a minute is how often due terms are looked at when no alarm clock rings. */
const latestMs = 40_000;

/** I10: a term fires once, never early, and not long after it should. */
const terms: Rule = ({ termijnen, liveness: { healedAt } }) =>
  termijnen.flatMap(({ id, uiterlijk, afgegaan, berichten }) => {
    if (afgegaan === undefined) return [`term ${id} never fired`];
    if (afgegaan < uiterlijk) return [`term ${id} fired ${uiterlijk - afgegaan} ms early`];
    if (afgegaan > Math.max(uiterlijk, healedAt) + latestMs) return [`term ${id} fired late`];
    return berichten === 1 ? [] : [`term ${id} led to ${berichten} berichten`];
  });

const rules: Readonly<Record<Invariant, Rule>> = {
  I1: loss,
  I2: ghosts,
  I3: doubles,
  I4: minimisation,
  I5: order,
  I6: conservation,
  I7: liveness,
  I8: audit,
  I9: leaks,
  I10: terms,
};

export const invariants = Object.keys(rules) as Invariant[];

export const check = (facts: Facts): Violation[] =>
  invariants.flatMap((invariant) => rules[invariant](facts).map((what) => ({ invariant, what })));
