import { twijfelIn } from '@schakel/contracts';
import { inrichting } from '../../../../../test/support/world';
import { twijfelTekst } from './woorden';

test.each([
  ['vtMeldingDi01/object/betreft/gerelateerde/heeftBetrokken[2]/gerelateerde/inp.bsn', 'een BSN'],
  ['object/isGeinformeerdAan/datumGeinformeerd', 'een datum'],
  ['zorgelijkeSituatie/aard[1]', 'de aard van het geweld'],
])('a doubt at %s is about %s', (plaats, tekst) => {
  expect(twijfelTekst(plaats)).toBe(tekst);
});

test('whatever a report of a professional can be doubted for has words', () => {
  const persoon = { id: '1', rol: 'buurvrouw', bsn: '1', geboortedatum: 'x' };
  const melding = {
    datumMelding: 'x',
    datumIncident: 'x',
    meldcode: [{ datum: 'x' }],
    zorgelijkeSituatie: { aard: ['x'], betrokkenen: [persoon, persoon] },
    geinformeerden: [{ wie: '9', datum: 'x' }],
  };
  const plaatsen = twijfelIn(melding as never, inrichting.codelijsten);
  expect(plaatsen.length).toBeGreaterThan(8);
  expect(plaatsen.filter((plaats) => !twijfelTekst(plaats).includes(' '))).toEqual([]);
});
