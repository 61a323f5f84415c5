import { acties } from '@schakel/privacy';
import { logSoorten } from './log-soorten';

test('whatever a supervisor can ask for is something that is logged', () => {
  expect(Object.keys(logSoorten).filter((soort) => !Object.hasOwn(acties, soort))).toEqual([]);
});
