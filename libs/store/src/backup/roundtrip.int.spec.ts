import { readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../../../../test/support/database';
import { newFolder, World } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await World.begin();
});
afterAll(() => world.end());

const all = async (url: string, tabel: string): Promise<string[]> =>
  withClient(url, async (client) =>
    (await client.query<{ r: string }>(`select to_jsonb(t)::text as r from ${tabel} t order by 1`)).rows.map(({ r }) => r),
  );

test('what comes back is what was there; open work is open, and what was being sent is uncertain', async () => {
  const [sending, waiting] = [await world.casus('een'), await world.casus('twee')];
  const fresh = await world.report('drie');
  await world.seal();
  await world.store.owner.query('update wekkers set gepubliceerd_op = now() where gesloten_op is null');
  await world.claim(sending.verzending);
  await world.backup();
  const { url, verslag } = await world.restore();

  expect(verslag).toMatchObject({
    goed: true,
    bevindingen: [],
    hervat: { onzeker: 1 },
    rechtgezet: { vernietigd: [], berichten: 0, sleutels: 0 },
  });
  for (const tabel of [
    'journal',
    'sleutels',
    'casussen',
    'casus_personen',
    'verstrekkingen',
    'zoekindex',
    'gezien',
    'termijnen',
    'dubbelen',
  ])
    expect([tabel, await all(url, tabel)]).toEqual([tabel, await all(world.store.databaseUrl, tabel)]);
  const verzendingen = 'select id, status, lease_token, poging from outbox order by status';
  const open = 'select bericht_id, gepubliceerd_op from wekkers where gesloten_op is null order by id';
  await withClient(url, async (client) => {
    expect((await client.query(verzendingen)).rows).toEqual([
      { id: waiting.verzending, status: 'gereed', lease_token: null, poging: 0 },
      { id: sending.verzending, status: 'onzeker', lease_token: null, poging: 1 },
    ]);
    expect((await client.query(open)).rows).toEqual(
      [waiting.verzending, fresh.id].map((id) => ({ bericht_id: id, gepubliceerd_op: null })),
    );
    const { rows } = await client.query<{ id: string }>(
      "insert into wekkers (bericht_id, soort, versie, lane) values (gen_random_uuid(), 'x', 1, 'x') returning id",
    );
    expect(Number(rows[0]?.id)).toBeGreaterThan(3);
    expect((await client.query("select actie from audit where actie = 'hersteld' and keten is not null")).rows).toHaveLength(1);
  });
  expect(verslag.steekproef.filter(({ geopend }) => geopend > 0).map(({ plaats }) => plaats)).toEqual(
    expect.arrayContaining([
      'journal.inhoud',
      'casussen.dossier',
      'casus_personen.sectie',
      'outbox.inhoud',
      'verstrekkingen.noodzaak',
      'audit.reden',
    ]),
  );
});

test('the files are for their owner only, and a second backup stands beside the first, and says that it was made', async () => {
  const sign = "select from hartslagen where onderdeel = 'back-up' and op > now() - interval '1 minute'";
  await world.store.owner.query('delete from hartslagen');
  await world.backup(['sleutels'], newFolder());
  expect((await world.store.owner.query(sign)).rowCount).toBe(0);
  await world.backup();
  expect((await world.store.owner.query(sign)).rowCount).toBe(1);
  for (const deel of ['gegevens', 'sleutels']) {
    const parent = join(world.folder, deel);
    const made = readdirSync(parent);
    expect(made).toHaveLength(2);
    for (const name of made) expect(statSync(join(parent, name)).mode & 0o777).toBe(0o700);
    const files = made.flatMap((name) => readdirSync(join(parent, name)).map((file) => statSync(join(parent, name, file)).mode & 0o777));
    expect(new Set(files)).toEqual(new Set([0o600]));
  }
});
