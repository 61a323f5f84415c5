import type { Mailprofiel } from '@schakel/contracts';
import { MeldingProfessional, validate } from '@schakel/contracts';
import { gevondenVelden } from './gevonden-velden';
import { openMail } from './open-mail';
import { docxOf, mimeOf, pdfOf } from './testing/documents';

jest.setTimeout(30_000);

const profiel: Mailprofiel = { id: 'zorg', formaten: ['formulier'], velden: [{ label: 'Dossiernummer', pad: 'kenmerk' }] };
const form = [
  'Dossiernummer: Z-12',
  'Naam melder: J. de Wit',
  'Organisatie melder: Praktijk Zuid',
  'Telefoon melder: 06-00000001, 035-0000002',
  'Naam kind: Anna Vos',
  'Geboortedatum kind: 3-2-2019',
  'Moeder',
  'Naam: Els Vos',
  'Acute onveiligheid: nee',
  'Situatieschets: Anna is vaak alleen.',
  'Zij komt zonder eten op school.',
];
const rows = form.map((line) => line.split(': ')).map(([label, value = '']) => `<tr><td>${label}</td><td>${value}</td></tr>`);
const find = async (raw: Buffer, profielen = [profiel]) =>
  gevondenVelden((await openMail(raw, { lezen: true }))!, profielen, ['mes', 'nu gevaar']);

test('a form of a sender with a profile is a whole report, and nothing is left', async () => {
  const gevonden = await find(mimeOf({ text: form.join('\r\n') }));
  expect(gevonden).toMatchObject({ zekerheid: 'zeker', profiel: 'zorg', aanwijzingen: [] });
  expect(validate(MeldingProfessional, gevonden.velden)).toMatchObject({
    kenmerk: 'Z-12',
    melder: { naam: 'J. de Wit', organisatie: 'Praktijk Zuid', telefoonnummers: ['06-00000001', '035-0000002'] },
    acuteOnveiligheid: false,
    zorgelijkeSituatie: {
      situatieschets: 'Anna is vaak alleen.\nZij komt zonder eten op school.',
      aanvullendeInformatie: 'Onderwerp van de mail: Aanmelding',
      betrokkenen: [
        { id: 'kind-1', rol: 'kind', volledigeNaam: 'Anna Vos', geboortedatum: '2019-02-03' },
        { id: 'moeder-1', rol: 'ouder, gezag niet benoemd', volledigeNaam: 'Els Vos' },
      ],
    },
  });
});

test.each<[string, (lines: string[]) => string[], string[]]>([
  ['a line that stands in no field', (lines) => ['Zie ook mijn brief.', ...lines], ['niet-alles-gelezen']],
  ['a label that nobody knows', (lines) => ['Schoenmaat: 32', ...lines], ['niet-alles-gelezen']],
  ['a date that is none', (lines) => lines.map((line) => line.replace('3-2-2019', 'voorjaar 2019')), ['niet-alles-gelezen']],
  ['no name of the child', (lines) => lines.filter((line) => !line.startsWith('Naam kind')), []],
  ['no situatieschets', (lines) => lines.slice(0, 9), []],
  ['a value twice', (lines) => [...lines.slice(0, 9), 'Naam kind: Bob Vos', ...lines.slice(9)], ['niet-alles-gelezen']],
  ['the words of another sender', (lines) => ['-------- Doorgestuurd bericht --------', ...lines], ['doorgestuurd', 'niet-alles-gelezen']],
])('with %s a person reads it, beside what was found', async (_, change, aanwijzingen) => {
  const gevonden = await find(mimeOf({ text: change(form).join('\r\n') }));
  expect(gevonden).toMatchObject({ zekerheid: 'mogelijk', aanwijzingen, velden: { melder: { naam: 'J. de Wit' } } });
});

test('without a profile the usual words are found, and nothing is certain', async () => {
  const gevonden = await find(mimeOf({ text: form.slice(1).join('\n') }), []);
  expect(gevonden).toMatchObject({ zekerheid: 'mogelijk', profiel: undefined, velden: { melder: { organisatie: 'Praktijk Zuid' } } });
});

test('a table of two columns is a form', async () => {
  const html = `<style>p{}</style><h1></h1><table>${rows.join('')}</table>`;
  expect(await find(mimeOf({ html }))).toMatchObject({ velden: { melder: { naam: 'J. de Wit' } } });
});

test.each([
  ['a PDF', 'aanmelding.pdf', pdfOf(form)],
  ['a Word document', 'aanmelding.docx', docxOf(form)],
  ['a text in the alphabet of Windows', 'aanmelding.txt', Buffer.from(form.join('\r\n').replace('alleen', 'één'), 'latin1')],
])('%s is read, and a person decides', async (_, naam, bytes) => {
  const gevonden = await find(mimeOf({ text: 'Zie bijlage.', bijlage: { naam, bytes } }));
  expect(gevonden).toMatchObject({
    zekerheid: 'mogelijk',
    velden: {
      melder: { naam: 'J. de Wit' },
      zorgelijkeSituatie: { betrokkenen: [{ volledigeNaam: 'Anna Vos' }, { volledigeNaam: 'Els Vos' }] },
    },
  });
});

test('words that ask for haste are found wherever they stand, as words', async () => {
  const aanwijzingen = async (text: string, bijlage?: { naam: string; bytes: Buffer }) =>
    (await find(mimeOf({ text, ...(bijlage ? { bijlage } : {}) }))).aanwijzingen.includes('dringende-woorden');
  expect(await aanwijzingen('Er is NU   gevaar')).toBe(true);
  expect(await aanwijzingen('hij heeft een mes.')).toBe(true);
  expect(await aanwijzingen('zij is mesthandelaar, gevaar nu')).toBe(false);
  expect(await aanwijzingen('zie bijlage', { naam: 'x.pdf', bytes: pdfOf(['Vader heeft een mes']) })).toBe(true);
});

test('a mail inside a mail is read for a person, and is of nobody that is known', async () => {
  const bijlage = { naam: 'fw.eml', type: 'message/rfc822', bytes: mimeOf({ text: form.join('\r\n') }) };
  const gevonden = await find(mimeOf({ text: '', bijlage }));
  expect(gevonden).toMatchObject({ zekerheid: 'mogelijk', velden: { kenmerk: 'Z-12' } });
  expect(gevonden.aanwijzingen).toContain('doorgestuurd');
});

test('an attachment that costs too much is not read, and the mail is', async () => {
  const bomb = docxOf(['Naam melder: X'], 30 * 1024 * 1024);
  const mail = await openMail(mimeOf({ text: form.join('\n'), bijlage: { naam: 'bom.docx', bytes: bomb } }), { lezen: true });
  expect(mail?.lezing?.bijlagen.size).toBe(0);
  expect(mail?.lezing?.teksten[0]).toContain('Anna Vos');
});
