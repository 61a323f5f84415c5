import type { Adres, Dienst, Gemeente, Inrichting, Leeftijd, Routing, Woonplaats } from '@schakel/contracts';
import type { Dag } from './werkdagen';

/** Why a person must choose the team. */
export type MensReden = 'gemeente-onbekend' | 'geen-regel' | 'meer-regels' | 'mens-aangewezen';
export type Route = { readonly team: string } | { readonly mens: MensReden };

export interface RouteVraag {
  /** CBS code or name. */
  readonly gemeente: string;
  readonly leeftijd: Leeftijd;
  readonly dienst: Dienst;
}

const holdsOn = ({ geldigVan, geldigTot }: { geldigVan: string; geldigTot?: string }, op: Dag): boolean =>
  geldigVan <= op && (geldigTot === undefined || op < geldigTot);

/** The municipality that this code or name means on that day: its successor when it has merged. */
export function gemeenteOn({ gemeenten }: Routing, naamOfCode: string, op: Dag): Gemeente | undefined {
  const wanted = naamOfCode.trim().toLowerCase();
  const named = gemeenten.filter(({ code, naam }) => code.toLowerCase() === wanted || naam.toLowerCase() === wanted);
  const current = named.find((gemeente) => holdsOn(gemeente, op));
  if (current) return current;
  const successor = named.find(({ geldigTot, opvolger }) => opvolger !== undefined && geldigTot !== undefined && geldigTot <= op)?.opvolger;
  return gemeenten.find((gemeente) => gemeente.code === successor && holdsOn(gemeente, op));
}

/** The municipality of an address on that day. A place name that exists elsewhere counts only with a postcode that says which is meant. */
export function gemeenteOfAdres(routing: Routing, adres: Adres | undefined, op: Dag): Gemeente | undefined {
  if (!adres?.woonplaats) return undefined;
  const place = adres.woonplaats.trim().toLowerCase();
  const means = ({ naam, postcodes }: Woonplaats): boolean =>
    naam.toLowerCase() === place && (!postcodes || postcodes.includes((adres.postcode ?? '').slice(0, 4)));
  const found = routing.gemeenten.filter(({ woonplaatsen }) => woonplaatsen.some(means));
  const [only] = found;
  return only && found.length === 1 ? gemeenteOn(routing, only.code, op) : undefined;
}

/** The team that takes these persons on that day. No rule, or more than one, or a rule that says so: a person decides. */
export function route({ routing }: Inrichting, vraag: RouteVraag, op: Dag): Route {
  const gemeente = gemeenteOn(routing, vraag.gemeente, op);
  if (!gemeente) return { mens: 'gemeente-onbekend' };
  const ofDienst = (dienst: string) => dienst === vraag.dienst;
  const regels = routing.regels.filter(
    (regel) =>
      ofDienst(regel.dienst) &&
      regel.gemeente === gemeente.code &&
      (regel.leeftijd === undefined || regel.leeftijd === vraag.leeftijd) &&
      holdsOn(regel, op),
  );
  const [regel] = regels;
  if (!regel) return { mens: 'geen-regel' };
  if (regels.length > 1) return { mens: 'meer-regels' };
  return regel.naar === 'mens' ? { mens: 'mens-aangewezen' } : { team: regel.naar };
}
