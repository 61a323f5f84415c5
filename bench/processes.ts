import { fork, type ChildProcess } from 'node:child_process';
import { mkdirSync, openSync } from 'node:fs';
import { join } from 'node:path';

/** A process of one side, started and ready. */
export interface Running {
  readonly name: string;
  readonly pid: number;
  stop(): Promise<void>;
}

const readyMs = 60_000;
const stopMs = 20_000;

/**
 * Starts a program and resolves once it says `gereed`. Its output goes to a file under `dir`.
 * @throws Error when it ends first, or says nothing for a minute
 */
export async function startProcess(name: string, program: string, env: NodeJS.ProcessEnv, dir: string): Promise<Running> {
  mkdirSync(join(dir, 'logs'), { recursive: true, mode: 0o700 });
  const output = openSync(join(dir, 'logs', `${name}.log`), 'a', 0o600);
  const child = fork(program, [], {
    env: { ...process.env, MALLOC_ARENA_MAX: '2', ...env },
    stdio: ['ignore', output, output, 'ipc'],
    execArgv: ['--max-semi-space-size=4', ...extraArguments(name)],
  });
  await ready(name, child);
  return { name, pid: child.pid ?? 0, stop: () => stop(child) };
}

/** `BENCH_PROFILE=<name>` writes a CPU profile of the process of that name to the working directory when it stops. */
const extraArguments = (name: string): string[] =>
  process.env['BENCH_PROFILE'] === name ? ['--cpu-prof', '--cpu-prof-dir=.schakel/profile'] : [];

function ready(name: string, child: ChildProcess): Promise<void> {
  return new Promise((resolve, reject) => {
    const timer = setTimeout(() => {
      reject(new Error(`${name} is not ready after ${readyMs / 1_000} s`));
    }, readyMs);
    child.once('message', () => {
      clearTimeout(timer);
      resolve();
    });
    child.once('exit', (code) => {
      clearTimeout(timer);
      reject(new Error(`${name} ended with ${code ?? 'a signal'}`));
    });
  });
}

async function stop(child: ChildProcess): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = new Promise((resolve) => child.once('exit', resolve));
  const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
  // The floor's programs end with their channel; the product's on SIGTERM.
  child.kill('SIGTERM');
  await ended;
  clearTimeout(timer);
}
