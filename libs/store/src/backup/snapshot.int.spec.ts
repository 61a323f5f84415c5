import { Client } from 'pg';
import { eventually } from '../../../../test/support/eventually';
import { withClient } from '../../../../test/support/database';
import { World } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await World.begin();
});
afterAll(() => world.end());

test('a report that comes in while tables are being copied is in none of them, and the hub does not wait for the copy', async () => {
  await world.report('ervoor');
  const holder = new Client({ connectionString: world.store.databaseUrl });
  await holder.connect();
  await holder.query('begin; lock table termijnen in access exclusive mode');
  const backup = world.backup();
  const waiting = 'select from pg_locks where not granted and relation = $1::regclass';
  await eventually(async () => {
    expect((await world.store.owner.query(waiting, ['termijnen'])).rowCount).toBe(1);
  });
  const during = await world.report('tijdens');
  await holder.query('commit');
  await holder.end();
  await backup;

  const { url, verslag } = await world.restore();
  const there = `select 'journal' as tabel from journal where id = $1 union all select 'wekker' from wekkers where bericht_id = $1
    union all select 'sleutel' from sleutels where record_id = $1`;
  expect(await withClient(url, async (client) => (await client.query(there, [during.id])).rowCount)).toBe(0);
  expect((await world.store.owner.query(there, [during.id])).rowCount).toBe(3);
  expect(verslag).toMatchObject({ goed: true, rechtgezet: { sleutels: 0 }, hervat: { wekkers: 1 } });
});
