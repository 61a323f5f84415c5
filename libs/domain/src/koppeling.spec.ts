import { World, kind, ulla, vera } from '../../../test/support/world';
import { gelijkenis } from './koppeling';

test('two casussen about one incident show each other once, and nothing else of them changes', () => {
  const world = new World();
  world.report([kind]);
  const before = world.file;
  const say = (door = vera) => world.send('koppeling.v1', 'veilig-thuis-gv', { casus: before.id, ander: 'ander', door });

  expect(say(ulla).geweigerd).toBe('niet-toegestaan');
  expect(say().gevolgen).toEqual([]);
  say();
  expect(world.file).toEqual({
    ...before,
    versie: before.versie + 1,
    koppelingen: [{ ander: 'ander', bericht: 'bericht-3', door: 'v.vermeer', op: world.now.toISOString() }],
    berichten: [...before.berichten, 'bericht-3'],
  });
  expect(world.send('koppeling.v1', 'veilig-thuis-gv', { casus: before.id, ander: before.id, door: vera }).geweigerd).toBeDefined();
});

test('the same day, place or number may be the same melding; what is not there is like nothing', () => {
  const [one, other] = [new World(), new World()];
  one.report([kind], { kenmerk: 'PL-1', datumIncident: '2026-11-20', locatieIncident: 'Kerkstraat 1, Huizen' });
  other.report([kind], { kenmerk: 'Z-9', datumIncident: '2026-11-20', locatieIncident: 'kerkstraat 1 huizen' });
  expect(gelijkenis(one.file, other.file)).toEqual(['datum', 'plaats']);
  const silent = new World();
  silent.report([kind], { kenmerk: '' });
  expect(gelijkenis(silent.file, silent.file)).toEqual([]);
});
