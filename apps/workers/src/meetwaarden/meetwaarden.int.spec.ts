import { meetlabels } from '@schakel/runtime';
import { Registry } from 'prom-client';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { openMeters, standmeter } from '.';
import { meetwaarden } from './tabel';

const gemeente = 'gemeente-huizen';
let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

/** The measures as a watcher gets them, each time anew. */
function watched() {
  const registry = new Registry();
  const meters = openMeters(registry, [gemeente]);
  const wacht = store.open('wacht');
  const stand = standmeter(meters, wacht, [gemeente], [wacht]);
  return {
    meters,
    wacht,
    scrape: async () => {
      await stand.refresh();
      return registry.metrics();
    },
  };
}
const wake = (lane: string): Promise<unknown> =>
  store.owner.query("insert into wekkers (bericht_id, soort, versie, lane) values (gen_random_uuid(), 'vt-melding', 1, $1)", [lane]);

test('no measure is told apart by anything but the allowed words', () => {
  const used = Object.values(meetwaarden).flatMap(({ labels }) => [...labels]);
  expect(used.filter((label) => !meetlabels.includes(label))).toEqual([]);
  expect([...meetlabels].sort()).toEqual(['code', 'deur', 'lane', 'method', 'partij', 'route', 'soort', 'status']);
});

test('lanes are shown with their depth, those of municipalities together, and no name of one comes out', async () => {
  await wake('afhandeling.dringend');
  await wake(`verzending.${gemeente}.normaal`);
  const { meters, scrape } = watched();
  meters.observe('schakel_verzending_seconden', { partij: gemeente, status: 'bezorgd' }, 1);
  const text = await scrape();
  expect(text).toContain('schakel_lane_open{lane="afhandeling.dringend"} 1');
  expect(text).toContain('schakel_lane_open{lane="verzending.team.normaal"} 1');
  expect(text).toContain('schakel_verzending_seconden_count{partij="team",status="bezorgd"} 1');
  expect(text).not.toContain('huizen');
});

test('the database is read at most every ten seconds, and what cannot be read is not shown as it was', async () => {
  const first = watched();
  await first.scrape();
  await wake('afhandeling.normaal');
  expect(await first.scrape()).not.toContain('lane="afhandeling.normaal"');
  const second = watched();
  expect(await second.scrape()).toContain('schakel_lane_open{lane="afhandeling.normaal"} 1');
  const third = watched();
  await third.wacht.close();
  const text = await third.scrape();
  expect([text.includes('schakel_lane_open{'), text.includes('schakel_stand_leeftijd_seconden +Inf')]).toEqual([false, true]);
});
