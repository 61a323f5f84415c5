/** RabbitMQ and Redis are wake-ups only: absent, killed or wiped they cost time, and never a report, a question or a mail. */
import { Redis } from 'ioredis';
import { startServices } from '../../scripts/services.mjs';
import type { Services } from '../../scripts/services.mjs';
import { eventually } from '../support/eventually';
import {
  betrokken,
  casusOf,
  casusOnce,
  decide,
  expectStatus,
  melding,
  note,
  openCasus,
  overdrachtsbesluit,
  report,
} from '../support/journey';
import { testDirectory } from '../support/services';
import { startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(180_000);

let services: Services;
let hub: OwnHub;
beforeAll(async () => {
  services = await startServices({ dir: testDirectory('eigen-diensten') });
  await Promise.all([services.kill('rabbitmq', 'SIGKILL'), services.kill('redis', 'SIGKILL')]);
  hub = await startTestHub({ mode: 'full', services });
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await services.stop();
});

const one = betrokken('dochter-huizen');

async function readiness(): Promise<{ status: number; toestand: string }> {
  const answer = await fetch(`${hub.run.management.workers[0]!}/readyz`);
  return { status: answer.status, toestand: ((await answer.json()) as { status: string }).status };
}

/** Reports one after another until told to stop; gives the ids of all that were accepted. */
function load() {
  const ended = new AbortController();
  const ids: string[] = [];
  const run = (async () => {
    while (!ended.signal.aborted) ids.push((await report(hub, melding({ personen: one }))).id);
  })();
  return {
    ids,
    stop: async () => {
      ended.abort();
      await run;
    },
  };
}

/** Every accepted report led to one casus, decided once, and nothing waits any more. */
async function allHandled(ids: readonly string[]): Promise<void> {
  await eventually(
    async () => {
      const rows = await hub.sql("select id::text from journal where id = any($1::uuid[]) and status <> 'afgehandeld'", [ids]);
      expect(rows).toEqual([]);
    },
    60_000,
    250,
  );
  const casussen = await hub.sql<{ n: number }>('select count(*)::int as n from casussen where meldingen && $1::uuid[] and versie = 1', [
    ids,
  ]);
  expect(casussen).toEqual([{ n: ids.length }]);
}

test('with both dead at the start reports are accepted, readyz says vertraagd with 200, and all is handled once they are there', async () => {
  const receipts = await Promise.all([1, 2, 3].map(() => report(hub, melding({ personen: one }))));
  expect(await readiness()).toEqual({ status: 200, toestand: 'vertraagd' });
  expect((await (await fetch(`${hub.run.management.gateway}/readyz`)).json()) as object).toHaveProperty('status');
  await Promise.all([services.start('rabbitmq'), services.start('redis')]);
  await allHandled(receipts.map(({ id }) => id));
  await eventually(async () => {
    expect(await readiness()).toEqual({ status: 200, toestand: 'gereed' });
  }, 40_000);
});

test('a broker killed under load loses nothing, and nothing reaches a team or the police twice', async () => {
  const reports = load();
  await eventually(() => {
    expect(reports.ids.length).toBeGreaterThan(10);
  });
  await services.kill('rabbitmq', 'SIGKILL');
  const atKill = reports.ids.length;
  await eventually(() => {
    expect(reports.ids.length).toBeGreaterThan(atKill + 10);
  });
  await services.start('rabbitmq');
  await reports.stop();
  await allHandled(reports.ids);

  const casus = await openCasus(hub, await casusOf(hub, reports.ids[0]!));
  const noted = await note(hub, casus, 'contactmoment');
  await services.kill('rabbitmq', 'SIGKILL');
  const starting = services.start('rabbitmq');
  expectStatus(await decide(hub, casus.id, overdrachtsbesluit(noted)).finally(() => starting), 202);
  await casusOnce(hub, casus.id, ({ deelcasussen }) => {
    expect(deelcasussen).toHaveLength(1);
  });
  await eventually(async () => {
    const open = await hub.sql("select id from outbox where casus_id = $1 and kanaal <> 'postvak' and status <> 'bezorgd'", [casus.id]);
    expect(open).toEqual([]);
  }, 60_000);
  expect((await hub.mails()).filter(({ to }) => to.includes('usd@huizen.example'))).toHaveLength(1);
});

test('Redis wiped, and then killed, under load loses nothing: the terms stand in PostgreSQL', async () => {
  const reports = load();
  const redis = new Redis(services.redisUrl);
  await redis.flushall();
  redis.disconnect();
  await services.kill('redis', 'SIGKILL');
  const atKill = reports.ids.length;
  await eventually(() => {
    expect(reports.ids.length).toBeGreaterThan(atKill + 10);
  });
  await services.start('redis');
  await reports.stop();
  await allHandled(reports.ids);
  const terms = await hub.sql<{ n: number }>(
    `select count(distinct t.casus_id)::int as n from termijnen t join casussen c on c.id = t.casus_id
     where t.soort = 'veiligheidsbeoordeling' and c.meldingen && $1::uuid[]`,
    [reports.ids],
  );
  expect(terms).toEqual([{ n: reports.ids.length }]);
});
