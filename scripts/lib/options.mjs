import { parseArgs } from 'node:util';
import { say } from './console.mjs';

/**
 * The values of a command's options; undefined after `--help`, which says `usage`. An option that the command does not have is an error that says
 * which, and `usage`.
 */
export function optionsOf(args, options, usage) {
  const values = valuesOf(args, { ...options, help: { type: 'boolean', default: false } }, usage);
  if (!values.help) return values;
  say(usage);
  return undefined;
}

function valuesOf(args, options, usage) {
  try {
    return parseArgs({ args, options }).values;
  } catch (error) {
    if (!error.code?.startsWith('ERR_PARSE_ARGS')) throw error;
    throw new Error(`${error.message.split('. ')[0]}.\n\n${usage}`, { cause: error });
  }
}
