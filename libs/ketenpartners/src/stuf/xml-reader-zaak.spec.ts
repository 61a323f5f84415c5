import { readFileSync } from 'node:fs';
import { join } from 'node:path';
import { bv03, fo03 } from './bv03-fo03';
import { decode } from './decode';
import { wrapSoap } from './soap';
import { RefusedXml, XmlReader } from './xml-reader';

const fixture = (name: string): string => readFileSync(join(__dirname, '../../../../test/fixtures/stuf', name), 'utf8');
const [generiek, zorgmelding, notificatie] = ['melding-generiek-volledig.xml', 'zorgmelding-volledig.xml', 'notificatie-volledig.xml'].map(
  fixture,
) as [string, string, string];
const reader = new XmlReader();
afterAll(() => reader.close());
const read = (text: string) => reader.read(Buffer.from(text), 'meldingen');
const soap = (text: string | Buffer) => reader.read(wrapSoap(Buffer.from(text)), 'soap');
const refusal = async (text: string): Promise<RefusedXml> => {
  const outcome = await soap(text).then(
    () => undefined,
    (error: unknown) => error,
  );
  if (outcome instanceof RefusedXml) return outcome;
  throw new Error('was accepted');
};
const verzending = '5f1d7c52-a0f4-5c8e-9a5b-e1d2c9a4f0b3';

test('a generieke melding is urgent for what its answers say, and "Nee" is no indication', async () => {
  expect(await read(generiek)).toMatchObject({
    soort: 'generieke-melding.v1',
    dringend: true,
    aanwijzingen: ['tijdelijk-huisverbod'],
    twijfel: [],
  });
  expect((await read(generiek.replace('Ja, tot 29 november', 'nee'))).dringend).toBe(false);
  expect(await read(zorgmelding)).toMatchObject({ soort: 'zorgmelding.v1', dringend: false, twijfel: [] });
});

test.each(['NAZ', 'ZVH'])('a generieke melding of soort %s is refused by name, at its place, and still says who sent it', async (soort) => {
  const error = await refusal(generiek.replace('>VT<', `>${soort}<`));
  expect([error.code, error.fouten]).toEqual([
    'melding-niet-voor-ons',
    [{ code: 'melding-niet-voor-ons', location: 'meldingGeneriekDi01/object/soortmeldingCode' }],
  ]);
  expect(error.envelope).toMatchObject({ zender: '00000099000000003000', soort: 'generieke-melding.v1' });
});

test('doubtful values of the new kinds are accepted and named by place', async () => {
  const doubtful = generiek
    .replace('>999990019<', '>999990018<')
    .replace("<BG:naam>Piet O'Oefen</BG:naam>", '<BG:naam/>')
    .replace('>20261119223000<', '>20261319223000<')
    .replace('>20261120101500<', '>20260230<')
    .replace('<JZ:soortmeldingCode>VT</JZ:soortmeldingCode>', '<JZ:soortmeldingCode xsi:nil="true"/>');
  expect((await read(doubtful)).twijfel.sort()).toEqual([
    'meldingGeneriekDi01/object/betreft/gerelateerde/kent/gerelateerde/periodeVanTot/datumtijdBegin',
    'meldingGeneriekDi01/object/datumTijdMelding',
    'meldingGeneriekDi01/object/heeftAlsOverigBetrokkene[1]/gerelateerde/natuurlijkPersoon/geslachtsnaam',
    'meldingGeneriekDi01/object/heeftBetrekkingOp/gerelateerde/natuurlijkPersoon/inp.bsn',
    'meldingGeneriekDi01/object/soortmeldingCode',
  ]);
  expect((await soap(notificatie.replace('>20261120101500<', '>20261131101500<'))).twijfel).toEqual([
    'notificatieDi01/object/heeft/datumStatusGezet',
  ]);
});

test('a notificatie names our request in its content', async () => {
  expect(await soap(notificatie)).toMatchObject({ soort: 'notificatie.v1', crossRefnummer: verzending, zender: '00000099000000002000' });
});

const adres = {
  referentienummer: 'R1',
  crossRefnummer: verzending,
  zender: { oin: '00000099000000002000', naam: 'Raad' },
  ontvanger: { oin: '00000099000000001000', naam: 'Veilig Thuis' },
  tijdstip: new Date('2026-11-21T10:00:00Z'),
};
test('a Bv03 and a Fo03 that come on their own mean that our message arrived, or is refused; a fault code is repeated only when it is one', async () => {
  const confirmed = await soap(bv03(adres));
  expect([confirmed.soort, confirmed.crossRefnummer, JSON.parse(confirmed.bericht.toString())]).toEqual([
    'bezorging.v1',
    verzending,
    { verzending, uitkomst: 'bezorgd' },
  ]);
  const fault = fo03(adres, { code: 'schema-ongeldig' });
  const refused = await soap(fault);
  expect([refused.soort, JSON.parse(refused.bericht.toString())]).toEqual(['afwijzing.v1', { verzending, foutcode: 'StUF055' }]);
  const odd = await soap(fault.toString().replace('>StUF055<', '>Jansen<'));
  expect(JSON.stringify(odd) + odd.bericht.toString()).not.toContain('Jansen');
  expect((await refusal(fault.toString().replaceAll('Fo03Bericht', 'Bv03Bericht'))).code).toBe('schema-ongeldig');
});

test.each([
  ['a fixed value', generiek.replace('"ZAKBTROVR"', '"X"'), 'schema-ongeldig'],
  ['a fixed value', zorgmelding.replace('"ZAKBTRBLH"', '"X"'), 'schema-ongeldig'],
  ['a fixed value', notificatie.replace('"ZAKSTT"', '"X"'), 'schema-ongeldig'],
  ['no document', zorgmelding.replace(/<ZKN:inhoud [^]*?<\/ZKN:inhoud>/, ''), 'schema-ongeldig'],
  ['no base64', zorgmelding.replace(/>[^<]+<\/ZKN:inhoud>/, '>#geheim#</ZKN:inhoud>'), 'schema-ongeldig'],
])('hostile, of a new kind: %s', async (_, text, code) => {
  const error = await refusal(text.replace(/^<\?xml[^>]*\?>\s*/, ''));
  expect(error.code).toBe(code);
  expect(JSON.stringify(error)).not.toContain('geheim');
});

test('everybody in a generieke melding has a number of their own', () => {
  const { betrokkenen } = decode('generieke-melding.v1', Buffer.from(generiek), verzending).zorgelijkeSituatie;
  expect(new Set(betrokkenen.map(({ id }) => id)).size).toBe(betrokkenen.length);
});
