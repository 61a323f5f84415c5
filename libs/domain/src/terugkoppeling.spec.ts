import { kind, meldingProfessional, moeder, vera, World } from '../../../test/support/world';

const decided = (partij: string, terugkoppelingGewenst?: boolean): unknown[] => {
  const world = new World();
  const more = terugkoppelingGewenst === undefined ? {} : { terugkoppelingGewenst };
  world.send('melding-professional.v1', partij, meldingProfessional([kind, moeder], more));
  const { id: casus, versie } = world.file;
  world.send('vervolgbesluit.v1', 'veilig-thuis-gv', { casus, versie, uitkomst: 'onderzoek', toelichting: 'nog geen contact', door: vera });
  return world.file.verzonden.flatMap(({ bericht, ontvanger }) => (bericht === 'vt-terugkoppeling.v1' ? [ontvanger] : []));
};

test('a professional hears what became of a report when they asked; the police always; who may not get it never', () => {
  expect(decided('zorg-voorbeeld', true)).toEqual(['zorg-voorbeeld']);
  expect(decided('veilig-thuis-utrecht', true)).toEqual(['veilig-thuis-utrecht']);
  expect(decided('zorg-voorbeeld', false)).toEqual([]);
  expect(decided('zorg-voorbeeld')).toEqual([]);
  expect(decided('politie-mn')).toEqual(['politie-mn']);
  expect(decided('gemeente-huizen', true)).toEqual([]);
});

test('who told it to a worker hears from a person: no receipt of theirs would tell it', () => {
  const world = new World();
  const told = { ...meldingProfessional([kind, moeder], { terugkoppelingGewenst: true }), partij: 'zorg-voorbeeld' };
  world.send('opgenomen-melding.v1', 'veilig-thuis-gv', { ...told, bron: 'telefoon', door: vera });
  const { id: casus, versie } = world.file;
  world.send('vervolgbesluit.v1', 'veilig-thuis-gv', { casus, versie, uitkomst: 'onderzoek', toelichting: 'nog geen contact', door: vera });
  expect(world.file.vervolgbesluit).toBeDefined();
  expect(world.sent('vt-terugkoppeling.v1')).toEqual([]);
});
