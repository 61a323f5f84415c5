import { World, decide, inrichting, kind } from '../../../test/support/world';
import { forecastTermijnen } from './termijnen';

const forecast = (world: World) =>
  forecastTermijnen(inrichting, world.file, world.now).map(({ soort, stand, werkdagenOver }) => [soort, stand, werkdagenOver]);

test('what will be missed is shown before it is missed, and stays shown after', () => {
  const world = new World(new Date('2026-11-23T09:00:00Z'));
  world.report([kind]);
  expect(forecast(world)).toEqual([
    ['veiligheidsbeoordeling', 'op-tijd', 5],
    ['informeren', 'op-tijd', 20],
  ]);

  world.now = new Date('2026-11-27T09:00:00Z');
  expect(forecast(world)[0]).toEqual(['veiligheidsbeoordeling', 'dreigt', 1]);

  world.runOut('veiligheidsbeoordeling');
  expect(forecast(world)[0]).toEqual(['veiligheidsbeoordeling', 'gemist', 0]);
  expect(world.file).toMatchObject({ status: 'ontvangen', signalen: [{ soort: 'termijn-verstreken' }] });
});

test('a vervolgbesluit in time meets the veiligheidsbeoordeling, and its alarm then does nothing', () => {
  const world = new World();
  world.report([kind]);
  const { id } = world.termijn('veiligheidsbeoordeling');
  world.decideOn({ uitkomst: 'afsluiting', toelichting: 'geen contact mogelijk' });

  expect(world.gevolgen).toContainEqual({ soort: 'termijn-vervuld', id });
  expect(world.runOut('veiligheidsbeoordeling').gevolgen).toEqual([]);
});

test('an alarm that goes off too early is refused, so that it can go off again', () => {
  const world = new World();
  world.report([kind]);
  const { id, soort } = world.termijn('veiligheidsbeoordeling');

  expect(world.send('verstreken-termijn.v1', 'veilig-thuis-gv', { casus: world.file.id, termijn: id, soort }).geweigerd).toBe(
    'toestand-laat-niet-toe',
  );
});

test('an alarm that rang in time counts, also where the clock of handling is three days behind', () => {
  const world = new World();
  world.report([kind]);
  const { id, soort, uiterlijk } = world.termijn('veiligheidsbeoordeling');
  const ontvangenOp = new Date(Date.parse(uiterlijk) + 1);
  const inhoud = { casus: world.file.id, termijn: id, soort };
  const alarm = {
    id: 'alarm',
    soort: 'verstreken-termijn.v1',
    partij: 'veilig-thuis-gv',
    ontvangenOp,
    inhoud,
    twijfel: [],
    radar: [],
  } as const;
  const { casus } = decide(world.file, alarm, new Date(ontvangenOp.getTime() - 3 * 86_400_000));

  expect(casus.signalen).toMatchObject([{ soort: 'termijn-verstreken', onderwerp: id }]);
});

test('an alarm of a clock that is a few seconds ahead counts', () => {
  const world = new World();
  world.report([kind]);
  const { id, soort, uiterlijk } = world.termijn('veiligheidsbeoordeling');
  world.now = new Date(Date.parse(uiterlijk) - 5000);
  world.send('verstreken-termijn.v1', 'veilig-thuis-gv', { casus: world.file.id, termijn: id, soort });

  expect(world.file.signalen).toMatchObject([{ soort: 'termijn-verstreken', onderwerp: id }]);
});
