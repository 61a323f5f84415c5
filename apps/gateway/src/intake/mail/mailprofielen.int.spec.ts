import { randomUUID } from 'node:crypto';
import { XmlReader } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { deliveredInrichting } from '../../../../../test/support/inrichting';
import { melding } from '../../../../../test/support/journey';
import { mailOf, politieAdres, xmlBijlage } from '../../../../../test/support/mail';
import { Acceptance } from '../accept';
import { JsonAcceptance } from '../json-acceptance';
import { Afzenders } from './afzender';
import { MailIntake } from './mail-intake';

const zorgAdres = 'meldingen@zorg-voorbeeld.example';
const inrichting = deliveredInrichting();
const xml = new XmlReader();
let store: FreshStore;
let intake: MailIntake;
beforeAll(async () => {
  store = await freshStore();
  const journal = new JournalAppender(store.open('intake', 4), await store.vault('intake'));
  const aannames = { xml: new Acceptance(xml, journal), json: new JsonAcceptance(journal, inrichting.codelijsten) };
  intake = new MailIntake(aannames, journal, new Afzenders(inrichting, () => new Date()));
});
afterAll(async () => {
  await xml.close();
  await store.drop();
});

/** What a mail that our relay vouches for became: kind and urgency of each row, and the codes of what a person must know. */
async function became(more: object) {
  const raw = await mailOf({ from: zorgAdres, ...more });
  const { berichten, fouten } = await intake.take({ raw, afzender: zorgAdres, vertrouwd: true });
  const { rows } = await store.owner.query<{ soort: string; partij: string; dringend: boolean }>(
    'select soort, partij, dringend from journal where id = any($1) order by soort',
    [berichten.map(({ id }) => id)],
  );
  return { rows, codes: fouten.map(({ code }) => code) };
}
const report = (more: object = {}) => ({
  kenmerk: randomUUID(),
  melder: { naam: 'J. de Wit' },
  zorgelijkeSituatie: { situatieschets: 'Zorgen.', betrokkenen: [{ id: 'a', rol: 'kind', volledigeNaam: 'Anna Vos' }] },
  ...more,
});
const json = (content: object) => ({ filename: 'melding.json', contentType: 'application/json', content: JSON.stringify(content) });
const form = () => `Dossiernummer: ${randomUUID().slice(0, 30)}
Naam melder: J. de Wit
Naam kind: Anna Vos
Geboortedatum kind: 03-02-2019
Situatieschets: Zij is vaak alleen.`;

const melding1 = { soort: 'melding-professional', partij: 'zorg-voorbeeld', dringend: false };
const poststuk = { soort: 'poststuk', partij: 'zorg-voorbeeld', dringend: false };

test('a report as JSON is a melding, and two in one mail are two', async () => {
  const attachments = [json(report()), json(report({ acuteOnveiligheid: true }))];
  expect(await became({ attachments })).toEqual({
    rows: expect.arrayContaining([melding1, { ...melding1, dringend: true }]) as object[],
    codes: [],
  });
});

test('a form of which everything was read is a melding, once', async () => {
  const text = form();
  expect(await became({ text })).toEqual({ rows: [melding1], codes: [] });
});

test.each<[string, () => object, string[]]>([
  ['a form with more in it than fields', () => ({ text: `${form()}\nSchoenmaat: 32` }), ['geen-bericht-in-mail', 'formulier-onvolledig']],
  [
    'a form of somebody else that was passed on',
    () => ({ text: `-- Doorgestuurd bericht --\n${form()}` }),
    ['mail-doorgestuurd', 'geen-bericht-in-mail', 'formulier-onvolledig'],
  ],
  ['JSON that is no report', () => ({ attachments: [json({ a: 1 })] }), ['invoer-ongeldig', 'invoer-ongeldig', 'invoer-ongeldig']],
  ['XML, which it is not trusted with', () => ({ attachments: [xmlBijlage(melding())] }), ['onbekend-bericht']],
  [
    'a ZIP',
    () => ({ attachments: [{ filename: 'dossier.zip', contentType: 'application/zip', content: 'PK' }] }),
    ['bijlage-ingepakt', 'geen-bericht-in-mail'],
  ],
  [
    'what Outlook wrapped',
    () => ({ attachments: [{ filename: 'winmail.dat', contentType: 'application/ms-tnef', content: 'x' }] }),
    ['bijlage-ingepakt', 'geen-bericht-in-mail'],
  ],
  [
    'more attachments than anybody sends',
    () => ({ attachments: Array.from({ length: 51 }, () => json(report())) }),
    ['te-veel-bijlagen', 'geen-bericht-in-mail'],
  ],
])('%s is for a person, with the reason', async (_, make, codes) => {
  expect(await became(make())).toEqual({ rows: [poststuk], codes });
});

