import type { ParseArgsConfig } from 'node:util';
import type { Stores } from './stores';

/** What a command came to: `json` for programs, `text` for people. Ids, codes, numbers and times; never anything of a person in a casus. */
export interface Outcome {
  readonly json: unknown;
  readonly text: string;
  /** Exit code 1: it ran, and the answer is no. */
  readonly failed?: boolean;
}

export interface Input {
  readonly positionals: readonly string[];
  readonly values: Readonly<Record<string, string | boolean | undefined>>;
}

export interface Terminal {
  /** Asks a person; undefined when nobody sits at the other end. */
  ask(question: string): Promise<string | undefined>;
  /** Says how far something is that takes long; never part of the answer. */
  tell(line: string): void;
}

export interface Context {
  readonly env: Readonly<Record<string, string | undefined>>;
  readonly terminal: Terminal;
  /** Opens doors of the store on first use; they are closed when the command is done. */
  readonly stores: Stores;
  readonly clock: () => Date;
}

/** One command of the hub's CLI. */
export interface Command {
  readonly name: string;
  /** The arguments behind the name, as --help shows them. */
  readonly usage: string;
  /** One line for the list. */
  readonly summary: string;
  /** The rest of --help. */
  readonly details: string;
  readonly options: NonNullable<ParseArgsConfig['options']>;
  /** How many arguments without a name it takes, at least and at most. */
  readonly positionals: readonly [number, number];
  run(input: Input, context: Context): Promise<Outcome>;
}

/** The command was called wrongly: exit code 2. The message says how it should be, and repeats no value. */
export class UsageError extends Error {}

/** What was asked for is not there or may not be done: exit code 1. The message is for the administrator and holds ids and codes at most. */
export class CommandError extends Error {}
