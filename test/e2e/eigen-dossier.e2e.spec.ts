/** The dossier of Veilig Thuis itself: it gets everything, also a correction and a link, and only what it confirmed counts as there. */
import { createHash, randomUUID } from 'node:crypto';
import { startDossiersysteem } from '../../apps/proefomgeving/src/ketenpartners/dossiersysteem/dossiersysteem';
import type { Partner } from '../../apps/proefomgeving/src/ketenpartners/partner-server';
import { eventually } from '../support/eventually';
import { betrokken, casusOf, expectStatus, melding, note, openCasus, report } from '../support/journey';
import { meldingMetDocument, pdf } from '../support/met-document';
import type { OwnHub } from '../support/test-hub';
import { startTestHub } from '../support/test-hub';

jest.setTimeout(120_000);

let dossier: Partner;
let hub: OwnHub;
beforeAll(async () => {
  dossier = await startDossiersysteem(0);
  hub = await startTestHub({ mode: 'embedded', env: { EIGEN_SYSTEEM_URL: dossier.urls.url } });
});
afterAll(async () => {
  await hub.stop();
  await dossier.close();
});

interface Registratie {
  readonly casus: string;
  readonly volgnummer: number;
  readonly soort: string;
  readonly meldingen?: readonly {
    readonly kenmerk: string;
    readonly vervangenDoor?: string;
    readonly document?: { readonly bestand?: { readonly naam: string; readonly sha256: string; readonly base64: string } };
  }[];
  readonly personen?: readonly { readonly bsn?: string }[];
}
const received = (casus: string): Registratie[] =>
  dossier.control.received
    .map(({ bodyBase64 }) => (JSON.parse(Buffer.from(bodyBase64, 'base64').toString()) as { inhoud: Registratie }).inhoud)
    .filter((inhoud) => inhoud.casus === casus);
const outbox = (casus: string): Promise<{ status: string; laatste_fout: string | null }[]> =>
  hub.sql("select status, laatste_fout from outbox where casus_id = $1 and ontvanger = 'eigen-systeem' order by aangemaakt_op", [casus]);

test('a melding, its correction and a link reach the own dossier, complete and in one casus', async () => {
  const identificatie = randomUUID();
  const personen = betrokken('moeder-huizen', 'dochter-huizen');
  const first = await report(hub, melding({ identificatie, personen }));
  const casus = await casusOf(hub, first.id);
  const second = await report(hub, melding({ identificatie, personen, datumIncident: '20260227' }));
  expect(await casusOf(hub, second.id)).toBe(casus);
  const { meldingen, personen: kept } = await openCasus(hub, casus);
  expect(meldingen.map(({ bericht, vervangenDoor }) => [bericht, vervangenDoor])).toEqual([
    [first.id, second.id],
    [second.id, undefined],
  ]);
  expect(kept).toHaveLength(2);

  const ander = await casusOf(hub, (await report(hub, melding({ personen }))).id);
  const worker = await hub.user('v.vermeer');
  expectStatus(await worker.post(`/v1/casussen/${ander}/koppelingen`, { ander: casus }), 202);
  await eventually(async () => {
    expect((await openCasus(hub, casus)).koppelingen).toMatchObject([{ ander }]);
    expect((await openCasus(hub, ander)).koppelingen).toMatchObject([{ ander: casus }]);
  }, 20_000);

  await eventually(async () => {
    expect(received(casus).map(({ volgnummer, soort }) => [volgnummer, soort])).toEqual([
      [1, 'vt-melding.v1'],
      [2, 'vt-melding.v1'],
      [3, 'koppeling.v1'],
    ]);
    expect((await outbox(casus)).map(({ status }) => status)).toEqual(['bezorgd', 'bezorgd', 'bezorgd']);
  }, 20_000);
  expect(received(casus)[1]?.meldingen).toHaveLength(2);
  expect(received(casus)[0]?.personen?.every(({ bsn }) => bsn !== undefined)).toBe(true);
});

test('the document of a melding is there too, byte for byte, and confirmed with it', async () => {
  const body = meldingMetDocument.toString('utf8').replace(/(?<=<StUF:referentienummer>)[^<]+/, randomUUID());
  const casus = await casusOf(hub, (await report(hub, body)).id);
  await eventually(async () => {
    const sha256 = createHash('sha256').update(pdf).digest('hex');
    const bestand = { naam: 'document-1.pdf', sha256, base64: pdf.toString('base64') };
    expect(received(casus)[0]?.meldingen).toMatchObject([{ document: { bestand } }]);
    expect((await outbox(casus)).map(({ status }) => status)).toEqual(['bezorgd']);
  }, 20_000);
});

test('what was taken in and not confirmed waits, and delays nobody', async () => {
  dossier.control.mode = { mode: 'late', delayMs: 0 };
  const casus = await casusOf(hub, (await report(hub, melding())).id);
  await eventually(async () => {
    expect(await outbox(casus)).toEqual([{ status: 'gereed', laatste_fout: 'bevestiging-ontbreekt' }]);
  }, 20_000);
  const [{ toestand } = { toestand: '' }] = await hub.sql<{ toestand: string }>(
    "select toestand from partner_status where partner = 'eigen-systeem'",
  );
  expect(toestand).toBe('gesloten');
  dossier.control.mode = { mode: 'normal', delayMs: 0 };
  await note(hub, await openCasus(hub, casus), 'contactmoment');
  await eventually(() => {
    expect(received(casus).map(({ soort }) => soort)).toContain('casus-notitie.v1');
  }, 20_000);
});
