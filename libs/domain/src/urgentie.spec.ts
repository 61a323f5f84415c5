import { urgentieAanwijzingen } from '@schakel/ketenpartners';
import { kind, vtMelding } from '../../../test/support/world';
import { aanwijzingCodes, aanwijzingenIn, aanwijzingenInOpgave } from './urgentie';

const codesOf = (bericht: string): string[] => urgentieAanwijzingen[bericht]?.map(([code]) => code) ?? [];
const situatie = (more: object) => ({ zorgelijkeSituatie: { ...vtMelding([kind]).zorgelijkeSituatie, ...more } });

test('the door raises on the very codes that are found when the report is read, and every code has one name', () => {
  const everything = vtMelding([kind], {
    sashNiveau: 'hoog',
    ...situatie({ tijdelijkHuisverbod: 'opgelegd', aanhouding: 'ja', eergerelateerdGeweld: 'vermoeden' }),
  });
  expect(aanwijzingenIn(everything)).toEqual(codesOf('vtMeldingDi01'));
  expect(
    Object.keys(urgentieAanwijzingen)
      .flatMap(codesOf)
      .filter((code) => !aanwijzingCodes.some((each) => each === code)),
  ).toEqual([]);
  expect([...aanwijzingenIn(everything), ...aanwijzingenInOpgave({ acuteOnveiligheid: true })]).toEqual(aanwijzingCodes);
});

test('an indication that is absent or denied raises nothing, and takes nothing away from another', () => {
  expect(aanwijzingenIn(vtMelding([kind], situatie({ tijdelijkHuisverbod: ' Nee ', aanhouding: '' })))).toEqual([]);
  expect(aanwijzingenIn(vtMelding([kind], { sashNiveau: 'laag', ...situatie({ aanhouding: 'ja' }) }))).toEqual(['aanhouding']);
  expect(aanwijzingenInOpgave({ acuteOnveiligheid: false })).toEqual([]);
});
