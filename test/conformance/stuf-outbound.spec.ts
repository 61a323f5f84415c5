import { RejectError } from '@schakel/contracts';
import * as fc from 'fast-check';
import { encode } from '../../libs/ketenpartners/src/stuf/encode';
import { bv03, fo03 } from '../../libs/ketenpartners/src/stuf/bv03-fo03';
import { XmlReader } from '../../libs/ketenpartners/src/stuf/xml-reader';
import { xmlSettings } from '../../libs/ketenpartners/src/stuf/xml-settings';
import type { XmlSettings } from '../../libs/ketenpartners/src/stuf/xml-settings';
import { officialSettings, stufStandard } from '../support/standards';

const standard = stufStandard();
const STUF = 'http://www.egem.nl/StUF/StUF0301';
const adressering = {
  verzending: '5f1d7c52-a0f4-5c8e-9a5b-e1d2c9a4f0b3',
  zender: { oin: '00000099000000001000', naam: 'Veilig Thuis Oefenregio, met een naam die langer is dan vijftig tekens' },
  ontvanger: { oin: '00000099000000002000', naam: 'Raad' },
  tijdstip: new Date('2026-11-21T10:15:00Z'),
};
/** A reader that only validates: of any root, by our schemas or the published ones. */
function validating(base: XmlSettings, wortels: readonly string[], uri?: string): XmlReader {
  const only = Object.fromEntries(
    wortels.map((wortel) => [wortel, base.vasteWaarden[wortel] ?? [['JZ:object', wortel.startsWith('vc') ? 'VVZ' : 'ZAK'] as const]]),
  );
  const none = Object.fromEntries(wortels.map((wortel) => [wortel, { personen: [], datums: [] }]));
  const naamruimten = uri ? { ...base.naamruimten, JZ: uri } : base.naamruimten;
  return new XmlReader({
    settings: {
      ...base,
      naamruimten,
      wortels: { meldingen: wortels, bericht: wortels, soap: wortels },
      vasteWaarden: only,
      twijfelPlaatsen: none,
    },
  });
}
const readers: XmlReader[] = [];
afterAll(() => Promise.all(readers.map((reader) => reader.close())));
const by = (...args: Parameters<typeof validating>): XmlReader => {
  const reader = validating(...args);
  readers.push(reader);
  return reader;
};
/** The product's reader knows no outbound Di01: a valid one ends as a kind unknown, without a place. A confirmation it knows. */
async function errorsOf(reader: XmlReader, bytes: Buffer): Promise<unknown> {
  const outcome = await reader.read(bytes, 'meldingen').catch((error: unknown) => error);
  if (!(outcome instanceof Error)) return 'valid';
  if (!(outcome instanceof RejectError)) throw outcome;
  return outcome.fouten.length === 0 ? 'valid' : outcome.fouten;
}

const tekst = (maxLength: number): fc.Arbitrary<string> => fc.string({ unit: 'binary', minLength: 1, maxLength });
const persoon = fc.record(
  {
    bsn: fc.constantFrom('999990019', '999991772'),
    geslachtsnaam: tekst(210),
    voorvoegsel: tekst(12),
    voornamen: tekst(210),
    geboortedatum: fc.constantFrom('2015', '2015-02', '2015-02-03', 'x'),
    geslacht: fc.constant('V'),
  },
  { requiredKeys: [] },
);
const terugkoppeling = {
  verzoek: fc.uuid(),
  kenmerkMelding: tekst(50),
  status: fc.constantFrom('overdracht', 'uitkomst veiligheidsbeoordeling'),
  uitkomst: fc.constantFrom('overdracht', 'geen vervolgstappen nodig'),
  verantwoordelijke: tekst(210),
};
const outbound = {
  'check-op-bekendheid.v1': fc.record({ verzoek: fc.uuid(), reden: fc.constantFrom('01', '02'), persoon }, { requiredKeys: ['reden'] }),
  'verzoek-casusinformatie.v1': fc.record({
    verzoek: fc.uuid(),
    reden: fc.constantFrom('01', '02'),
    persoon,
    vraagcodes: fc.array(tekst(20), { minLength: 1, maxLength: 4 }),
  }),
  'vt-terugkoppeling.v1': fc.record({ ...terugkoppeling, toelichting: tekst(1010) }, { requiredKeys: ['status', 'verantwoordelijke'] }),
  'uitkomst-generieke-melding.v1': fc.record(terugkoppeling, { requiredKeys: ['status'] }),
  'verzoek-tot-onderzoek.v1': fc.record(
    {
      verzoek: fc.uuid(),
      dringend: fc.boolean(),
      datum: fc.constant('2026-11-21'),
      medewerker: tekst(210),
      telefoon: tekst(25),
      samenvatting: tekst(2000),
      kinderen: fc.array(persoon, { minLength: 1, maxLength: 3 }),
      gezagsdragers: fc.array(
        fc
          .tuple(persoon, fc.constantFrom('ouder met gezag', 'voogd'), fc.boolean(), fc.option(tekst(100), { nil: undefined }))
          .map(([wie, rol, geinformeerd, redenNietGeinformeerd]) => ({
            ...wie,
            rol,
            geinformeerd,
            redenNietGeinformeerd,
            telefoonnummers: ['06'],
          })),
        { maxLength: 3 },
      ),
    },
    { requiredKeys: ['datum', 'kinderen', 'samenvatting'] },
  ),
};
const roots = {
  'check-op-bekendheid.v1': ['vcobDi01', 'vv'],
  'verzoek-casusinformatie.v1': ['vciDi01', 'vv'],
  'vt-terugkoppeling.v1': ['vtTerugkoppelingDi01', 'vt'],
  'uitkomst-generieke-melding.v1': ['uitkomstMeldingGeneriekDi01', 'gm'],
  'verzoek-tot-onderzoek.v1': ['vtoDi01', 'vt'],
} as const;

describe.each(Object.keys(outbound) as (keyof typeof outbound)[])('%s', (soort) => {
  const [wortel, set] = roots[soort];
  const judges = [by(xmlSettings(), [wortel]), ...(standard ? [by(officialSettings(standard, set, [wortel]), [wortel])] : [])];

  test('whatever we write is valid, by our schema and by the published one', async () => {
    const property = fc.asyncProperty<[object]>(outbound[soort], async (inhoud) => {
      const bytes = encode({ soort, inhoud }, adressering);
      for (const judge of judges) expect(await errorsOf(judge, bytes)).toBe('valid');
    });
    await fc.assert(property, { numRuns: 150 });
  }, 60_000);
});

test('Bv03 and Fo03 are valid', async () => {
  const adres = { ...adressering, referentienummer: 'R1', crossRefnummer: '' };
  const bases = [xmlSettings(), ...(standard ? [officialSettings(standard, 'vv', ['vcobDi01'])] : [])];
  for (const base of bases) {
    const judge = by(base, ['Bv03Bericht', 'Fo03Bericht'], STUF);
    expect(await errorsOf(judge, bv03(adres))).toBe('valid');
    expect(await errorsOf(judge, fo03(adres, { code: 'storing', locaties: ['x'.repeat(2000)] }))).toBe('valid');
    expect(await errorsOf(judge, Buffer.from(bv03(adres).toString().replace('Bv03<', 'Fo03<')))).not.toBe('valid');
  }
});
