import type { Dienstpatroon, WerkdagenInrichting } from '@schakel/contracts';
import { InrichtingError } from '@schakel/contracts';
import type { Dag } from '../werkdagen';
import { addDays } from '../werkdagen';
import { beginsOn, lastDayOf } from './patroon';
import type { Rooster } from './rooster';

/** As long as holidays take to come round, and no longer: what two patterns do in it they do every year. */
const lookedAtDays = 400;

/**
 * Two patterns never put somebody on duty at the same time: then nobody would know who of them is first. The answer follows from the file alone, so that a
 * hub that started yesterday starts today.
 * @throws InrichtingError with the first day of each overlap
 */
export function demandRooster({ bereikbaarheid: { rooster }, werkdagen }: Rooster): void {
  const wrong = rooster.flatMap((patroon, at) =>
    rooster.slice(0, at).flatMap((other, before) => {
      const dag = overlapOf(werkdagen, other, patroon);
      const location = `bereikbaarheid.yaml/bereikbaarheid/rooster[${at + 1}]`;
      return dag ? [{ location, problem: `overlapt rooster[${before + 1}] op ${dag}` }] : [];
    }),
  );
  if (wrong.length > 0) throw new InrichtingError(wrong);
}

/** The first day on which both are on duty at once, by the clock on the wall. */
function overlapOf(werkdagen: WerkdagenInrichting, one: Dienstpatroon, other: Dienstpatroon): Dag | undefined {
  const from = one.geldigVan > other.geldigVan ? one.geldigVan : other.geldigVan;
  for (let dag = from; dag <= addDays(from, lookedAtDays); dag = addDays(dag, 1)) {
    const near = [addDays(dag, -1), dag, addDays(dag, 1)];
    const mine = spanOf(werkdagen, one, dag);
    if (mine && near.some((day) => overlaps(mine, spanOf(werkdagen, other, day)))) return dag;
  }
  return undefined;
}

/** From and until, as text that sorts. */
interface Span {
  readonly van: string;
  readonly tot: string;
}
const spanOf = (werkdagen: WerkdagenInrichting, patroon: Dienstpatroon, dag: Dag): Span | undefined =>
  beginsOn(werkdagen, patroon, dag) ? { van: `${dag} ${patroon.begin}`, tot: `${lastDayOf(patroon, dag)} ${patroon.eind}` } : undefined;
const overlaps = (one: Span, other: Span | undefined): boolean => other !== undefined && one.van < other.tot && other.van < one.tot;
