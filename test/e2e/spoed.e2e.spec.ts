/** An urgent report wakes whoever is on duty, and the next when nobody takes it up; nothing that wakes them says about whom. */
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { eventually } from '../support/eventually';
import { betrokken, casusOf, melding, receivedBy, report } from '../support/journey';
import { put } from '../support/partner';
import { testDirectory } from '../support/services';
import { startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(120_000);

let hub: OwnHub;
beforeAll(async () => {
  hub = await startTestHub({ mode: 'embedded', env: { CONFIG_DIR: impatient(join(testDirectory('spoed'), 'inrichting')) } });
}, 120_000);
afterAll(() => hub.stop());

/** The inrichting of the region, in which the next is called after three seconds. */
function impatient(folder: string): string {
  cpSync('config', folder, { recursive: true });
  const file = join(folder, 'bereikbaarheid.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/bevestigBinnen: \d+/, 'bevestigBinnen: 3'));
  return folder;
}

interface Call {
  readonly to: string;
  readonly text: string;
  readonly channel: string;
  readonly reference: string;
}
const calls = async (): Promise<Call[]> => (await receivedBy(hub, 'alarm')).map(({ body }) => JSON.parse(body) as Call);
const called = async (): Promise<string[]> => (await calls()).map(({ to, channel }) => `${to.slice(-1)} ${channel}`);
const aanbieder = () => ({ control: hub.run.partners.alarm.control });
const urgent = () => melding({ personen: betrokken('dochter-huizen'), sash: 'hoog' });
const takenUp = async (id: string) =>
  (
    await hub.sql<{ door: string | null; langs: string | null }>(
      'select bevestigd_door as door, bevestigd_langs as langs from alarmen where id = $1',
      [id],
    )
  )[0];

test('the first on duty is called within ten seconds, the next when nobody takes it up, and a key ends it', async () => {
  const from = Date.now();
  const { id } = await report(hub, urgent());
  await eventually(async () => {
    expect(await called()).toEqual(expect.arrayContaining(['1 sms', '1 voice']));
  });
  expect(Date.now() - from).toBeLessThan(10_000);
  await eventually(async () => {
    expect(await called()).toEqual(expect.arrayContaining(['2 sms', '2 voice']));
  });
  const eva = (await calls()).find(({ to, channel }) => to.endsWith('2') && channel === 'voice');
  await put(aanbieder(), 'gebaar', { reference: eva?.reference, key: '1' });
  expect(await takenUp(id)).toEqual({ door: 'e.eik', langs: 'telefoon' });
  const casus = await casusOf(hub, id);
  for (const { text, reference } of await calls()) {
    for (const secret of [id, casus, 'Huizen', 'politie', 'dochter']) expect(`${text} ${reference}`).not.toContain(secret);
  }
});

test('with the provider away the mail still goes, and the administrator hears it', async () => {
  await put(aanbieder(), 'mode', { mode: 'down' });
  const { id } = await report(hub, urgent());
  await eventually(async () => {
    const mails = (await hub.mails()).filter(({ to }) => to.includes('d.dijk@veilig-thuis-gv.example'));
    expect(mails.length).toBeGreaterThan(1);
  });
  await eventually(async () => {
    expect((await hub.cli('status', '--json')).out).toContain('alarm-niet-verstuurd');
  });
  const before = (await calls()).length;
  await put(aanbieder(), 'mode', { mode: 'normal' });
  const sms = await eventually(async () => {
    const found = (await calls()).slice(before).find(({ to, channel }) => to.endsWith('1') && channel === 'sms');
    expect(found).toBeDefined();
    return found;
  });
  await put(aanbieder(), 'gebaar', { from: '+31600000001', text: `OK ${/ OK (\d{4}) /.exec(sms?.text ?? '')?.[1]}` });
  expect(await takenUp(id)).toEqual({ door: 'd.dijk', langs: 'sms' });
});
