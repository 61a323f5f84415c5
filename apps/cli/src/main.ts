import 'reflect-metadata';
import { createInterface } from 'node:readline/promises';
import { runCommandLine } from './cli';
import type { Terminal } from './command';
import { Stores } from './stores';

const terminal: Terminal = {
  async ask(question) {
    if (!process.stdin.isTTY) return undefined;
    const lines = createInterface({ input: process.stdin, output: process.stderr });
    try {
      return await lines.question(question);
    } finally {
      lines.close();
    }
  },
  tell: (line) => process.stderr.write(`${line}\n`),
};

async function main(): Promise<void> {
  const clock = (): Date => new Date();
  const stores = new Stores(process.env, clock);
  const { code, out, err } = await runCommandLine(process.argv.slice(2), { env: process.env, terminal, stores, clock });
  await stores.close();
  if (out) process.stdout.write(`${out}\n`);
  if (err) process.stderr.write(`${err}\n`);
  process.exitCode = code;
}

void main();
