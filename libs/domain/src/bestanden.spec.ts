/** What stays in the journal goes along to the own dossier once, and what may be a danger waits for a person. */
import type { EigenRegistratie, GeregistreerdBestand, Zorgmelding } from '@schakel/contracts';
import { metEigenSysteem } from '../../../test/support/registratie';
import { kind, meldingProfessional, moeder, vera } from '../../../test/support/world';
import { makeDecide } from './decide';
import type { BerichtIn, Besluit, Casus } from './index';

const decide = makeDecide(metEigenSysteem);
const now = new Date('2026-11-23T09:00:00Z');
const base = { id: 'b1', partij: 'politie-mn', ontvangenOp: now, twijfel: [], radar: [] } as const;
const pdf = 'JVBERi0=';
const pdfDigest = '38523c087796e5d5dd1cf9bad1fb026781a838dd9dd2cf8af58b9f6502a46778';

const zorg = (document: Zorgmelding['document'], more: Partial<BerichtIn> = {}): BerichtIn => ({
  ...base,
  soort: 'zorgmelding.v1',
  inhoud: { kenmerk: 'K-1', zorgelijkeSituatie: { betrokkenen: [kind, moeder] }, document },
  ...more,
});
const opgenomen = (more: Partial<BerichtIn> = {}): BerichtIn => ({
  ...base,
  soort: 'opgenomen-melding.v1',
  inhoud: { ...meldingProfessional([kind, moeder]), bron: 'mail', poststuk: 'p1', adviesvraag: 'a1', door: vera },
  ...more,
});
const registratieIn = ({ gevolgen }: Besluit): EigenRegistratie | undefined =>
  gevolgen.flatMap((gevolg) => (gevolg.soort === 'verzending' && gevolg.bericht === 'eigen-registratie.v1' ? [gevolg.inhoud] : []))[0];
const bestandIn = (besluit: Besluit): GeregistreerdBestand | undefined => {
  const [melding] = registratieIn(besluit)?.meldingen ?? [];
  return melding?.opname?.bestand ?? melding?.document?.bestand;
};
const note = ({ id, versie }: Casus, onderwerp: 'contactmoment' | 'documenten-overgedragen', bericht: string): BerichtIn => ({
  ...base,
  id: bericht,
  soort: 'casus-notitie.v1',
  partij: 'veilig-thuis-gv',
  inhoud: { casus: id, versie, onderwerp, door: vera },
});

test('a document goes along as it came, under a name that says nothing of anybody, and only once', () => {
  const came = decide(undefined, zorg({ bestandsnaam: 'Verslag Testkind.PDF', mediatype: 'application/pdf', inhoud: pdf }), now);
  expect(bestandIn(came)).toEqual({ naam: 'document-1.pdf', mediatype: 'application/pdf', sha256: pdfDigest, base64: pdf });
  expect(JSON.stringify(came.casus)).not.toContain(pdf);
  const later = decide(came.casus, note(came.casus, 'contactmoment', 'b2'), now);
  expect(JSON.stringify(registratieIn(later))).not.toContain(pdf);
});

test('so does the mail that a melding was typed over from, and the adviesvraag before it is named', () => {
  const besluit = decide(undefined, opgenomen({ bestand: { base64: pdf } }), now);
  expect(bestandIn(besluit)).toEqual({ naam: 'bericht-1.eml', mediatype: 'message/rfc822', sha256: pdfDigest, base64: pdf });
  expect(registratieIn(besluit)?.meldingen?.[0]?.opname).toMatchObject({ poststuk: 'p1', adviesvraag: 'a1' });
});

test('of a mail that was destroyed, or a document that was plain text, there is no file', () => {
  expect(bestandIn(decide(undefined, opgenomen(), now))).toBeUndefined();
  expect(bestandIn(decide(undefined, zorg({ bestandsnaam: 'a.txt', tekst: 'ruzie' }), now))).toBeUndefined();
});

test.each([
  ['document', zorg({ bestandsnaam: 'a.pdf', inhoud: pdf }, { bestand: { gevaar: 'bijlage-onveilig' } })],
  ['mail', opgenomen({ bestand: { base64: pdf, gevaar: 'bijlage-onveilig' } })],
])('a %s that is a danger stays, and somebody must say what was done about it', (_, bericht) => {
  const besluit = decide(undefined, bericht, now);
  expect(bestandIn(besluit)).toMatchObject({ achtergehouden: 'bijlage-onveilig' });
  expect(JSON.stringify(registratieIn(besluit))).not.toContain(pdf);
  const shown = ({ casus }: Besluit) => casus.signalen.filter(({ opgeheven }) => !opgeheven).map(({ soort }) => soort);
  const waits = ({ casus }: Besluit) => casus.termijnen.filter(({ vervuldOp, soort }) => !vervuldOp && soort === 'documenten-overdragen');
  expect([shown(besluit), waits(besluit).length]).toEqual([['document-achtergehouden'], 1]);
  const done = decide({ ...besluit.casus, status: 'afgesloten' }, note(besluit.casus, 'documenten-overgedragen', 'b2'), now);
  expect([shown(done), waits(done)]).toEqual([[], []]);
});
