import { randomBytes } from 'node:crypto';
import type { Policy } from '@schakel/privacy';
import { searchable } from './canary-forms';

/** A value that occurs nowhere else in the world, and the field of the person (or report) in which it was put. */
export interface Kanarie {
  readonly persona: string;
  /** Path below the person (`formeelAdres.straat`), or in the report where it is of no person (`contactpersoon.naam`). */
  readonly veld: string;
  readonly waarde: string;
}

/** Something that left or was kept. */
export interface Bron {
  readonly naam: string;
  /** Which allow-list counts; a kanaal that nobody gave one (log, redis, queue, metrics, a clear-text column, an error) may hold nothing. */
  readonly kanaal: string;
  /** As text; of binary content `buffer.toString('latin1')`. */
  readonly tekst: string;
  /** The personas that it may be about; without it the allow-list counts for all of them. */
  readonly over?: readonly string[];
}

export interface Vondst {
  readonly persona: string;
  readonly veld: string;
  readonly bron: string;
  readonly kanaal: string;
  /** In which disguise it was found. */
  readonly vorm: string;
}

/** `lekken` must be empty; `toegestaan` must not, or the harness looked at nothing. */
export interface Uitslag {
  readonly lekken: readonly Vondst[];
  readonly toegestaan: readonly Vondst[];
}

const shortest = 6;

/** A fresh marker; `max` is the length that the field allows. */
export function marker(persona: string, veld: string, max = 80): string {
  const unique = BigInt(`0x${randomBytes(16).toString('hex')}`).toString(36);
  const full = `kanarie-${persona}-${veld.replaceAll('.', '-')}-${unique}`;
  return full.length <= max ? full : unique.slice(0, max);
}

const join = (prefix: string, name: string): string => (prefix ? `${prefix}.${name}` : name);

function leaves(value: unknown, path: string): [string, string][] {
  if (Array.isArray(value)) return value.flatMap((item) => leaves(item, path));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, below]) => leaves(below, join(path, name)));
  return typeof value === 'string' || typeof value === 'number' ? [[path, String(value)]] : [];
}

/**
 * Every value of a persona as a kanarie. What is too short to be recognised anywhere must be left out by name, so that no field is unwatched by accident.
 * @throws Error that names the fields that cannot serve
 */
export function kanariesOf(persona: string, inhoud: object, zonder: readonly string[] = []): Kanarie[] {
  const found = leaves(inhoud, '').filter(([veld]) => !zonder.includes(veld));
  const short = found.filter(([, waarde]) => waarde.length < shortest).map(([veld]) => veld);
  if (short.length > 0) throw new Error(`kanarie: te kort om te herkennen: ${persona} ${short.join(', ')}`);
  return found.map(([veld, waarde]) => ({ persona, veld, waarde }));
}

/** Where the person stands in what leaves; below it the names are those of the person itself. */
const prefixes = ['persoon.', 'kop.personen.', 'inhoud.personen.', 'zorgelijkeSituatie.betrokkenen.'];
/** Fields that are called otherwise in the report they came from. */
const origins: Readonly<Record<string, string>> = { kenmerkMelding: 'kenmerk' };

/** The fields of persons and reports that this policy lets go, in all its berichten or the named ones. */
export function allowedBy(policy: Policy, berichten?: readonly string[]): ReadonlySet<string> {
  const regels = policy.regels.filter(({ bericht }) => berichten?.includes(bericht) ?? true);
  const paths = regels.flatMap(({ velden }) => velden);
  return new Set(paths.map((path) => origins[path] ?? path.slice(prefixes.find((prefix) => path.startsWith(prefix))?.length ?? 0)));
}

/**
 * Looks for every kanarie in every bron, in plain and in disguise (base64, hex, URL, XML, JSON, quoted-printable, UTF-16, digits with signs
 * between them, dates the other way round), and parts what its kanaal allows from what leaked.
 *
 * @throws Error when two kanaries share a value: nobody could tell whose it was
 */
export function findCanaries(
  kanaries: readonly Kanarie[],
  bronnen: readonly Bron[],
  toegestaan: ReadonlyMap<string, ReadonlySet<string>>,
): Uitslag {
  refuseTwins(kanaries);
  const finds = bronnen.flatMap((bron) => findsIn(bron, kanaries));
  const allowed = ({ bron, veld, persona }: (typeof finds)[number]): boolean =>
    (toegestaan.get(bron.kanaal)?.has(veld) ?? false) && (bron.over?.includes(persona) ?? true);
  const told = (each: readonly (typeof finds)[number][]) =>
    each.map(({ bron, ...rest }) => ({ ...rest, bron: bron.naam, kanaal: bron.kanaal }));
  return { lekken: told(finds.filter((find) => !allowed(find))), toegestaan: told(finds.filter(allowed)) };
}

function findsIn(bron: Bron, kanaries: readonly Kanarie[]) {
  const find = searchable(bron.tekst);
  return kanaries.flatMap(({ persona, veld, waarde }) => {
    const vorm = find(waarde);
    return vorm === undefined ? [] : [{ persona, veld, bron, vorm }];
  });
}

function refuseTwins(kanaries: readonly Kanarie[]): void {
  const seen = new Map<string, Kanarie>();
  for (const kanarie of kanaries) {
    const twin = seen.get(kanarie.waarde);
    if (twin) throw new Error(`kanarie: ${twin.persona} ${twin.veld} en ${kanarie.persona} ${kanarie.veld} zijn gelijk`);
    seen.set(kanarie.waarde, kanarie);
  }
}
