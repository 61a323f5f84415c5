/** PostgreSQL and Dovecot refuse root. As root they run as nobody: inside a user namespace where that is allowed, else by changing account. */
import { chownSync, cpSync, existsSync, mkdtempSync, readFileSync } from 'node:fs';
import { dirname, join } from 'node:path';
import { ensurePrivateDirectory, writePrivate } from './private-files.mjs';
import { execute } from './processes.mjs';

const nobody = 65534;
const namespace = ['unshare', '--user', `--map-user=${nobody}`, `--map-group=${nobody}`];

/** Where and as whom a server runs. `wrap` turns a program and its arguments into what is really started; `own` hands over a file. */
const account = (home, bin, prefix = [], options = {}, own = () => undefined) => ({
  home,
  bin,
  options,
  own,
  wrap: (program, args) => {
    const [command, ...rest] = [...prefix, join(bin, program), ...args];
    return { command, args: rest };
  },
});

async function succeeds(command, args, options) {
  try {
    await execute(command, args, options);
    return true;
  } catch {
    return false;
  }
}

/** Of files that root owns, root in a namespace is the owner still, so this works in a directory that only root may enter. */
const namespaceWorks = (home, bin, program) => {
  const [command, ...rest] = namespace;
  return succeeds(command, [...rest, 'sh', '-c', 'test -w "$1" && "$2" --version', 'sh', home, join(bin, program)]);
};

/** A home under /var/tmp that nobody owns; where it is, is noted in `home`, so that the next start and `npm run clean` find it. */
function homeOfNobody(home) {
  const note = join(home, 'elsewhere');
  if (!existsSync(note)) writePrivate(note, mkdtempSync('/var/tmp/schakel-'));
  const elsewhere = readFileSync(note, 'utf8');
  ensurePrivateDirectory(elsewhere);
  chownSync(elsewhere, nobody, nobody);
  return elsewhere;
}

/** Nobody cannot read programs below a directory that only root may enter; then it gets a copy (60 MB). */
async function readableBy(options, bin, program, elsewhere) {
  if (await succeeds(join(bin, program), ['--version'], { ...options, cwd: '/' })) return bin;
  const copy = join(elsewhere, 'native');
  if (!existsSync(copy)) cpSync(dirname(bin), copy, { recursive: true, verbatimSymlinks: true });
  chownSync(copy, nobody, nobody);
  return join(copy, 'bin');
}

/** Chooses the account. @param {string} home private directory for the data  @param {string} bin folder with the programs  @param {string} program the server */
export async function serverAccount(home, bin, program) {
  ensurePrivateDirectory(home);
  if (process.getuid?.() !== 0) return account(home, bin);
  const forced = process.env.SCHAKEL_POSTGRES_ACCOUNT === 'nobody';
  if (!forced && (await namespaceWorks(home, bin, program))) return account(home, bin, namespace);
  const elsewhere = homeOfNobody(home);
  const options = { uid: nobody, gid: nobody, cwd: '/' };
  return account(elsewhere, await readableBy(options, bin, program, elsewhere), [], options, (path) => {
    chownSync(path, nobody, nobody);
  });
}
