/** Reports by mail, through a running hub: who is confirmed reports and hears so. Who hears nothing stands in geen-antwoord. */
import { markersOf, persona, withMarkers } from '../fixtures/personas';
import { findCanaries, kanariesOf, marker } from '../support/canary';
import { eventually } from '../support/eventually';
import { casusOf, melding, openCasus, quiet, report } from '../support/journey';
import { mailOf, politieAdres, xmlBijlage } from '../support/mail';
import { sharedHub } from '../support/test-hub';
import { Traces } from '../support/traces';

jest.setTimeout(120_000);

const hub = sharedHub('full');

interface Row {
  readonly id: string;
  readonly soort: string;
  readonly status: string;
  readonly partij: string;
}
/** What a mail left in the journal. */
async function left(raw: Buffer, from?: string): Promise<Row[]> {
  const before = (await hub.sql<{ id: string }>("select id from journal where deur = 'smtp'")).map(({ id }) => id);
  expect(await hub.mail(raw, from)).toBe(250);
  return hub.sql<Row>(
    "select id, soort, status, partij from journal where deur = 'smtp' and soort <> 'mailontvangst' and id <> all($1) order by soort desc",
    [before],
  );
}
/** The simulated partners keep what other journeys rightly sent them. */
const isPartner = ({ kanaal }: { readonly kanaal: string }): boolean => kanaal === 'rvdk' || kanaal === 'politie';
const receiptsOf = async (id: string) => (await hub.mails()).filter(({ text }) => text.includes(id));

test('run.json says where reports by mail come in and from whom', () => {
  expect(hub.run.smtp).toMatch(/^smtp:\/\/127\.0\.0\.1:\d+$/);
  expect(hub.run.mailSenders).toContainEqual({ address: politieAdres, partij: 'politie-mn' });
});

test('a report by mail becomes a casus, its sender gets a receipt, and nobody is named on the way', async () => {
  const traces = await Traces.follow(hub);
  const earlier = new Set((await traces.sources()).filter(isPartner).map(({ tekst }) => tekst));
  const id = 'dochter-huizen';
  const texts = { locatieIncident: marker('politie', 'locatieIncident'), omschrijvingIncident: marker('politie', 'omschrijvingIncident') };
  const mail = { onderwerp: marker('politie', 'onderwerp'), tekst: marker('politie', 'tekst'), naam: marker('politie', 'naam') };
  const body = melding({ personen: [{ persoon: withMarkers(persona(id)) }], teksten: texts });
  const raw = await mailOf({
    subject: mail.onderwerp,
    text: mail.tekst,
    attachments: [xmlBijlage(body, { filename: `${mail.naam}.xml` }), { filename: 'brief.txt', content: mail.tekst }],
  });
  const [row, poststuk] = await left(raw);
  expect([row, poststuk]).toMatchObject([
    { soort: 'vt-melding', partij: 'politie-mn' },
    { soort: 'poststuk', partij: 'politie-mn' },
  ]);
  expect((await report(hub, body)).id).toBe(row!.id);
  const casus = await openCasus(hub, await casusOf(hub, row!.id));
  const [receipt, ...more] = await eventually(async () => {
    const found = await receiptsOf(row!.id);
    expect(found).not.toEqual([]);
    return found;
  });
  expect(more).toEqual([]);
  expect(receipt).toMatchObject({ to: [politieAdres], subject: 'OEFENOMGEVING Ontvangstbewijs' });
  expect(receipt!.text).toContain('Status: ontvangen');
  expect(receipt!.text).toContain('Telefoon Veilig Thuis: 0800-2000');
  expect(receipt!.text).toContain(poststuk!.id);
  expect(receipt!.raw).toMatch(/^Auto-Submitted: auto-replied\r?$/im);
  expect(receipt!.raw).not.toMatch(/^(In-Reply-To|References):/im);
  await quiet(hub, casus.id);
  const { bsn, geslachtsnaam, voornamen } = markersOf(persona(id));
  const kanaries = [...kanariesOf(id, { bsn, geslachtsnaam, voornamen }), ...kanariesOf('politie', { ...texts, ...mail })];
  const sources = (await traces.sources()).filter((each) => !isPartner(each) || !earlier.has(each.tekst));
  await traces.close();
  expect(findCanaries(kanaries, sources, new Map()).lekken).toEqual([]);
  expect(sources.map(({ kanaal }) => kanaal)).toEqual(expect.arrayContaining(['smtp', 'mail', 'opslag', 'log']));
});
