import type { Dienstdoende, Gebruiker, Inrichting } from '@schakel/contracts';
import { addDays, dagVan, tijdstipOp } from '../werkdagen';
import { beginsOn, lastDayOf } from './patroon';

/** The part of the inrichting that says who is on duty. */
export type Rooster = Pick<Inrichting, 'bereikbaarheid' | 'werkdagen'>;

/** One dienst: from `van` until just before `tot`. */
export interface Dienst {
  readonly van: Date;
  readonly tot: Date;
  /** Who is called first, then who next. */
  readonly volgorde: readonly string[];
}
/** A time in which nobody is on duty, and only the achterwacht is called. */
export interface Roostergat {
  readonly van: Date;
  readonly tot: Date;
}

const uurMs = 3_600_000;

/** Every dienst that touches this period, in order of beginning; two at once in the order of the file. */
export function dienstenTussen({ bereikbaarheid, werkdagen }: Rooster, van: Date, tot: Date): Dienst[] {
  const found: Dienst[] = [];
  const last = dagVan(tot);
  for (let dag = addDays(dagVan(van), -1); dag <= last; dag = addDays(dag, 1)) {
    for (const patroon of bereikbaarheid.rooster) {
      if (!beginsOn(werkdagen, patroon, dag)) continue;
      const { begin, eind, volgorde } = patroon;
      found.push({ van: tijdstipOp(dag, begin), tot: tijdstipOp(lastDayOf(patroon, dag), eind), volgorde });
    }
  }
  return found.filter((dienst) => dienst.van < tot && dienst.tot > van).sort((one, other) => +one.van - +other.van);
}

const until = (at: Date): Date => new Date(at.getTime() + 1);
const unique = (ids: readonly string[]): string[] => [...new Set(ids)];

/** Who is called at that moment, in order: who is on duty, then the achterwacht. Never empty. */
export const roosterOp = (rooster: Rooster, now: Date): string[] =>
  unique([...dienstenTussen(rooster, now, until(now)).flatMap(({ volgorde }) => volgorde), ...rooster.bereikbaarheid.achterwacht]);

/** Whether somebody may see what is urgent: during the own dienst and for an hour after it, to finish and hand over. The achterwacht always may. */
export function isOpDienst(rooster: Rooster, id: string, now: Date): boolean {
  const justNow = dienstenTussen(rooster, new Date(now.getTime() - uurMs), until(now));
  return rooster.bereikbaarheid.achterwacht.includes(id) || justNow.some(({ volgorde }) => volgorde.includes(id));
}

/** The person of the roster that this account is; undefined for anybody else. */
export const persoonVan = (
  { bereikbaarheid }: Rooster,
  { id, organisatie }: Pick<Gebruiker, 'id' | 'organisatie'>,
): Dienstdoende | undefined => bereikbaarheid.personen.find((persoon) => id === `${organisatie}:${persoon.id}`);

/** The times between these moments in which nobody is on duty. */
export function gatenIn(rooster: Rooster, van: Date, tot: Date): Roostergat[] {
  const gaten: Roostergat[] = [];
  let covered = van;
  for (const dienst of dienstenTussen(rooster, van, tot)) {
    if (dienst.van > covered) gaten.push({ van: covered, tot: dienst.van });
    if (dienst.tot > covered) covered = dienst.tot;
  }
  return covered < tot ? [...gaten, { van: covered, tot }] : gaten;
}
