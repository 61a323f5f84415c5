import { errorCode, SettingError } from '@schakel/runtime';
import { readArguments, usageOf } from './arguments';
import { CommandError, UsageError, type Command, type Context, type Outcome } from './command';
import { aangekomen } from './commands/aangekomen';
import { audit } from './commands/audit';
import { backup } from './commands/backup';
import { herstel } from './commands/herstel';
import { lanes } from './commands/lanes';
import { life } from './commands/life';
import { retry } from './commands/retry';
import { status } from './commands/status';
import { toegang } from './commands/toegang';
import { token } from './commands/token';
import { vernietig } from './commands/vernietig';

export const commands: readonly Command[] = [status, lanes, life, retry, aangekomen, vernietig, audit, toegang, backup, herstel, token];

/** 0: done; 1: the answer is no, or it could not be done; 2: called wrongly. */
export type ExitCode = 0 | 1 | 2;

export interface Result {
  readonly code: ExitCode;
  readonly out: string;
  readonly err: string;
}

const done = (out: string): Result => ({ code: 0, out, err: '' });
const wrong = (code: 1 | 2, err: string): Result => ({ code, out: '', err });

export function helpOf(): string {
  const width = Math.max(...commands.map(({ name }) => name.length));
  return [
    'Beheer van de hub vanaf een terminal. Toont nummers, codes, aantallen en tijden; nooit inhoud. Alleen toegang noemt namen, van medewerkers.',
    '',
    ...commands.map(({ name, summary }) => `  ${name.padEnd(width)}  ${summary}`),
    '',
    'Elk commando kent --help en --json. Exitcode 0: gelukt; 1: nee, of niet gelukt; 2: verkeerd aangeroepen.',
  ].join('\n');
}

export function helpOfCommand({ summary, details, ...command }: Command): string {
  return [usageOf(command), '', summary, ...(details ? ['', details] : [])].join('\n');
}

/** Runs one command line. Never throws: what goes wrong is in the result, by its code, since the text of a library's error may quote content. */
export async function runCommandLine(args: readonly string[], context: Context): Promise<Result> {
  const [name, ...rest] = args;
  if (name === '--help' || name === '-h') return done(helpOf());
  const command = commands.find((each) => each.name === name);
  if (!command) return wrong(2, name === undefined ? helpOf() : `dit commando is er niet\n\n${helpOf()}`);
  try {
    const input = readArguments(command, rest);
    if (input.values['help'] === true) return done(helpOfCommand(command));
    return resultOf(await command.run(input, context), input.values['json'] === true);
  } catch (error) {
    return failureOf(error);
  }
}

function resultOf({ json, text, failed }: Outcome, asJson: boolean): Result {
  return { code: failed ? 1 : 0, out: asJson ? JSON.stringify(json, null, 2) : text, err: '' };
}

function failureOf(error: unknown): Result {
  if (error instanceof UsageError) return wrong(2, error.message);
  if (error instanceof CommandError || error instanceof SettingError) return wrong(1, error.message);
  return wrong(1, `niet gelukt: ${errorCode(error)}`);
}
