import { cpSync, readdirSync } from 'node:fs';
import { withClient } from '../../../../test/support/database';
import { removeExpired } from './expire';
import { forceOpen, rawBytes } from './testing/force';
import { newFolder, World } from './testing/world';

const dagen = 30;
const dayMs = 86_400_000;
type Casus = Awaited<ReturnType<World['casus']>>;

let world: World;
beforeAll(async () => {
  world = await World.begin();
});
afterAll(() => world.end());

/** What of a casus is still there in a restored database. */
const left = (url: string, { id, bericht, verzending }: Casus): Promise<string[]> =>
  withClient(url, async (client) => {
    const { rows } = await client.query<{ wat: string }>(
      `select 'sleutel' as wat from sleutels where casus_id = $1 and tabel <> 'audit' union select 'zoekterm' from zoekindex where casus_id = $1
       union select 'persoon' from casus_personen where casus_id = $1 union select 'dossier' from casussen where id = $1 and dossier <> ''
       union select 'bericht' from journal where id = $2 and (inhoud <> '' or referentie is not null or vingerafdruk is not null)
       union select 'verzending' from outbox where id = $3 and (inhoud <> '' or status <> 'ingetrokken')
       union select 'wekker' from wekkers where bericht_id in ($2, $3) and gesloten_op is null order by wat`,
      [id, bericht, verzending],
    );
    return rows.map(({ wat }) => wat);
  });
const all = ['bericht', 'dossier', 'persoon', 'sleutel', 'verzending', 'wekker', 'zoekterm'];

test('an erased casus opens until the date in the report and never after it: not restored, and not by trying every key on the raw files', async () => {
  const [gone, stays, unhandled] = [
    await world.casus('kanarie-weg'),
    await world.casus('kanarie-blijft'),
    await world.report('kanarie-open'),
  ];
  const owner = world.store.owner;
  const { rows: terms } = await owner.query<{ waarde: Buffer }>('select waarde from zoekindex where casus_id = $1', [gone.id]);
  await world.seal();
  await world.backup();
  const before = newFolder();
  cpSync(world.folder, before, { recursive: true });

  const report = await world.erase(gone.id, dagen);
  await owner.query('delete from sleutels where record_id = $1', [unhandled.id]);
  const later = await world.casus('kanarie-later');
  const [kept] = await world.backup(['sleutels']);
  const at = (ms: number): Date => new Date(report.onherstelbaarVanaf.getTime() + ms);

  // Until then: who has only the backups of before gets everything back, and the report did not say otherwise.
  const early = await world.restore({ folder: before, now: at(-dayMs), sleutelDagen: dagen });
  expect([await left(early.url, gone), early.verslag.rechtgezet.vernietigd]).toEqual([all, []]);
  expect(await forceOpen(before, world.port)).toContain('kanarie-weg');

  // From then on: the daily run has removed the keys of before, and whoever kept them is refused.
  const part = { folder: world.folder, deel: 'sleutels', port: world.port } as const;
  const [old] = readdirSync(`${world.folder}/sleutels`).sort();
  expect(await removeExpired(part, { now: at(0), dagen, behoud: String(kept?.naam) })).toEqual([old]);
  await expect(world.restore({ folder: before, now: at(0), sleutelDagen: dagen })).rejects.toMatchObject({ code: 'sleutels-verlopen' });
  const { url, verslag } = await world.restore({ now: at(0), sleutelDagen: dagen });
  expect(verslag).toMatchObject({ goed: true, rechtgezet: { vernietigd: [gone.id], berichten: 2, sleutels: 6 } });
  expect([await left(url, gone), await left(url, stays), await left(url, later)]).toEqual([[], all, []]);

  const forced = await forceOpen(world.folder, world.port);
  expect(forced).toContain('kanarie-blijft');
  expect(forced).not.toMatch(/kanarie-(weg|open)/);
  const data = rawBytes(world.folder, 'gegevens');
  expect(data).toContain(
    gone.id
      .replaceAll('-', '')
      .match(/../g)!
      .map((hex) => String.fromCharCode(parseInt(hex, 16)))
      .join(''),
  );
  expect(`${data}${rawBytes(world.folder, 'sleutels')}`).not.toContain('kanarie');
  for (const { waarde } of terms) expect(`${data}${rawBytes(world.folder, 'sleutels')}`).not.toContain(waarde.toString('latin1'));

  // It shows as erased: the trace is back, and what was not handled will not be.
  const shown = await withClient(url, async (client) => ({
    audit: (await client.query('select actie, codes from audit where casus_id = $1 and keten is not null order by volg', [gone.id])).rows,
    status: (
      await client.query('select c.status as casus, j.status as bericht from casussen c, journal j where c.id = $1 and j.id = $2', [
        gone.id,
        unhandled.id,
      ])
    ).rows,
  }));
  expect(shown).toEqual({
    audit: [
      { actie: 'vraagbesluit', codes: [] },
      { actie: 'vernietigd', codes: ['casus'] },
    ],
    status: [{ casus: 'vernietigd', bericht: 'afgehandeld' }],
  });
});

test('the run keeps what will not end before tomorrow, what it has just made, and whatever does not carry our mark', async () => {
  const folder = newFolder();
  const [first] = await world.backup(['gegevens'], folder);
  const [second] = await world.backup(['gegevens'], folder);
  const part = { folder, deel: 'gegevens', port: world.port } as const;
  const run = (days: number) =>
    removeExpired(part, { now: new Date(Date.parse(String(first?.manifest.moment)) + days * dayMs), dagen, behoud: String(second?.naam) });
  cpSync(String(first?.pad), `${folder}/gegevens/20200101T000000000Z`, {
    recursive: true,
    filter: (path) => !path.endsWith('manifest.json'),
  });
  expect(await run(28.9)).toEqual([]);
  expect(await run(29.1)).toEqual([first?.naam]);
  expect(readdirSync(`${folder}/gegevens`).sort()).toEqual(['20200101T000000000Z', second?.naam]);
});
