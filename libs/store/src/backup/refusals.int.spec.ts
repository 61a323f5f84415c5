import { appendFileSync, cpSync, readdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { withClient } from '../../../../test/support/database';
import { newFolder, newKeyFile, World } from './testing/world';

let world: World;
beforeAll(async () => {
  world = await World.begin();
  await world.casus('kanarie');
  await world.backup();
});
afterAll(() => world.end());

/** The backup as somebody's hands left it. */
function copyWith(damage: (gegevens: string, sleutels: string) => void): string {
  const folder = newFolder();
  cpSync(world.folder, folder, { recursive: true });
  const at = (deel: string) => join(folder, deel, String(readdirSync(join(folder, deel))[0]));
  damage(at('gegevens'), at('sleutels'));
  return folder;
}
function flip(path: string): void {
  const bytes = readFileSync(path);
  bytes[bytes.length >> 1]! ^= 1;
  writeFileSync(path, bytes);
}

test.each([
  [
    'one flipped bit in a table',
    'bestand-gewijzigd',
    (gegevens: string) => {
      flip(join(gegevens, 'journal.copy'));
    },
  ],
  [
    'one byte more',
    'bestand-gewijzigd',
    (_: string, sleutels: string) => {
      appendFileSync(join(sleutels, 'sleutels.copy'), 'x');
    },
  ],
  [
    'a missing file',
    'bestand-ontbreekt',
    (gegevens: string) => {
      rmSync(join(gegevens, 'casussen.copy'));
    },
  ],
  [
    'a missing manifest',
    'manifest-onleesbaar',
    (gegevens: string) => {
      rmSync(join(gegevens, 'manifest.json'));
    },
  ],
  [
    'a manifest that counts one row less',
    'manifest-gewijzigd',
    (gegevens: string) => {
      const path = join(gegevens, 'manifest.json');
      writeFileSync(path, readFileSync(path, 'utf8').replace(/"rijen": 1\b/, '"rijen": 0'));
    },
  ],
  [
    'no keys',
    'geen-backup',
    (_: string, sleutels: string) => {
      rmSync(sleutels, { recursive: true });
    },
  ],
  [
    'keys under the name of data',
    'manifest-gewijzigd',
    (gegevens: string, sleutels: string) => {
      rmSync(gegevens, { recursive: true });
      cpSync(sleutels, gegevens, { recursive: true });
    },
  ],
  [
    'keys under the name of younger ones, which would bring back what was erased',
    'manifest-gewijzigd',
    (_: string, sleutels: string) => {
      renameSync(sleutels, join(sleutels, '..', '20991231T235959999Z'));
    },
  ],
])('%s is refused as %s before anything is touched', async (_, code, damage) => {
  const url = await world.target();
  await expect(world.restore({ folder: copyWith(damage) }, url)).rejects.toMatchObject({ name: 'BackupError', code });
  expect(await withClient(url, async (client) => (await client.query("select from pg_tables where schemaname = 'public'")).rowCount)).toBe(
    0,
  );
});

test('another key file is told from a damaged backup', async () => {
  await expect(world.restore({ port: await newKeyFile() })).rejects.toMatchObject({ code: 'ander-sleutelbestand' });
});

test('a database that holds anything is left alone', async () => {
  const url = await world.target();
  await withClient(url, (client) => client.query('create table iets (x int)'));
  await expect(world.restore({}, url)).rejects.toMatchObject({ code: 'doel-niet-leeg' });
  await expect(world.restore({}, world.store.databaseUrl)).rejects.toMatchObject({ code: 'doel-niet-leeg' });
});

test('keys that are older than the data are refused, and an older backup of the data is taken instead when there is one', async () => {
  const folder = copyWith(() => undefined);
  await world.backup(['gegevens'], folder);
  const [older, newer] = readdirSync(join(folder, 'gegevens')).sort();
  expect((await world.choose({ folder })).gegevens.naam).toBe(older);
  await expect(world.choose({ folder, gegevens: String(newer) })).rejects.toMatchObject({ code: 'sleutels-ouder-dan-gegevens' });
});

test('a backup of a later version of the hub is refused', async () => {
  const folder = newFolder();
  await world.store.owner.query('insert into migraties (nummer) values (9999)');
  await world.backup(undefined, folder);
  await world.store.owner.query('delete from migraties where nummer = 9999');
  await expect(world.choose({ folder })).rejects.toMatchObject({ code: 'nieuwere-uitgave' });
});

test('two at once: the second is refused, and so is a folder that cannot be made', async () => {
  const [one, two] = await Promise.allSettled([world.backup(undefined, newFolder()), world.backup(undefined, newFolder())]);
  expect([one, two].map(({ status }) => status).sort()).toEqual(['fulfilled', 'rejected']);
  expect([one, two].find(({ status }) => status === 'rejected')).toMatchObject({ reason: { code: 'loopt-al' } });
  await expect(
    world.backup(undefined, join(world.folder, 'gegevens', String(readdirSync(join(world.folder, 'gegevens'))[0]), 'journal.copy')),
  ).rejects.toMatchObject({
    code: 'map-onbruikbaar',
  });
});
