import { RejectError, RetryLaterError } from '@schakel/contracts';
import { UnknownOutcomeError, type Bezorging } from '@schakel/ketenpartners';
import type { Log } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import type { JournalAppender } from '@schakel/store/journal-append';
import type { Claimed, Outbox, Uitkomst } from '@schakel/store/outbox';
import type { Kanalen } from './kanalen';
import type { BreakerState } from './breaker';
import { Verzender } from './verzender';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** An outbox in memory that knows how many leases stand open. */
class Leased {
  open = 0;
  most = 0;
  readonly outcomes: Uitkomst['uitkomst'][] = [];
  readonly partners: string[] = [];
  readonly later: string[] = [];
  readonly putOff: number[] = [];
  readonly woken: string[] = [];
  pauseOver = false;

  constructor(private readonly soort = 'check-op-bekendheid.v1') {}

  readonly outbox = {
    claim: (_: Database, ids: readonly string[]) => {
      this.open += ids.length;
      this.most = Math.max(this.most, this.open);
      return Promise.resolve(
        ids.map((id) => ({
          id,
          lease: id,
          kanaal: 'stuf-direct',
          ontvanger: 'rvdk',
          poging: 1,
          draad: Buffer.from(id),
          sealed: { soort: this.soort },
        })),
      );
    },
    result: (_: Database, __: Claimed, uitkomst: Uitkomst) => {
      this.open -= 1;
      this.outcomes.push(uitkomst.uitkomst);
      if (uitkomst.uitkomst === 'uitgesteld') this.putOff.push(uitkomst.naMs);
      return Promise.resolve(true);
    },
    putOff: (_: Database, ids: readonly string[], { afterMs, apartMs }: { afterMs: number; apartMs: number }) => {
      this.later.push(...ids);
      this.putOff.push(...ids.map((__, at) => afterMs + at * apartMs));
      return Promise.resolve(ids.length);
    },
    wakeWaiting: (_: Database, partner: string) => {
      this.woken.push(partner);
      return Promise.resolve();
    },
    isPauseOver: () => Promise.resolve(this.pauseOver),
    setPartner: (_: Database, __: string, { toestand }: BreakerState) => {
      this.partners.push(toestand);
      return Promise.resolve();
    },
  } as unknown as Outbox;
}

/** One that does not answer, until it does. */
class Partner {
  reached = false;
  readonly deliver = (): Promise<Bezorging> =>
    this.reached ? Promise.resolve({ uitkomst: 'bevestigd' }) : Promise.reject(new RetryLaterError('partner-onbereikbaar'));
}

const ids = Array.from({ length: 20 }, (_, at) => `v${at + 10}`);
const senderOf = ({ outbox }: Leased, deliver: () => Promise<Bezorging>, clock = () => new Date()): Verzender =>
  new Verzender(
    { wakeRelay: () => undefined } as Database,
    outbox,
    {} as JournalAppender,
    { deliver } as unknown as Kanalen,
    silent,
    clock,
  );

test('a lease is taken right before its call, however much waits behind a slow partner', async () => {
  const leased = new Leased();
  await senderOf(leased, () => Promise.resolve({ uitkomst: 'bevestigd' })).send('rvdk', ids);
  expect(leased.outcomes).toEqual(ids.map(() => 'bezorgd'));
  expect(leased.most).toBeLessThanOrEqual(8);
});

test('a partner that answers as before is not written down at every call', async () => {
  const leased = new Leased();
  await senderOf(leased, () => Promise.resolve({ uitkomst: 'bevestigd' })).send('rvdk', ids);
  expect(leased.partners).toEqual(['gesloten']);
});

test('what cannot be sent by our own fault comes again later, and says nothing about the partner', async () => {
  const leased = new Leased();
  await senderOf(leased, () => Promise.reject(new RejectError('inrichting-ongeldig'))).send('rvdk', ids);
  expect(leased.outcomes).toEqual(ids.map(() => 'opnieuw'));
  expect(leased.partners).toEqual([]);
});

