import { deriveId } from '@schakel/contracts';
import type { Inrichting, TermijnEenheid, TermijnStart, Termijnregel, Uitkomst, WerkdagenInrichting } from '@schakel/contracts';
import type { Casus, CasusPersoon, CasusTermijn } from './casus';
import type { Context, Step } from './step';
import { add, change, forEach } from './step';
import type { Dag } from './werkdagen';
import { addDays, addMonths, addWerkdagen, countWerkdagen, dagVan, eersteWerkdagVanaf, eindeVan } from './werkdagen';

/** Terms that come with a partner, a team, an own dossier system or a doorzending instead of from termijnen.yaml. */
export const termijnSoorten = {
  antwoord: 'antwoord',
  antwoordHerinnering: 'antwoord-herinnering',
  acceptatie: 'acceptatie',
  acceptatieHerinnering: 'acceptatie-herinnering',
  schuiladresOvernemen: 'schuiladres-overnemen',
  documentenOverdragen: 'documenten-overdragen',
} as const;

/**
 * When a term that starts at `start` ends: the end of its last day in the Netherlands. The day of the start never counts; a term never ends on
 * a free day but moves on to the next working day (Algemene termijnenwet art. 1).
 */
export function eindeTermijn(werkdagen: WerkdagenInrichting, start: Date, lengte: number, eenheid: TermijnEenheid): Date {
  return eindeVan(eersteWerkdagVanaf(werkdagen, laatsteDag(werkdagen, dagVan(start), lengte, eenheid)));
}

function laatsteDag(werkdagen: WerkdagenInrichting, dag: Dag, lengte: number, eenheid: TermijnEenheid): Dag {
  switch (eenheid) {
    case 'werkdagen':
      return addWerkdagen(werkdagen, dag, lengte);
    case 'dagen':
      return addDays(dag, lengte);
    case 'weken':
      return addDays(dag, 7 * lengte);
    case 'maanden':
      return addMonths(dag, lengte);
  }
}

interface NewTermijn {
  readonly soort: string;
  readonly onderwerp?: string;
  readonly start: Date;
  readonly uiterlijk: Date;
  readonly grondslag: string;
}

/** Starts a term. Its id follows from casus, soort and onderwerp: the same term never runs twice. */
export function startTermijn(step: Step, { start, uiterlijk, ...rest }: NewTermijn): Step {
  const id = deriveId(step.casus.id, 'termijn', rest.soort, rest.onderwerp ?? '', start.toISOString());
  if (step.casus.termijnen.some((one) => one.id === id)) return step;
  const termijn: CasusTermijn = { id, ...rest, start: start.toISOString(), uiterlijk: uiterlijk.toISOString() };
  const { soort, ...about } = rest;
  return add(change(step, { termijnen: [...step.casus.termijnen, termijn] }), {
    soort: 'termijn',
    id,
    termijn: soort,
    ...about,
    start,
    uiterlijk,
  });
}

interface RegelKeuze {
  readonly uitkomst?: Uitkomst;
  readonly voor?: (persoon: CasusPersoon) => boolean;
  readonly onderwerp?: string;
}

/**
 * Starts the terms of termijnen.yaml that begin with this event. With `voor`: only those per person, and of these persons. `onderwerp` is what a term is
 * about that is not per person.
 */
export function startRegels(step: Step, { inrichting }: Context, gebeurtenis: TermijnStart, start: Date, keuze: RegelKeuze = {}): Step {
  const { uitkomst, voor } = keuze;
  const regels = inrichting.termijnen.filter(
    (regel) =>
      regel.start === gebeurtenis &&
      (!voor || regel.perPersoon) &&
      (!regel.uitkomsten || (uitkomst && regel.uitkomsten.includes(uitkomst))),
  );
  return forEach(step, regels, (next, regel) => startRegel(next, inrichting, regel, start, keuze));
}

function startRegel(
  step: Step,
  { werkdagen }: Inrichting,
  regel: Termijnregel,
  start: Date,
  { voor = () => true, onderwerp }: RegelKeuze,
): Step {
  const { soort, grondslag, lengte, eenheid } = regel;
  const base = { soort, grondslag, start, uiterlijk: eindeTermijn(werkdagen, start, lengte, eenheid) };
  if (!regel.perPersoon) return startTermijn(step, { ...base, ...(onderwerp ? { onderwerp } : {}) });
  const about = step.casus.personen.filter((persoon) => persoon.aard === 'directbetrokkene' && voor(persoon));
  return forEach(step, about, (next, { id }) => startTermijn(next, { ...base, onderwerp: id }));
}

/** Whether a term of that soort begins with one of these events. */
export const isStartedBy = ({ inrichting }: Context, soort: string, starts: readonly TermijnStart[]): boolean =>
  inrichting.termijnen.some((regel) => regel.soort === soort && starts.includes(regel.start));

/** Still to be met, and not yet run out. */
export const isRunning = ({ vervuldOp, verstrekenOp }: CasusTermijn): boolean => vervuldOp === undefined && verstrekenOp === undefined;

/** Marks the terms that this choice names as met, so that no alarm goes off. A term that ran out already stays visible, with the day it was met. */
export function meetTermijnen(step: Step, { bericht }: Context, choose: (termijn: CasusTermijn) => boolean): Step {
  const met = step.casus.termijnen.filter((termijn) => termijn.vervuldOp === undefined && choose(termijn));
  const ids = new Set(met.map(({ id }) => id));
  const termijnen = step.casus.termijnen.map((termijn) =>
    ids.has(termijn.id) ? { ...termijn, vervuldOp: bericht.ontvangenOp.toISOString() } : termijn,
  );
  return add(change(step, { termijnen }), ...met.map(({ id }) => ({ soort: 'termijn-vervuld', id }) as const));
}

export interface Vooruitblik {
  readonly termijn: string;
  readonly soort: string;
  readonly onderwerp?: string;
  readonly uiterlijk: string;
  /** Working days after today, the last day included. */
  readonly werkdagenOver: number;
  readonly stand: 'op-tijd' | 'dreigt' | 'gemist';
}

/** What still runs, soonest first: what will be missed is shown before it is missed. `dreigt` = at most one working day is left. */
export function forecastTermijnen({ werkdagen }: Inrichting, casus: Casus, now: Date): readonly Vooruitblik[] {
  return casus.termijnen
    .filter(({ vervuldOp }) => vervuldOp === undefined)
    .toSorted((one, other) => one.uiterlijk.localeCompare(other.uiterlijk))
    .map(({ id, soort, onderwerp, uiterlijk, verstrekenOp }) => {
      const werkdagenOver = countWerkdagen(werkdagen, dagVan(now), dagVan(new Date(uiterlijk)));
      const late = verstrekenOp !== undefined || uiterlijk < now.toISOString();
      const stand = late ? 'gemist' : werkdagenOver <= 1 ? 'dreigt' : 'op-tijd';
      return { termijn: id, soort, ...(onderwerp ? { onderwerp } : {}), uiterlijk, werkdagenOver, stand };
    });
}
