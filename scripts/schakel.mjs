/** `npm run schakel -- <command>`: the CLI, on the hub that runs here or on the one that the environment names. */
import { spawn } from 'node:child_process';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { runCommand, tell } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { living } from './lib/pids.mjs';
import { readEnvironment } from './lib/run-file.mjs';

const root = join(import.meta.dirname, '..');
const dir = join(root, '.schakel');

/** A hub that was killed leaves its note behind; without a living start that note means nothing. */
const environmentOfRunningHub = () => (living(dir).some(({ name }) => name === 'start') ? readEnvironment(dir) : undefined);

async function main(args) {
  await ensureInstalled({ root, report: tell });
  await ensureBuilt({ root, report: tell });
  const local = environmentOfRunningHub();
  if (!local && !process.env.DATABASE_URL) tell('No hub runs here (npm start) and DATABASE_URL is not set: only --help will work.');
  const cli = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
  const child = spawn(process.execPath, [cli, ...args], { stdio: 'inherit', env: { ...process.env, ...local } });
  return new Promise((resolve, reject) => {
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

void runCommand(main);
