import { World, kind } from '../../../test/support/world';

const hub = 'veilig-thuis-gv';
function asked(): { world: World; verzending: string; tell: (uitkomst: 'onzeker' | 'bezorgd', partij?: string) => void } {
  const world = new World();
  world.report([kind]);
  world.askAll();
  const verzending = world.vraag('kind').bekendheid;
  return { world, verzending, tell: (uitkomst, partij = hub) => void world.send('bezorging.v1', partij, { verzending, uitkomst }) };
}
const open = (world: World): string[] => world.file.signalen.flatMap(({ soort, opgeheven }) => (opgeheven ? [] : [soort]));

test('a worker sees that nobody knows whether a question arrived, once, until it surely did', () => {
  const { world, verzending, tell } = asked();
  tell('onzeker');
  tell('onzeker');
  expect(world.file.signalen).toMatchObject([{ soort: 'bezorging-onzeker', onderwerp: verzending }]);
  expect(world.vraag('kind').status).toBe('gesteld');
  tell('bezorgd');
  expect([open(world), world.file.signalen.length]).toEqual([[], 1]);
  const before = world.file;
  tell('bezorgd');
  expect(world.file).toBe(before);
});

test('an answer shows that the question had arrived; that it was uncertain is no news any more', () => {
  const { world, tell } = asked();
  tell('onzeker');
  world.answerKnown('kind', true);
  expect(open(world)).toEqual([]);
  tell('onzeker');
  expect(open(world)).toEqual([]);
});

test('a refusal shows it too', () => {
  const { world, verzending, tell } = asked();
  tell('onzeker');
  world.send('afwijzing.v1', 'rvdk', { verzending, foutcode: 'StUF046' });
  tell('onzeker');
  expect(open(world)).toEqual(['partner-weigert']);
});

test('only the hub itself can say that something is uncertain', () => {
  const { world, tell } = asked();
  tell('onzeker', 'rvdk');
  expect(world.file.signalen).toEqual([]);
});