test('what nobody knows the outcome of waits for a person, but an alarm rings again', async () => {
  const unknown = () => Promise.reject(new UnknownOutcomeError());
  const [question, alarm] = [new Leased(), new Leased('alarm.v1')];
  await senderOf(question, unknown).send('rvdk', ['v1']);
  await senderOf(alarm, unknown).send('rvdk', ['v1']);
  expect([question.outcomes, alarm.outcomes]).toEqual([['onzeker'], ['opnieuw']]);
});

test('a clock that jumps back an hour does not leave a failing partner alone for an hour', async () => {
  const leased = new Leased();
  let now = Date.UTC(2026, 10, 22, 12);
  const sender = senderOf(
    leased,
    () => Promise.reject(new RetryLaterError('partner-onbereikbaar')),
    () => new Date(now),
  );
  await sender.send('rvdk', ids.slice(0, 8));
  now -= 3_600_000;
  await sender.send('rvdk', ids.slice(8, 9));
  expect(leased.putOff).toHaveLength(1);
  expect(leased.putOff[0]).toBeLessThanOrEqual(5_000);
});

test('once a partner is left alone, the rest is put off together: no lease, no call', async () => {
  const leased = new Leased();
  let calls = 0;
  const sender = senderOf(leased, () => Promise.reject(((calls += 1), new UnknownOutcomeError())));
  await sender.send('rvdk', ids);
  expect([calls, leased.outcomes.length, leased.later]).toEqual([8, 8, ids.slice(8)]);
  await sender.send('rvdk', ['v99']);
  expect([calls, leased.later.at(-1)]).toEqual([8, 'v99']);
});

test('who sends again by hand ends the pause of a partner: it is called once, and all goes when it answers', async () => {
  const leased = new Leased();
  const partner = new Partner();
  const sender = senderOf(leased, partner.deliver);
  await sender.send('rvdk', ids.slice(0, 8));
  [leased.pauseOver, partner.reached] = [true, true];
  await sender.send('rvdk', ids.slice(8));
  expect(leased.later).toEqual([]);
  expect(leased.outcomes.slice(8)).toEqual(ids.slice(8).map(() => 'bezorgd'));
});

test('a pause that was ended by hand is one call to a partner that still does not answer', async () => {
  const leased = new Leased();
  const sender = senderOf(leased, () => Promise.reject(new RetryLaterError('partner-onbereikbaar')));
  await sender.send('rvdk', ids.slice(0, 8));
  leased.pauseOver = true;
  await sender.send('rvdk', [ids[8]!]);
  leased.pauseOver = false;
  await sender.send('rvdk', ids.slice(9));
  expect([leased.outcomes.length, leased.later]).toEqual([9, ids.slice(9)]);
  expect(leased.putOff.at(-1)).toBeGreaterThan(5_000);
});

test('what waits for a partner that is left alone comes back one after another, and none later than five minutes after the pause', async () => {
  const leased = new Leased();
  const sender = senderOf(leased, () => Promise.reject(new RetryLaterError('partner-onbereikbaar')));
  await sender.send('rvdk', ids.slice(0, 8));
  const many = Array.from({ length: 7_000 }, (_, at) => `w${at + 10_000}`);
  for (let at = 0; at < many.length; at += 50) await sender.send('rvdk', many.slice(at, at + 50));
  const [first = 0, ...rest] = leased.putOff;
  expect(first).toBeLessThanOrEqual(5_000);
  expect(rest.slice(0, 5_000).every((ms, at) => ms > first + at * 40)).toBe(true);
  expect(Math.max(...rest)).toBeLessThanOrEqual(305_100);
});

test('once the partner answers all that waits for it is woken, and no more while it goes on answering', async () => {
  const leased = new Leased();
  const partner = new Partner();
  const sender = senderOf(leased, partner.deliver);
  await sender.send('rvdk', ids.slice(0, 8));
  expect(leased.woken).toEqual([]);
  [leased.pauseOver, partner.reached] = [true, true];
  await sender.send('rvdk', ids.slice(8));
  expect(leased.woken).toEqual(['rvdk']);
});
