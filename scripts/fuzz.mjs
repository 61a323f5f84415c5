/**
 * `npm run fuzz -- --minutes 10 --seed 7`: broken and hostile bytes at everything that reads what somebody sent, for as long as is asked. Says which
 * seed it plays; the same seed plays the same bytes. Of what goes wrong the smallest bytes stay under .schakel/fuzz. Ends with 1 then.
 */
import { randomInt } from 'node:crypto';
import { existsSync, readdirSync, statSync } from 'node:fs';
import { join } from 'node:path';
import { runCommand, say, tell } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { runSuite } from './lib/jest.mjs';
import { optionsOf } from './lib/options.mjs';
import { ensurePrivateDirectory } from './lib/private-files.mjs';
import { untilAsked } from './lib/until-asked.mjs';

const root = join(import.meta.dirname, '..');
const options = { minutes: { type: 'string', default: '10' }, seed: { type: 'string', default: String(randomInt(2 ** 30)) } };
const usage = `Broken and hostile bytes at everything that reads what somebody sent; of what goes wrong the smallest bytes stay under .schakel/fuzz.

npm run fuzz
  -- --minutes <number>  default ${options.minutes.default}
  -- --seed <number>     the same seed plays the same bytes; default any
  -- --help              this text`;
/** No reader needs so long for one message, also on a machine that does much else. */
const silenceMs = 120_000;

/** The input that was written last: the one that is being read. */
function inHand(dir) {
  const files = existsSync(dir) ? readdirSync(dir).map((name) => join(dir, name)) : [];
  const [last] = files.map((file) => ({ file, at: statSync(file).mtimeMs })).sort((one, other) => other.at - one.at);
  return last;
}

/** What reads in the process itself cannot be stopped from inside. */
function endWhenSilent(child, dir) {
  const from = Date.now();
  const watch = setInterval(() => {
    const last = inHand(dir);
    if (Date.now() - Math.max(from, last?.at ?? 0) < silenceMs) return;
    tell(`Nothing was read for ${silenceMs / 1_000} s. In hand: ${last?.file ?? 'nothing yet'}`);
    child.kill('SIGKILL');
  }, 1_000);
  child.once('exit', () => clearInterval(watch));
}

async function main(args) {
  const values = optionsOf(args, options, usage);
  if (!values) return 0;
  const { minutes, seed } = values;
  await ensureInstalled({ root, report: tell });
  const dir = ensurePrivateDirectory(join(ensurePrivateDirectory(join(root, '.schakel')), 'fuzz'));
  say(`Seed ${seed}, ${minutes} minutes`);
  const env = { ...process.env, FUZZ_MINUTES: minutes, FUZZ_SEED: seed, FUZZ_DIR: dir };
  const onStart = (child) => {
    endWhenSilent(child, dir);
    void untilAsked().then((signal) => child.kill(signal));
  };
  const { failed } = await runSuite({ root, name: 'fuzz', patterns: [], dir, env, onStart });
  say(failed === 0 ? 'Nothing went wrong' : `Went wrong; again with --seed ${seed}, the bytes are in ${dir}`);
  return failed === 0 ? 0 : 1;
}

void runCommand(main);