test('a word that asks for haste raises, also beside a report that was read, and whoever wrote it', async () => {
  const dringend = true;
  expect((await became({ text: 'Vader heeft een mes' })).rows).toEqual([{ ...poststuk, dringend }]);
  expect((await became({ from: 'buurvrouw@provider.example', text: 'zij is NU in gevaar' })).rows).toEqual([
    { soort: 'poststuk', partij: 'onbekend', dringend },
  ]);
  expect(await became({ from: politieAdres, text: 'acuut: bel direct', attachments: [xmlBijlage(melding())] })).toEqual({
    rows: [
      { soort: 'poststuk', partij: 'politie-mn', dringend },
      { soort: 'vt-melding', partij: 'politie-mn', dringend: false },
    ],
    codes: ['begeleidende-tekst'],
  });
});

const kept = async (): Promise<number> =>
  (await store.owner.query<{ n: number }>("select count(*)::int as n from journal where soort <> 'mailontvangst'")).rows[0]!.n;
/** A report of the police that the schema refuses. */
const broken = (xmlText: string): string => xmlText.replace(/<\/(\w+:)?vtMeldingDi01>/, (end) => `<vreemd/>${end}`);

test.each<[string, () => object, string]>([
  ['JSON', () => ({ attachments: [json({ acuteOnveiligheid: true })] }), 'zorg-voorbeeld'],
  ['XML', () => ({ from: politieAdres, attachments: [xmlBijlage(broken(melding({ sash: 'hoog' })))] }), 'politie-mn'],
  ['XML of another sender', () => ({ attachments: [xmlBijlage(melding({ sash: 'hoog' }))] }), 'zorg-voorbeeld'],
])('what says that there is danger and cannot be taken is read first, and stands once: %s', async (_, make, partij) => {
  const before = await kept();
  expect((await became(make())).rows).toEqual([{ soort: 'poststuk', partij, dringend: true }]);
  expect(await kept()).toBe(before + 1);
});

test('what a sender wrote beside a report that was read is for a person, but for what everybody writes', async () => {
  const attachments = [xmlBijlage(melding())];
  const taken = { soort: 'vt-melding', partij: 'politie-mn', dringend: false };
  expect(await became({ from: politieAdres, text: 'Bel moeder niet: vader neemt op.', attachments })).toEqual({
    rows: [{ soort: 'poststuk', partij: 'politie-mn', dringend: false }, taken],
    codes: ['begeleidende-tekst'],
  });
  const text = 'Beste collega,\n\nZie bijlage.\n\nMet vriendelijke groet,';
  expect((await became({ from: politieAdres, text, attachments: [xmlBijlage(melding())] })).rows).toEqual([taken]);
});

test.each([
  ['noreply@zivver.com', 'U heeft een bericht', ['afzender-onbekend', 'beveiligde-mail']],
  ['bericht@mail.zorgmail.nl', 'Er staat een beveiligd bericht klaar', ['afzender-onbekend', 'beveiligde-mail']],
  ['nieuws@zorgmail.nl', 'Onze nieuwe tarieven', ['afzender-onbekend']],
  ['noreply@nietzivver.com', 'U heeft een bericht', ['afzender-onbekend']],
])('of a mail from %s it is known whether a message waits elsewhere', async (from, subject, codes) => {
  expect((await became({ from, subject })).codes).toEqual(codes);
});
