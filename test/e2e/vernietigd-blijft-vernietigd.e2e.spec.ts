/** Erased by the command line, restored from the oldest data with the newest keys: the casus is erased there too, and looks so. */
import { randomUUID } from 'node:crypto';
import { createDatabase, dropDatabase, withClient } from '../support/database';
import { betrokken, casusOf, melding, openCasus, quiet, report } from '../support/journey';
import { testDirectory } from '../support/services';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(180_000);

const hub = sharedHub('full');

test('a casus that was erased after the backup of the data is erased in what is restored, with its trace', async () => {
  const [gone, stays] = [await report(hub, melding({ personen: betrokken('moeder-huizen') })), await report(hub)];
  const [casus, other] = [await casusOf(hub, gone.id), await casusOf(hub, stays.id)];
  await Promise.all([quiet(hub, casus), quiet(hub, other)]);
  const folder = testDirectory('back-up');
  expect((await hub.cli('backup', folder)).code).toBe(0);
  expect((await hub.cli('vernietig', casus, '--reden', 'bewaartermijn voorbij', '--ja')).code).toBe(0);
  expect((await hub.cli('backup', folder, '--sleutels-alleen')).code).toBe(0);

  const database = await createDatabase();
  const restored = await hub.cli('herstel', folder, '--naar', database, '--json');
  expect({ code: restored.code, err: restored.code === 0 ? '' : restored.err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(restored.out)).toMatchObject({ goed: true, rechtgezet: { vernietigd: expect.arrayContaining([casus]) as unknown } });

  const settings = { DATABASE_URL: database };
  const life = JSON.parse((await hub.cliWith(settings, 'life', casus, '--json')).out) as { audit: { actie: string }[] };
  expect(life.audit.map(({ actie }) => actie)).toContain('vernietigd');
  expect((await hub.cliWith(settings, 'vernietig', randomUUID(), '--reden', 'bestaat niet', '--ja')).code).toBe(1);
  const content = `select (select count(*)::int from sleutels where casus_id = $1 and tabel <> 'audit') as sleutels,
    (select length(dossier) from casussen where id = $1) as dossier, (select count(*)::int from zoekindex where casus_id = $1) as zoektermen`;
  const look = (id: string) => withClient(database, async (client) => (await client.query<Record<string, number>>(content, [id])).rows[0]);
  expect(await look(casus)).toEqual({ sleutels: 0, dossier: 0, zoektermen: 0 });
  expect((await look(other))?.['dossier']).toBeGreaterThan(100);
  expect((await openCasus(hub, other)).id).toBe(other);
  await dropDatabase(database);
});
