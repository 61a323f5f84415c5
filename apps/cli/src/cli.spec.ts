/** How the CLI answers before it touches a database. */
import { commands, runCommandLine } from './cli';
import type { Context } from './command';
import { actor, Stores } from './stores';

const clock = (): Date => new Date(0);
const context = (answer?: string): Context => ({
  env: {},
  terminal: { ask: () => Promise.resolve(answer), tell: () => undefined },
  stores: new Stores({}, clock),
  clock,
});
const run = (...args: string[]) => runCommandLine(args, context());
const casus = '25ccbec1-066c-5c90-869a-1e932b6b3ba0';

test('--help lists every command, and each command explains itself', async () => {
  const whole = await run('--help');
  expect(whole.code).toBe(0);
  for (const { name, summary } of commands) {
    expect(whole.out).toContain(`  ${name}`);
    const own = await run(name, '--help');
    expect(own).toMatchObject({ code: 0, err: '' });
    expect(own.out).toContain(summary);
    expect(own.out).toContain('--json');
  }
});

test.each([
  ['an unknown command', ['doe-iets']],
  ['no command', []],
  ['an unknown option', ['status', '--alles']],
  ['an argument too many', ['lanes', 'extra']],
  ['an argument too few', ['life']],
  ['an id that is none', ['life', '999990056']],
  ['erasing without a reason', ['vernietig', casus, '--ja']],
  ['erasing with a blank reason', ['vernietig', casus, '--ja', '--reden', ' ']],
  ['erasing without a terminal and without --ja', ['vernietig', casus, '--reden', 'termijn voorbij']],
  ['another audit than verify', ['audit', 'wis']],
  ['a backup of neither part', ['backup', 'map', '--sleutels-alleen', '--gegevens-alleen']],
  ['restoring to nowhere', ['herstel', 'map']],
  ['restoring to what is no address', ['herstel', 'map', '--naar', 'wis']],
])('%s is a wrong call: exit code 2, and what was typed is not repeated', async (_, args) => {
  const { code, out, err } = await run(...args);
  expect({ code, out }).toEqual({ code: 2, out: '' });
  expect(err).not.toBe('');
  for (const typed of ['doe-iets', '--alles', 'extra', '999990056', 'wis']) expect(err).not.toContain(typed);
});

test('a call without the id it needs says where to read how it is made', async () => {
  for (const command of ['retry', 'aangekomen']) expect((await run(command)).err).toContain('--help');
});

test('erasing stops when the number that is typed again is another one', async () => {
  const { code, err } = await runCommandLine(['vernietig', casus, '--reden', 'termijn voorbij'], context('een ander nummer'));
  expect({ code, err }).toEqual({ code: 1, err: 'niet hetzelfde nummer: er is niets vernietigd' });
});

test('without a hub the answer names the settings that are missing, and no value', async () => {
  const { code, err } = await run('status');
  expect(code).toBe(1);
  expect(err).toContain('DATABASE_URL');
});

test('in a container the audit log names the person at the terminal, and not the user of the container', () => {
  expect(actor({ BEHEERDER: 'j.jansen' })).toBe('opdrachtregel:j.jansen');
  expect(actor({ BEHEERDER: 'j. jansen\n' })).toBe('opdrachtregel:j._jansen_');
  expect(actor({ BEHEERDER: '' })).toBe(actor({}));
});
