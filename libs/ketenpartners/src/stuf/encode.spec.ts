import * as fc from 'fast-check';
import { bv03, fo03 } from './bv03-fo03';
import { encode } from './encode';
import { persoonOf } from './persoon';
import { unwrapSoap, wrapFault, wrapSoap } from './soap';
import { at, parseXml, textAt } from './xml-tree';

const adressering = {
  verzending: '5f1d7c52-a0f4-5c8e-9a5b-e1d2c9a4f0b3',
  zender: { oin: '00000099000000001000', naam: 'Veilig Thuis Oefenregio' },
  ontvanger: { oin: '00000099000000002000', naam: 'Raad' },
  tijdstip: new Date('2026-11-21T10:15:00.123Z'),
};
const persoon = { id: 'p1', bsn: '999990019', geslachtsnaam: 'Oefenkind', voornamen: 'Zoë', geboortedatum: '2015-02' };
const vraag = (inhoud: object): string => encode({ soort: 'check-op-bekendheid.v1', inhoud }, adressering).toString();

test('a question holds the minimal set and nothing else, even when more comes in', () => {
  const text = vraag({
    verzoek: 'VRAAG-1',
    reden: '01',
    persoon: { ...persoon, geslacht: 'V', telefoonnummers: ['06'], formeelAdres: { straat: 'Geheim' } },
  });
  expect(text).not.toMatch(/Geheim|geslachtsaanduiding|telefoon/);
  expect(text).toContain('<BG:geboortedatum StUF:indOnvolledigeDatum="D">20150201</BG:geboortedatum>');
  expect(text).toContain('<StUF:tijdstipBericht>20261121101500123</StUF:tijdstipBericht>');
  expect(vraag({ verzoek: 'VRAAG-1', reden: '01', persoon })).toBe(vraag({ verzoek: 'VRAAG-1', reden: '01', persoon }));
});

// What a schema-valid name can hold, and what nobody should ever send but somebody will.
const naam = fc.string({
  unit: fc.oneof(
    fc.constantFrom('<', '>', '&', "'", '"', ']', '\u{1F600}', 'é', '\t'),
    fc.string({ unit: 'grapheme', minLength: 1, maxLength: 1 }),
  ),
  minLength: 1,
  maxLength: 40,
});
test('a name comes back as it went in, whatever characters are in it', () => {
  fc.assert(
    fc.property(naam, (geslachtsnaam) => {
      fc.pre(geslachtsnaam.trim() === geslachtsnaam && !/[\u0000-\u0008\u000B-\u001F\uFFFE\uFFFF]/.test(geslachtsnaam));
      const root = parseXml(Buffer.from(vraag({ persoon: { geslachtsnaam } })));
      const node = at(root, 'JZ:object', 'JZ:heeftBetrekkingOp', 'ZKN:gerelateerde', 'ZKN:natuurlijkPersoon');
      expect(persoonOf(node, 'p').geslachtsnaam).toBe(geslachtsnaam);
    }),
    { numRuns: 500 },
  );
});

test('Bv03 and Fo03 travel in SOAP and say what they answer; a Fo03 names places and no values', () => {
  const adres = { ...adressering, referentienummer: 'R1', crossRefnummer: 'C1' };
  const fault = fo03(adres, { code: 'schema-ongeldig', locaties: ['vtMeldingDi01/object'] });
  const message = unwrapSoap(wrapFault('Client', 'geweigerd', fault));
  expect(message.naam).toBe('StUF:Fo03Bericht');
  expect(textAt(message, 'StUF:body', 'StUF:details')).toBe('schema-ongeldig vtMeldingDi01/object');
  expect(textAt(unwrapSoap(wrapSoap(bv03(adres))), 'StUF:stuurgegevens', 'StUF:crossRefnummer')).toBe('C1');
});

test.each(['<html></html>', 'niets', '<!DOCTYPE a><soap:Envelope/>', '<a/>'])('an answer that is no SOAP is unreadable: %s', (text) => {
  expect(() => unwrapSoap(Buffer.from(text))).toThrow();
});
