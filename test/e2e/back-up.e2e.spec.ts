/** A backup is made and tried while the hub works; what is wrong with one is said before anything is touched. */
import { cpSync, mkdirSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { randomBytes } from 'node:crypto';
import { markersOf, persona, withMarkers } from '../fixtures/personas';
import { findCanaries, kanariesOf } from '../support/canary';
import { casusOf, melding, openCasus, quiet, report } from '../support/journey';
import { testDirectory } from '../support/services';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(180_000);

const hub = sharedHub('full');
const folder = testDirectory('back-up');
let casus: string;
beforeAll(async () => {
  const { id } = await report(hub, melding({ personen: [{ persoon: withMarkers(persona('moeder-huizen')) }] }));
  casus = await casusOf(hub, id);
  await quiet(hub, casus);
  const made = await hub.cli('backup', folder, '--json');
  expect({ code: made.code, deel: (JSON.parse(made.out) as { backups: { deel: string }[] }).backups.map(({ deel }) => deel) }).toEqual({
    code: 0,
    deel: ['gegevens', 'sleutels'],
  });
  expect(made.err).toMatch(/gegevens\/journal: \d+ rijen/);
});

const files = (deel: string): string[] => {
  const [name = ''] = readdirSync(join(folder, deel));
  return readdirSync(join(folder, deel, name)).map((file) => join(folder, deel, name, file));
};
/** The same backup, in another folder, after `damage` to a part. */
function damaged(deel: string, damage: (path: string) => void): string {
  const copy = testDirectory('back-up');
  cpSync(folder, copy, { recursive: true });
  damage(join(copy, deel, String(readdirSync(join(copy, deel))[0])));
  return copy;
}
const databases = () => hub.sql("select datname from pg_database where datname like 'schakel_proef_%'");

test('the drill restores it beside the running hub, finds everything as it was, and leaves no database behind', async () => {
  const drill = await hub.cli('herstel', folder, '--proef', '--json');
  expect({ code: drill.code, out: drill.code === 0 ? '' : drill.out, err: drill.code === 0 ? '' : drill.err }).toEqual({
    code: 0,
    out: '',
    err: '',
  });
  const told = JSON.parse(drill.out) as {
    goed: boolean;
    bevindingen: unknown[];
    steekproef: { plaats: string; geopend: number; mislukt: number }[];
  };
  expect(told).toMatchObject({ goed: true, bevindingen: [] });
  const opened = told.steekproef.filter(({ geopend }) => geopend > 0).map(({ plaats }) => plaats);
  expect(opened).toEqual(expect.arrayContaining(['journal.inhoud', 'casussen.dossier', 'casus_personen.sectie']));
  expect(await databases()).toEqual([]);
  expect((await openCasus(hub, casus)).id).toBe(casus);
});

test('nothing of a person stands in any file of a backup, nor in what the commands say', async () => {
  const { bsn, geslachtsnaam, voornamen, straat, telefoonnummer } = markersOf(persona('moeder-huizen'));
  const kanaries = kanariesOf('moeder-huizen', { bsn, geslachtsnaam, voornamen, straat, telefoonnummer });
  const drill = await hub.cli('herstel', folder, '--proef');
  const said = [{ naam: 'herstel', kanaal: 'opdrachtregel', tekst: `${drill.out}${drill.err}` }];
  const stored = ['gegevens', 'sleutels']
    .flatMap(files)
    .map((path) => ({ naam: path, kanaal: 'back-up', tekst: readFileSync(path, 'latin1') }));
  expect(findCanaries(kanaries, [...stored, ...said], new Map()).lekken).toEqual([]);
});

test.each([
  ['a flipped bit', 'bestand-gewijzigd', 'gegevens', flip],
  [
    'a missing file',
    'bestand-ontbreekt',
    'sleutels',
    (path: string) => {
      rmSync(join(path, 'sleutels.copy'));
    },
  ],
  [
    'no backup of the keys',
    'geen-backup',
    'sleutels',
    (path: string) => {
      rmSync(path, { recursive: true });
    },
  ],
])('%s is refused by its name: %s', async (_, code, deel, damage) => {
  const { code: exit, out, err } = await hub.cli('herstel', damaged(deel, damage), '--proef');
  expect({ exit, out }).toEqual({ exit: 1, out: '' });
  expect(err).toContain(`${code}: `);
  expect(await databases()).toEqual([]);
});

test('the wrong key file, and a database that is in use, are refused by their names', async () => {
  const place = testDirectory('sleutel');
  mkdirSync(place, { recursive: true });
  writeFileSync(join(place, 'sleutel'), randomBytes(32).toString('base64'), { mode: 0o600 });
  const other = await hub.cliWith({ SLEUTELBESTAND: join(place, 'sleutel') }, 'herstel', folder, '--proef');
  expect({ code: other.code, err: other.err.trim().split('\n').at(-1) }).toMatchObject({
    code: 1,
    err: expect.stringContaining('ander-sleutelbestand: ') as string,
  });
  const used = await hub.cli('herstel', folder, '--naar', hub.run.databaseUrl);
  expect({ code: used.code, err: used.err }).toMatchObject({ code: 1, err: expect.stringContaining('doel-niet-leeg: ') as string });
});

function flip(path: string): void {
  const file = join(path, 'journal.copy');
  const bytes = readFileSync(file);
  const middle = bytes.length >> 1;
  bytes.writeUInt8(bytes.readUInt8(middle) ^ 1, middle);
  writeFileSync(file, bytes);
}
