import { parseArgs } from 'node:util';
import { isUuid } from '@schakel/contracts';
import { UsageError, type Command, type Input } from './command';

/** How this command is typed, as help and a wrong call both say it. */
export const usageOf = ({ name, usage }: Pick<Command, 'name' | 'usage'>): string =>
  `gebruik: schakel ${`${name} ${usage}`.trim()} [--json]`;

const common = { json: { type: 'boolean' }, help: { type: 'boolean', short: 'h' } } as const;

/** @throws UsageError when the arguments are not those of this command */
export function readArguments(command: Command, args: readonly string[]): Input {
  const input = parse(command, args);
  const [least, most] = command.positionals;
  const { length } = input.positionals;
  if (input.values['help'] !== true && (length < least || length > most)) throw new UsageError(usageOf(command));
  return input;
}

function parse(command: Command, args: readonly string[]): Input {
  try {
    const { values, positionals } = parseArgs({
      args: [...args],
      options: { ...command.options, ...common },
      allowPositionals: true,
      strict: true,
    });
    return { positionals, values };
  } catch (error) {
    // The library's own message repeats what was typed.
    if (isWrongCall(error)) throw new UsageError(usageOf(command));
    throw error;
  }
}

const isWrongCall = (error: unknown): boolean =>
  typeof error === 'object' && error !== null && 'code' in error && String(error.code).startsWith('ERR_PARSE_ARGS_');

/** The first argument, when it is an id. @throws UsageError */
export function idOf({ positionals: [id] }: Input): string {
  if (id === undefined || !isUuid(id))
    throw new UsageError('een id is een uuid, zoals in het ontvangstbewijs; --help zegt hoe u dit aanroept');
  return id;
}

/** @throws UsageError when the option is absent or blank */
export function textOf({ values }: Input, option: string): string {
  const value = values[option];
  if (typeof value !== 'string' || value.trim() === '') throw new UsageError(`--${option} "…" is verplicht`);
  return value;
}
