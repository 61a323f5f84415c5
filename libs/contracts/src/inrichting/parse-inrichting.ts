import { parseDocument } from 'yaml';
import { RejectError } from '../errors';
import { validate } from '../validate';
import { BeheerInrichting } from './beheer';
import { BereikbaarheidInrichting } from './bereikbaarheid';
import type { Bevinding } from './bevinding';
import { checkProductie } from './check-kanalen';
import { Codelijsten } from './codelijsten';
import { crossCheck } from './cross-check';
import type { Inrichting } from './inrichting';
import { IssuersInrichting } from './issuers';
import { PartijenInrichting } from './partijen';
import { fillPlaceholders } from './placeholders';
import { Routing } from './routing';
import { TermijnenInrichting } from './termijnen';
import { WerkdagenInrichting } from './werkdagen';

type Env = Readonly<Record<string, string | undefined>>;
type Files = Readonly<Record<string, string>>;

/** The configuration cannot be used. The message names every place and what is wrong there, and no value. */
export class InrichtingError extends RejectError {
  constructor(bevindingen: readonly Bevinding[]) {
    super(
      'inrichting-ongeldig',
      bevindingen.map(({ location, problem }) => ({ code: 'inrichting-ongeldig', location: `${location}: ${problem}` })),
    );
    this.name = 'InrichtingError';
    this.message = [this.code, ...this.fouten.map(({ location }) => location)].join('\n  ');
  }
}

const contracts = {
  partijen: PartijenInrichting,
  issuers: IssuersInrichting,
  routing: Routing,
  termijnen: TermijnenInrichting,
  werkdagen: WerkdagenInrichting,
  codelijsten: Codelijsten,
  bereikbaarheid: BereikbaarheidInrichting,
} as const;
type Name = keyof typeof contracts;
type Parts = { [N in Name]: InstanceType<(typeof contracts)[N]> };

/**
 * Reads the region's configuration. `files` holds the YAML text by file name; other files are ignored. `${NAME}` in a value comes from `env`.
 * Reports every error at once: shape first, and only of sound shapes how they fit together.
 * @throws InrichtingError
 */
export function parseInrichting(files: Files, env: Env): Inrichting {
  const bevindingen: Bevinding[] = [];
  const parts: Partial<Record<Name, object>> = {};
  for (const name of Object.keys(contracts) as Name[]) {
    const part = readPart<object>(name, files[`${name}.yaml`] ?? files[name], env, contracts[name]);
    if ('bevindingen' in part) bevindingen.push(...part.bevindingen);
    else parts[name] = part.read;
  }
  if (bevindingen.length > 0) throw new InrichtingError(bevindingen);
  const inrichting = assemble(parts as Parts);
  const conflicts = crossCheck(inrichting);
  if (conflicts.length > 0) throw new InrichtingError(conflicts);
  return inrichting;
}

/** What production asks beyond what `parseInrichting` found sound. @throws InrichtingError */
export function demandProductie(inrichting: Pick<Inrichting, 'partijen'>): void {
  const bevindingen = checkProductie(inrichting);
  if (bevindingen.length > 0) throw new InrichtingError(bevindingen);
}

/**
 * Reads beheer.yaml: who is warned, and what the hub cannot know by itself. Only who warns needs it; without the file nobody is warned.
 * @throws InrichtingError
 */
export function parseBeheer(files: Files, env: Env): BeheerInrichting {
  const text = files['beheer.yaml'] ?? files['beheer'];
  if (text === undefined) return { waarschuw: {}, vervalt: [] };
  const part = readPart('beheer', text, env, BeheerInrichting);
  if ('bevindingen' in part) throw new InrichtingError(part.bevindingen);
  return part.read;
}

function assemble(parts: Parts): Inrichting {
  return {
    hub: parts.partijen.hub,
    partijen: parts.partijen.partijen,
    issuers: parts.issuers.issuers,
    routing: parts.routing,
    termijnen: parts.termijnen.termijnen,
    werkdagen: parts.werkdagen,
    codelijsten: parts.codelijsten,
    bereikbaarheid: parts.bereikbaarheid.bereikbaarheid,
  };
}

type Read<T> = { read: T } | { bevindingen: readonly Bevinding[] };

function readPart<T extends object>(name: string, text: string | undefined, env: Env, contract: new () => T): Read<T> {
  const location = `${name}.yaml`;
  if (text === undefined) return { bevindingen: [{ location, problem: 'het bestand ontbreekt' }] };
  const document = parseDocument(text);
  const [error] = document.errors;
  // The parser's own message quotes the file; only the line is safe to tell.
  if (error) return { bevindingen: [{ location: `${location} regel ${error.linePos?.[0].line ?? '?'}`, problem: 'geen geldige YAML' }] };
  const { value, bevindingen } = fillPlaceholders(document.toJS(), env, location);
  return bevindingen.length > 0 ? { bevindingen } : shape(name, value, contract);
}

function shape<T extends object>(name: string, value: unknown, contract: new () => T): Read<T> {
  try {
    return { read: validate(contract, value, 'inrichting-ongeldig') };
  } catch (error) {
    if (!(error instanceof RejectError)) throw error;
    return {
      bevindingen: error.fouten.map(({ location }) => ({ location: `${name}.yaml/${location}`, problem: 'ontbreekt of voldoet niet' })),
    };
  }
}
