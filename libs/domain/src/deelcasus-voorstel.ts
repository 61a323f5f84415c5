import type { DeelcasusVoorstel, Inrichting, Leeftijd } from '@schakel/contracts';
import type { Casus, CasusPersoon } from './casus';
import { adresVoorRouting, isGenoemd, leeftijdOn } from './personen';
import type { MensReden, Route } from './routing';
import { gemeenteOfAdres, gemeenteOn, route } from './routing';
import type { Dag } from './werkdagen';
import { dagVan } from './werkdagen';

/** A proposed deelcasus: persons of one gemeente and age, and the team, or why a person must choose it. */
export interface VoorgesteldeDeelcasus {
  readonly personen: readonly string[];
  readonly gemeente?: string;
  readonly leeftijd?: Leeftijd;
  readonly team?: string;
  readonly mens?: MensReden;
}

/** Whom a handover must cover now: every directbetrokkene who is not in the hands of a team, or finished with. */
export function freePersonen({ personen, deelcasussen }: Casus): readonly CasusPersoon[] {
  const bound = new Set(
    deelcasussen
      .filter(({ status }) => status === 'aangeboden' || status === 'opgepakt' || status === 'afgerond')
      .flatMap((one) => one.personen),
  );
  return personen.filter(({ id, aard }) => aard === 'directbetrokkene' && !bound.has(id));
}

/** The name of the gemeente whose team takes somebody, by the address that may drive routing. */
const gemeenteOf = ({ routing }: Inrichting, persoon: CasusPersoon, op: Dag): string | undefined =>
  gemeenteOfAdres(routing, adresVoorRouting(persoon), op)?.naam;

/** Proposes deelcasussen per gemeente and age for whom a handover must cover; a person decides. */
export function proposeDeelcasussen(inrichting: Inrichting, casus: Casus, now: Date): readonly VoorgesteldeDeelcasus[] {
  const op = dagVan(now);
  const groups = new Map<string, CasusPersoon[]>();
  for (const persoon of freePersonen(casus).filter(isGenoemd)) {
    const key = `${gemeenteOf(inrichting, persoon, op) ?? ''}|${leeftijdOn(persoon, op) ?? ''}`;
    groups.set(key, [...(groups.get(key) ?? []), persoon]);
  }
  return [...groups.values()].map((personen) => describe(inrichting, personen, op));
}

function describe(inrichting: Inrichting, personen: readonly CasusPersoon[], op: Dag): VoorgesteldeDeelcasus {
  const [first] = personen;
  const gemeente = first && gemeenteOf(inrichting, first, op);
  const leeftijd = first && leeftijdOn(first, op);
  const known = { ...(gemeente ? { gemeente } : {}), ...(leeftijd ? { leeftijd } : {}) };
  return { personen: personen.map(({ id }) => id), ...known, ...routeGroep(inrichting, personen, gemeente, op) };
}

const leeftijdenOf = (personen: readonly CasusPersoon[], op: Dag): Leeftijd[] => {
  const known = personen.map((persoon) => leeftijdOn(persoon, op));
  // An unknown age counts as both: one team must take either.
  return [...new Set(known.flatMap((leeftijd) => (leeftijd ? [leeftijd] : (['tot-18', 'vanaf-18'] as const))))];
};

/** One team for all, or the first reason why a person must choose. */
function routeGroep(inrichting: Inrichting, personen: readonly CasusPersoon[], gemeente: string | undefined, op: Dag): Route {
  if (!gemeente) return { mens: 'gemeente-onbekend' };
  const routes = leeftijdenOf(personen, op).map((leeftijd) => route(inrichting, { gemeente, leeftijd, dienst: 'overdracht' }, op));
  const teams = new Set(routes.map((found) => ('team' in found ? found.team : '')));
  const undecided = routes.find((found) => 'mens' in found);
  return undecided ?? (teams.size === 1 ? (routes[0] ?? { mens: 'geen-regel' }) : { mens: 'meer-regels' });
}

/** Where a chosen deelcasus goes: the gemeente and team that the worker named, else what the routing finds. Undefined: nobody knows a team. */
export function bestemmingOf(
  inrichting: Inrichting,
  casus: Casus,
  voorstel: DeelcasusVoorstel,
  op: Dag,
): { readonly gemeente: string; readonly team: string } | undefined {
  const personen = casus.personen.filter(({ id }) => voorstel.personen.includes(id));
  const found = new Set(personen.map((persoon) => gemeenteOf(inrichting, persoon, op)));
  const derived = found.size === 1 ? [...found][0] : undefined;
  const gemeente = voorstel.gemeente ? gemeenteOn(inrichting.routing, voorstel.gemeente, op)?.naam : derived;
  if (voorstel.gemeente && !gemeente) return undefined;
  if (voorstel.team !== undefined) return knownTeam(inrichting, voorstel.team, gemeente);
  const routed = routeGroep(inrichting, personen, gemeente, op);
  return gemeente && 'team' in routed ? { gemeente, team: routed.team } : undefined;
}

/** The one team that the persons' own addresses lead to; undefined where a person must choose. */
export function eigenTeam(inrichting: Inrichting, casus: Casus, { personen }: DeelcasusVoorstel, op: Dag): string | undefined {
  const found = casus.personen.filter(({ id }) => personen.includes(id));
  const gemeenten = new Set(found.map((persoon) => gemeenteOf(inrichting, persoon, op)));
  const routed = routeGroep(inrichting, found, gemeenten.size === 1 ? [...gemeenten][0] : undefined, op);
  return 'team' in routed ? routed.team : undefined;
}

const knownTeam = ({ routing }: Inrichting, team: string, gemeente = 'onbekend') =>
  routing.teams.some(({ id }) => id === team) ? { gemeente, team } : undefined;
