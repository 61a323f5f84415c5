/** Child processes: run one to its end, or keep one running with its output in a log. */
import { spawn } from 'node:child_process';
import { closeSync, mkdirSync, openSync, readFileSync } from 'node:fs';
import { dirname } from 'node:path';
import { end, forget, record, signal } from './pids.mjs';

/** Runs a program to its end and gives its output. Rejects with the output's tail when the exit code is not 0. */
export function execute(command, args, { input, ...options } = {}) {
  return new Promise((resolve, reject) => {
    const child = spawn(command, args, { ...options, stdio: ['pipe', 'pipe', 'pipe'] });
    let output = '';
    for (const stream of [child.stdout, child.stderr]) stream.setEncoding('utf8').on('data', (text) => (output += text));
    child.once('error', reject);
    child.once('close', (code, signalName) => {
      if (code === 0) resolve(output);
      else reject(new Error(`${command} ${args[0] ?? ''} ended with ${code ?? signalName}:\n${output.trimEnd().slice(-4_000)}`));
    });
    child.stdin.on('error', () => undefined).end(input);
  });
}

export const lastLines = (path, count = 5) => readFileSync(path, 'utf8').trimEnd().split('\n').slice(-count).join('\n');

/**
 * Starts a program that stays, in a process group of its own (Ctrl-C reaches only the command, which ends its children in order), notes
 * its pid in `dir/pids` and appends its output to `log`.
 *
 * `exited` resolves with how it ended. With `ipc` the program is a Node script and `messages` gets what it sends.
 */
export function launch({ dir, name, command, args, log, ipc = false, stopSignal = 'SIGTERM', onMessage, ...options }) {
  mkdirSync(dirname(log), { recursive: true, mode: 0o700 });
  const file = openSync(log, 'a', 0o600);
  const stdio = ['ignore', file, file, ...(ipc ? ['ipc'] : [])];
  const child = spawn(command, args, { ...options, stdio, detached: true });
  closeSync(file);
  const exited = new Promise((resolve) => {
    child.once('error', (error) => resolve({ how: error.message }));
    child.once('exit', (code, signalName) => resolve({ how: code === null ? `signal ${signalName}` : `exit code ${code}` }));
  });
  if (child.pid === undefined) return { name, log, pid: undefined, exited, kill: () => undefined, stop: () => exited };
  const entry = record(dir, name, child.pid, stopSignal);
  if (onMessage) child.on('message', onMessage);
  void exited.then(() => {
    forget(dir, name, child.pid);
  });
  return {
    name,
    log,
    pid: child.pid,
    exited,
    kill: (signalName) => signal(entry, signalName),
    stop: async (patienceMs) => {
      await end(entry, patienceMs);
      return exited;
    },
  };
}

/** Waits until `probe` is true; rejects as soon as the process ends, or when `limitMs` has passed. */
export async function whenReady(running, probe, limitMs) {
  let ended;
  void running.exited.then((result) => (ended = result));
  const limit = Date.now() + limitMs;
  for (;;) {
    if (await probe()) return;
    if (ended !== undefined)
      throw new Error(`${running.name} stopped (${ended.how}) before it was ready. The end of ${running.log}:\n${lastLines(running.log)}`);
    if (Date.now() > limit) throw new Error(`${running.name} was not ready after ${limitMs / 1_000} s; see ${running.log}`);
    await new Promise((resolve) => setTimeout(resolve, 25));
  }
}
