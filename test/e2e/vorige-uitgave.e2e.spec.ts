/** The database of the previous release comes up under this one, and everything in it goes on. */
import { chmodSync, copyFileSync, readFileSync } from 'node:fs';
import { join } from 'node:path';
import { createDatabase } from '../support/database';
import { eventually } from '../support/eventually';
import { casusOf, casusOnce, openCasus, takeUp } from '../support/journey';
import { testDirectory } from '../support/services';
import { sharedHub, startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(180_000);

const fixture = join(__dirname, '../fixtures/vorige-uitgave');
const nummers = JSON.parse(readFileSync(join(fixture, 'nummers.json'), 'utf8')) as Record<
  'overdracht' | 'wacht' | 'overgedragen' | 'open' | 'vernietigd' | 'onafgehandeld',
  string
>;
let hub: OwnHub;
afterAll(() => hub.stop());

test('casussen of the previous release open and go on, its erased one stays erased, and its audit log is whole', async () => {
  const sleutelbestand = join(testDirectory('vorige-uitgave'), 'sleutel');
  copyFileSync(join(fixture, 'sleutel'), sleutelbestand);
  chmodSync(sleutelbestand, 0o600);
  const database = await createDatabase();
  const settings = { SLEUTELBESTAND: sleutelbestand, SLEUTELBACKUP_DAGEN: '36500' };
  const restored = await sharedHub('full').cliWith(settings, 'herstel', join(fixture, 'back-up'), '--naar', database, '--json');
  expect({ code: restored.code, err: restored.code === 0 ? '' : restored.err }).toEqual({ code: 0, err: '' });
  expect(JSON.parse(restored.out)).toMatchObject({ goed: true, gegevens: { migratie: 8 } });

  hub = await startTestHub({ mode: 'full', database, sleutelbestand });
  expect((await openCasus(hub, nummers.overgedragen)).status).toBe('overgedragen');
  expect((await openCasus(hub, nummers.overgedragen)).antwoorden).toHaveLength(2);
  expect((await openCasus(hub, nummers.open)).voorstelVragen).toHaveLength(1);
  expect((await openCasus(hub, await casusOf(hub, nummers.onafgehandeld))).meldingen).toHaveLength(1);

  expect((await takeUp(hub, 'u.usd', nummers.overdracht)).inhoud?.personen).toHaveLength(2);
  await casusOnce(hub, nummers.wacht, ({ status }) => {
    expect(status).toBe('overgedragen');
  });

  expect((await (await hub.user('v.vermeer')).get(`/v1/casussen/${nummers.vernietigd}`, { reden: 'kijken' })).status).toBe(404);
  expect(await hub.sql('select casus_id from vernietigingen')).toEqual([{ casus_id: nummers.vernietigd }]);
  await eventually(async () => {
    expect(await hub.cli('audit', 'verify')).toMatchObject({ code: 0 });
  });
});
