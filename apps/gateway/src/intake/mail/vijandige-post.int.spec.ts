/** The MIME collection at the mail door: nothing crashes, nothing is lost, and each ends as a melding, as work for a person with its reasons, or both. */
import type { Inrichting } from '@schakel/contracts';
import { XmlReader } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { gevoelig, vijandigeMails } from '../../../../../test/fixtures/hostile/mail';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { deliveredInrichting } from '../../../../../test/support/inrichting';
import { melding } from '../../../../../test/support/journey';
import { bied, mailOf, politieAdres, xmlBijlage } from '../../../../../test/support/mail';
import { Acceptance } from '../accept';
import { JsonAcceptance } from '../json-acceptance';
import { Afzenders } from './afzender';
import { MailIntake } from './mail-intake';
import { Maildeur } from './maildeur';
import { makeRelays } from './relays';

jest.setTimeout(120_000);

const xml = new XmlReader({ limitMs: 20_000 });
const logged: unknown[] = [];
const log = {
  info: (...line: unknown[]) => void logged.push(line),
  warn: (...line: unknown[]) => void logged.push(line),
  error: (...line: unknown[]) => void logged.push(line),
};
let store: FreshStore;
const deuren: Maildeur[] = [];
let journal: JournalAppender;
let url: string;

/** The door, with parties that may be other than they should be. */
async function open({ hub, partijen, codelijsten }: Inrichting): Promise<string> {
  const aannames = { xml: new Acceptance(xml, journal), json: new JsonAcceptance(journal, codelijsten) };
  const intake = new MailIntake(aannames, journal, new Afzenders({ hub, partijen }, () => new Date()));
  const deur = new Maildeur(intake, makeRelays(hub.maildeur?.relays ?? [], 'test'), log, { host: '127.0.0.1', port: 0 });
  deuren.push(deur);
  return deur.listen();
}

beforeAll(async () => {
  store = await freshStore();
  journal = new JournalAppender(store.open('intake', 4), await store.vault('intake'));
  url = await open(deliveredInrichting());
});
afterAll(async () => {
  await Promise.all(deuren.map((deur) => deur.close()));
  await xml.close();
  await store.drop();
});

interface Row {
  readonly soort: string;
  readonly status: string;
  readonly fouten: { code: string; location: string }[] | null;
}
/** What a mail left in the journal, in words. */
async function left(raw: Buffer, at = url): Promise<readonly string[]> {
  const known = (await store.owner.query<{ id: string }>('select id from journal')).rows.map(({ id }) => id);
  const { code, gehoord } = await bied(at, raw, politieAdres);
  const { rows } = await store.owner.query<Row>(
    "select soort, status, fouten from journal where id <> all($1) and soort <> 'mailontvangst' order by soort desc",
    [known],
  );
  expect({ code, said: JSON.stringify([rows, logged]).includes(gevoelig) }).toEqual({ code: 250, said: false });
  expect(gehoord).not.toContain(gevoelig);
  return rows.map(({ soort, fouten }) => (soort === 'poststuk' ? `poststuk: ${codesOf(fouten ?? [])}` : 'melding'));
}
const codesOf = (fouten: readonly { code: string }[]): string => [...new Set(fouten.map(({ code }) => code))].join(' ');

test.each(vijandigeMails().map((one) => [one.naam, one] as const))('%s', async (_, { raw, uitkomst }) => {
  expect(await left(raw)).toEqual(uitkomst);
});

test('what our own program stumbles over is for a person, and does not wait at the relay for ever', async () => {
  const inrichting = deliveredInrichting();
  const politie = inrichting.partijen.find(({ mailAfzenders }) => mailAfzenders?.includes(politieAdres));
  const partijen = [Object.assign({}, politie, { smimeCertificaten: [undefined] })];
  const broken = await open(Object.assign({}, inrichting, { partijen }));
  expect(await left(await mailOf(), broken)).toEqual(['poststuk: mail-onleesbaar']);
});

test('after all of it a report is taken as ever', async () => {
  expect(await left(await mailOf({ attachments: [xmlBijlage(melding())] }))).toEqual(['melding']);
});
