import type { Inhoud } from '@schakel/contracts';
import { leesMelding } from './melding-inhoud';
import { kind, moeder, vera, World } from '../../../test/support/world';

const generiek = (more: Partial<Inhoud<'generieke-melding.v1'>> = {}): Inhoud<'generieke-melding.v1'> => ({
  kenmerk: 'PL0900-2026000002',
  zorgelijkeSituatie: { betrokkenen: [kind, moeder] },
  ...more,
});

test('the codes of a generieke melding are read into the fields that every page knows; nothing is lost', () => {
  const antwoorden = [
    { code: 'VT-002', tekst: 'Ja' },
    { code: 'VT-003', tekst: 'Nee' },
    { code: 'VT-006', tekst: 'Een' },
    { code: 'VT-006', tekst: 'Twee' },
    { code: 'VT-007', tekst: 'Onder de twaalf' },
  ];
  const { inhoud, aanwijzingen, betrokkenen } = leesMelding(
    'generieke-melding.v1',
    generiek({
      tijdstipMelding: '2026-11-20T10:15:00',
      zorgelijkeSituatie: { betrokkenen: [kind], antwoorden, leefgebieden: [{ leefgebied: '06' }] },
    }),
  );
  expect(inhoud).toMatchObject({
    datumMelding: '2026-11-20',
    tijdstipMelding: '2026-11-20T10:15:00',
    zorgelijkeSituatie: {
      tijdelijkHuisverbod: 'Ja',
      aanhouding: 'Nee',
      relevanteRegistraties: ['Een', 'Twee'],
      antwoorden: [{ code: 'VT-007', tekst: 'Onder de twaalf' }],
      leefgebieden: [{ leefgebied: '06' }],
    },
  });
  expect([aanwijzingen, betrokkenen]).toEqual([['tijdelijk-huisverbod'], [kind]]);
});

test('who reported by a generieke melding hears back in that format, at the same moments; a vtMelding as before', () => {
  const heard = (soort: 'generieke-melding.v1' | 'vt-melding.v1', kenmerk?: string) => {
    const world = new World();
    if (soort === 'vt-melding.v1') world.report();
    else world.send(soort, 'politie-mn', generiek(kenmerk === undefined ? {} : { kenmerk }), 'melding-1');
    const said = { uitkomst: 'onderzoek', toelichting: 'x', door: vera } as const;
    world.send('vervolgbesluit.v1', 'veilig-thuis-gv', { ...said, casus: world.file.id, versie: world.file.versie });
    return world.gevolgen.flatMap((gevolg) => (gevolg.soort === 'verzending' && gevolg.doel === 'terugkoppeling' ? [gevolg] : []));
  };
  const codes = { status: 'uitkomst veiligheidsbeoordeling', uitkomst: 'vervolgstappen belegd bij VT' };
  expect(heard('generieke-melding.v1')).toMatchObject([
    { bericht: 'uitkomst-generieke-melding.v1', ontvanger: 'politie-mn', inhoud: { ...codes, kenmerkMelding: 'PL0900-2026000002' } },
  ]);
  expect(heard('generieke-melding.v1', '')).toMatchObject([{ inhoud: { kenmerkMelding: 'melding-1' } }]);
  expect(heard('vt-melding.v1')).toMatchObject([{ bericht: 'vt-terugkoppeling.v1', inhoud: codes }]);
});

test('the text of an old zorgmelding is what is worrying; the bytes of a document stay in the journal', () => {
  const read = (document: NonNullable<Inhoud<'zorgmelding.v1'>['document']>) =>
    leesMelding('zorgmelding.v1', { zorgelijkeSituatie: { betrokkenen: [kind] }, document }).inhoud;
  expect(read({ bestandsnaam: 'a.txt', tekst: 'Ruzie' })).toMatchObject({ zorgelijkeSituatie: { omschrijving: 'Ruzie' } });
  expect(read({ bestandsnaam: 'a.pdf', inhoud: 'JVBERi0=' }).document).toEqual({ bestandsnaam: 'a.pdf', geopendUitBericht: true });
});
