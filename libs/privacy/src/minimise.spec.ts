import { minimise } from './minimise';
import type { Ontvanger } from './minimise';
import { isMinimised } from './minimised';
import { shippedFor } from '../../../test/support/policies';

const persoon = {
  id: 'p-1',
  bsn: '999990019',
  geslachtsnaam: 'Jansen',
  geboortedatum: '2011-04-05',
  telefoonnummers: ['0612345678'],
  schuiladres: 'Opvang 1',
  formeelAdres: { straat: 'Dorpsstraat', landcode: '6030' },
};
const zonder = { id: 'p-2', schuiladres: 'Opvang 2' };
const overdracht = {
  nummer: 'n-1',
  team: 'usd-huizen',
  dringend: false,
  uiterlijk: '2026-11-30T12:00:00Z',
  kop: { gemeente: 'Huizen', personen: [persoon, zonder] },
  inhoud: { samenvatting: 'eigen woorden', aard: [], uitkomst: 'overdracht', personen: [persoon], melder: 'buurvrouw', politietekst: 'PV' },
};
const team: Ontvanger = { id: 'usd-huizen', soort: 'lokaal-team', bsnToegestaan: true };
const raad: Ontvanger = { id: 'rvdk', soort: 'rvdk', bsnToegestaan: true };
const handover = (ontvanger: Ontvanger = team) =>
  minimise('overdracht.v1', overdracht, shippedFor('lokaal-team'), { ontvanger, doel: 'overdracht' });

test('a handover keeps what its policy names, and never the melder, the police text or a schuiladres', () => {
  const { inhoud } = handover();
  expect(inhoud.inhoud).toEqual({
    samenvatting: 'eigen woorden',
    uitkomst: 'overdracht',
    personen: [
      {
        id: 'p-1',
        bsn: '999990019',
        geslachtsnaam: 'Jansen',
        geboortedatum: '2011-04-05',
        telefoonnummers: ['0612345678'],
        formeelAdres: { straat: 'Dorpsstraat' },
      },
    ],
  });
  expect(JSON.stringify(inhoud)).not.toMatch(/buurvrouw|PV|Opvang|6030/);
});

test('a person of whom nothing is left does not stand in the list, not even as an empty place', () => {
  expect(handover().inhoud.kop).toEqual({ gemeente: 'Huizen', personen: [{ geslachtsnaam: 'Jansen', geboortedatum: '2011-04-05' }] });
});

test('the ledger hears which fields really went, to whom, under which policy and grounds', () => {
  const { velden, ontvanger, beleid, versie, doel, grondslag } = handover();
  expect(velden).toContain('inhoud.personen.formeelAdres.straat');
  expect(velden).not.toContain('inhoud.aard');
  expect([ontvanger, beleid, versie, doel]).toEqual(['usd-huizen', 'lokaal-team', 1, 'overdracht']);
  expect(grondslag).toContain('4.1.1 lid 2 onder d');
});

test('a partner that has no right to the bsn does not get it, whatever the policy of its kind says', () => {
  const { inhoud, velden } = handover({ ...team, bsnToegestaan: false });
  expect(JSON.stringify(inhoud)).not.toContain('999990019');
  expect(velden.filter((path) => path.endsWith('bsn'))).toEqual([]);
});

test('a recipient whose policy does not name the bsn does not get it, whatever the partner is entitled to', () => {
  const zvh: Ontvanger = { id: 'zvh-gv', soort: 'zvh', bsnToegestaan: true };
  const { inhoud } = minimise('check-op-bekendheid.v1', { verzoek: 'v', reden: '01', persoon }, shippedFor('zvh'), {
    ontvanger: zvh,
    doel: 'bekendheid',
  });
  expect(inhoud.persoon).toEqual({ geslachtsnaam: 'Jansen', geboortedatum: '2011-04-05' });
});

test('the result is sealed, and frozen to the bottom', () => {
  const sealed = handover();
  expect(isMinimised(sealed)).toBe(true);
  expect(Object.isFrozen(sealed.inhoud.inhoud?.personen?.[0]?.formeelAdres)).toBe(true);
});

test.each([
  ['another doel', shippedFor('rvdk'), raad, 'casusinformatie'],
  ['an unknown doel', shippedFor('rvdk'), raad, 'nieuwsgierigheid'],
  ['a recipient of another kind', shippedFor('rvdk'), { ...raad, soort: 'zorg' } as const, 'bekendheid'],
  ['a policy that nobody checked', structuredClone(shippedFor('rvdk')), raad, 'bekendheid'],
])('nothing leaves under %s', (_, policy, ontvanger, doel) => {
  expect(() => minimise('check-op-bekendheid.v1', { verzoek: 'v', reden: '01', persoon }, policy, { ontvanger, doel })).toThrow(
    'beleid-ontbreekt',
  );
});
