/** The file that came with a melding, a mail typed over or a document: it goes to the own dossier, unless the scanner is against it. */
import { makeDecide } from '@schakel/domain';
import type { ErrorCode } from '@schakel/contracts';
import type { Virusscanner } from '@schakel/ketenpartners';
import { AuditLog } from '@schakel/store/audit';
import { eraseAfgedaan, eraseCasus } from '@schakel/store/bewaartermijnen';
import { Casussen } from '@schakel/store/casus';
import type { Database } from '@schakel/store/database';
import { JournalAppender } from '@schakel/store/journal-append';
import { Outbox, Postvak } from '@schakel/store/outbox';
import { beoordeelPoststuk } from '@schakel/store/poststukken';
import { Zoekindex } from '@schakel/store/zoekindex';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { meldingMetDocument, pdf, soortMetDocument } from '../../../../test/support/met-document';
import { shipped } from '../../../../test/support/policies';
import { silent } from '../../../../test/support/postbuslezer';
import { metEigenSysteem } from '../../../../test/support/registratie';
import { kind, meldingProfessional, vera } from '../../../../test/support/world';
import { Afhandeling } from './afhandeling';
import { Gevolgen } from './gevolgen';

const mail = Buffer.from('From: buurvrouw@provider.example\r\n\r\nZie foto.');

let store: FreshStore;
let work: Database;
let afhandeling: Afhandeling;
let intake: JournalAppender;
let journal: JournalAppender;
beforeAll(async () => {
  store = await freshStore();
  work = store.open('werkvoorraad');
  const vault = await store.vault('afhandeling');
  const stores = { db: store.open('afhandeling'), vault, zoekindex: new Zoekindex(vault), outbox: new Outbox(vault) };
  const more = { casussen: new Casussen<never, never>(vault), postvak: new Postvak(vault), audit: new AuditLog(vault) };
  const gevolgen = new Gevolgen(metEigenSysteem, [...shipped.values()]);
  const scanner: Virusscanner = { scan: (bytes) => Promise.resolve(bytes.includes('EICAR') ? 'onveilig' : 'veilig') };
  afhandeling = new Afhandeling({ ...stores, ...more, scanner }, makeDecide(metEigenSysteem), gevolgen, silent);
  intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
  journal = new JournalAppender(work, await store.vault('werkvoorraad'));
});
afterAll(() => store.drop());

/** The mail came, a worker typed it over, and the melding was handled; gives the mail and the casus. */
async function typedOver(...codes: ErrorCode[]): Promise<{ poststuk: string; casus: string }> {
  const fouten = ['afzender-onbekend' as const, ...codes].map((code) => ({ code, location: '' }));
  const shared = { partij: 'onbekend', dringend: false } as const;
  const bytes = Buffer.concat([mail, Buffer.from(codes.join())]);
  const { id: poststuk } = await intake.append({ ...shared, soort: 'poststuk.v1', deur: 'smtp', bytes, fouten, teBeoordelen: true });
  await beoordeelPoststuk(work, poststuk, 'overgenomen');
  const melding = { ...meldingProfessional([kind]), kenmerk: poststuk, bron: 'mail', poststuk, door: vera };
  const said = { soort: 'opgenomen-melding.v1', deur: 'werkvoorraad', bytes: Buffer.from(JSON.stringify(melding)) } as const;
  const { id } = await journal.append({ ...shared, ...said, partij: metEigenSysteem.hub.partij });
  await afhandeling.handle([id]);
  return { poststuk, casus: await casusVan(id) };
}
async function casusVan(bericht: string): Promise<string> {
  const { rows } = await store.owner.query<{ casus: string }>('select casus_id as casus from journal where id = $1', [bericht]);
  return rows[0]!.casus;
}

/** The registratie as verzending would send it. */
async function registered(casus: string): Promise<string> {
  const { rows } = await store.owner.query<{ id: string }>("select id from outbox where casus_id = $1 and ontvanger = 'eigen-systeem'", [
    casus,
  ]);
  const outbox = new Outbox(await store.vault('verzending'));
  const [claimed] = await outbox.claim(store.open('verzending'), [rows[0]!.id], 1_000);
  return JSON.stringify(claimed);
}
const keysOf = async (id: string) => (await store.owner.query('select from sleutels where record_id = $1', [id])).rowCount;

test('the own dossier gets the mail, whole; it stays as long as the casus, and is erased with it', async () => {
  const { poststuk, casus } = await typedOver();
  expect(await registered(casus)).toContain(mail.toString('base64'));
  await store.owner.query("update outbox set status = 'bezorgd' where casus_id = $1", [casus]);
  await store.owner.query("update journal set afgehandeld_op = now() - interval '31 days' where id = $1", [poststuk]);
  const keeper = store.open('bewaartermijnen');
  expect(await eraseAfgedaan(keeper, new AuditLog(await store.vault('bewaartermijnen')), 30)).toBe(0);
  expect(await keysOf(poststuk)).toBe(1);
  await keeper.transaction((tx) => eraseCasus(tx, casus, 0));
  expect(await keysOf(poststuk)).toBe(0);
});

test('a mail in which the scanner found something does not go there, and holds the casus until a worker saw to it', async () => {
  const { casus } = await typedOver('bijlage-onveilig');
  const said = await registered(casus);
  expect([said.includes('"achtergehouden":"bijlage-onveilig"'), said.includes('base64')]).toEqual([true, false]);
  const { rows } = await store.owner.query('select soort from termijnen where casus_id = $1 and soort = $2', [
    casus,
    'documenten-overdragen',
  ]);
  expect(rows).toHaveLength(1);
});

test('nor does a document in which it finds something when the melding comes', async () => {
  const text = meldingMetDocument.toString('utf8');
  const bytes = Buffer.from(text.replace(pdf.toString('base64'), Buffer.from('%PDF EICAR').toString('base64')));
  const said = { soort: soortMetDocument, deur: 'http', partij: 'politie-mn', dringend: false } as const;
  const casussen = [];
  for (const inhoud of [bytes, meldingMetDocument]) {
    const { id } = await intake.append({ ...said, bytes: inhoud });
    await afhandeling.handle([id]);
    casussen.push(await casusVan(id));
  }
  const told = await Promise.all(casussen.map(registered));
  expect(told.map((one) => [one.includes('achtergehouden'), one.includes('base64')])).toEqual([
    [true, false],
    [false, true],
  ]);
});
