/** A private PostgreSQL on loopback: real durability, real checksums, a password, and no statement or value in its log. */
import { existsSync, readFileSync, rmSync } from 'node:fs';
import { join } from 'node:path';
import { timed } from './console.mjs';
import { serverAccount } from './server-account.mjs';
import { remove, writePrivate } from './private-files.mjs';
import { execute, launch, whenReady } from './processes.mjs';

const settings = {
  listen_addresses: '127.0.0.1',
  unix_socket_directories: '',
  max_connections: '200',
  fsync: 'on',
  full_page_writes: 'on',
  synchronous_commit: 'on',
  idle_in_transaction_session_timeout: '30s',
  statement_timeout: '10s',
  lock_timeout: '3s',
  tcp_keepalives_idle: '10',
  tcp_keepalives_interval: '10',
  tcp_keepalives_count: '3',
  tcp_user_timeout: '30s',
  // An error's statement, detail and parameters may quote what a person wrote.
  log_error_verbosity: 'terse',
  log_min_error_statement: 'panic',
  log_parameter_max_length_on_error: '0',
  log_statement: 'none',
};

/** Sorting and case by Unicode, the same on every machine: built in since version 17, from the C library before. */
const localeArguments = (major) =>
  major >= 17 ? ['--locale-provider=builtin', '--locale=C', '--builtin-locale=C.UTF-8'] : ['--locale=C.UTF-8'];

async function initialise(account, data, major, password) {
  const passwordFile = join(account.home, 'password');
  writePrivate(passwordFile, password);
  account.own(passwordFile);
  const initdb = [
    '-D',
    data,
    '-U',
    'schakel',
    '-A',
    'scram-sha-256',
    `--pwfile=${passwordFile}`,
    '-E',
    'UTF8',
    '--data-checksums',
    ...localeArguments(major),
  ];
  try {
    await run(account, 'initdb', initdb);
    await run(account, 'postgres', ['--single', '-D', data, 'postgres'], 'CREATE DATABASE schakel;\n');
  } catch (error) {
    remove(data);
    throw error;
  } finally {
    rmSync(passwordFile);
  }
}

function run(account, program, args, input) {
  const wrapped = account.wrap(program, args);
  return execute(wrapped.command, wrapped.args, { ...account.options, input });
}

/** PostgreSQL's own word that it answers: the last line of its pid file. */
function saysReady(data, pid) {
  const path = join(data, 'postmaster.pid');
  if (!existsSync(path)) return false;
  const lines = readFileSync(path, 'utf8').split('\n');
  return Number(lines[0]) === pid && lines[7]?.trim() === 'ready';
}

/** After a kill the old server's last children may hold its memory for a moment; then the new one gives up at once and is tried again. */
async function startPatiently(start, tries = 10) {
  for (let attempt = 1; ; attempt += 1) {
    try {
      return await start();
    } catch (error) {
      if (attempt >= tries || !/pre-existing shared memory|lock file/.test(error.message)) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, 200));
  }
}

/**
 * @param {{ dir: string, bin: string, port: number, password: string, more?: Record<string, string>,
 *   report: (line: string) => void }} options `more`: settings beside the ones that every one has
 * @returns {Promise<{ url: string, start: () => Promise<object> }>} the data directory is made when it is not there yet
 */
export async function preparePostgres({ dir, bin, port, password, more = {}, report }) {
  const account = await serverAccount(join(dir, 'postgres'), bin, 'postgres');
  const major = Number(/(\d+)/.exec(await run(account, 'postgres', ['--version']))[1]);
  const data = join(account.home, `data-${major}`);
  if (!existsSync(join(data, 'PG_VERSION'))) await timed(report, 'Making the database', () => initialise(account, data, major, password));
  const options = Object.entries({ ...settings, ...more, port: String(port) }).flatMap(([name, value]) => ['-c', `${name}=${value}`]);
  const start = () =>
    startPatiently(async () => {
      const wrapped = account.wrap('postgres', ['-D', data, ...options]);
      const log = join(dir, 'logs', 'postgres.log');
      const running = launch({ dir, name: 'postgres', ...wrapped, ...account.options, log, stopSignal: 'SIGINT' });
      await whenReady(running, () => saysReady(data, running.pid), 30_000);
      return running;
    });
  return { url: `postgres://schakel:${password}@127.0.0.1:${port}/schakel`, start };
}

/** Removes what servers kept outside `dir` because their account could not enter it. */
export function removeElsewhere(dir) {
  const notes = ['postgres', 'dovecot'].map((name) => join(dir, name, 'elsewhere'));
  for (const note of notes) if (existsSync(note)) remove(readFileSync(note, 'utf8'));
}
