import { isDatum, isOin } from '../identifiers';
import type { Bevinding } from './bevinding';
import type { Inrichting } from './inrichting';
import type { Gemeente, Routeringsregel, Routing } from './routing';

interface Period {
  readonly geldigVan: string;
  readonly geldigTot?: string;
}
const endless = '9999-12-31';
const overlap = (one: Period, other: Period): boolean =>
  one.geldigVan < (other.geldigTot ?? endless) && other.geldigVan < (one.geldigTot ?? endless);
const unsound = ({ geldigVan, geldigTot }: Period): boolean =>
  !isDatum(geldigVan) || (geldigTot !== undefined && (!isDatum(geldigTot) || geldigTot <= geldigVan));

/** Every team exists, no two rules claim the same persons on the same day, every period ends after it begins. */
export function checkRouting(inrichting: Inrichting): Bevinding[] {
  const { routing } = inrichting;
  return [...checkGemeenten(routing), ...checkTeams(inrichting), ...checkRegels(routing)];
}

const at = (list: string, index: number, field: string): string => `routing.yaml/${list}[${index + 1}]${field ? `/${field}` : ''}`;

function checkGemeenten({ gemeenten }: Routing): Bevinding[] {
  const codes = new Set(gemeenten.map(({ code }) => code));
  const sameCode = (gemeente: Gemeente, other: Gemeente) => gemeente.code === other.code || gemeente.naam === other.naam;
  return gemeenten.flatMap((gemeente, index) => [
    ...(unsound(gemeente) ? [{ location: at('gemeenten', index, 'geldigTot'), problem: 'de periode klopt niet' }] : []),
    ...(gemeenten.slice(0, index).some((other) => sameCode(gemeente, other) && overlap(gemeente, other))
      ? [{ location: at('gemeenten', index, 'code'), problem: 'komt twee keer voor in dezelfde periode' }]
      : []),
    ...((gemeente.opvolger !== undefined && !codes.has(gemeente.opvolger)) || (gemeente.geldigTot && !gemeente.opvolger)
      ? [{ location: at('gemeenten', index, 'opvolger'), problem: 'een gemeente die ophoudt heeft een opvolger die bestaat' }]
      : []),
  ]);
}

function checkTeams({ routing: { teams }, issuers }: Inrichting): Bevinding[] {
  const organisaties = new Set(issuers.map(({ organisatie }) => organisatie));
  const ids = teams.map(({ id }) => id);
  return teams.flatMap(({ id, organisatie, oin, termijn, termijnDringend }, index) => [
    ...(ids.indexOf(id) < index || id === 'mens'
      ? [{ location: at('teams', index, 'id'), problem: 'komt twee keer voor, of is `mens`' }]
      : []),
    ...(organisaties.has(organisatie) ? [] : [{ location: at('teams', index, 'organisatie'), problem: 'heeft geen inlogdienst' }]),
    ...(oin === undefined || isOin(oin) ? [] : [{ location: at('teams', index, 'oin'), problem: 'geen OIN van twintig cijfers' }]),
    ...(termijn >= 1 && termijnDringend >= 1 ? [] : [{ location: at('teams', index, 'termijn'), problem: 'moet minstens 1 zijn' }]),
  ]);
}

function checkRegels({ regels, teams, gemeenten }: Routing): Bevinding[] {
  const targets = new Set(['mens', ...teams.map(({ id }) => id)]);
  const codes = new Set(gemeenten.map(({ code }) => code));
  return regels.flatMap((regel, index) => [
    ...(targets.has(regel.naar) ? [] : [{ location: at('regels', index, 'naar'), problem: 'dit team bestaat niet' }]),
    ...(codes.has(regel.gemeente) ? [] : [{ location: at('regels', index, 'gemeente'), problem: 'deze gemeente bestaat niet' }]),
    ...(unsound(regel) ? [{ location: at('regels', index, 'geldigTot'), problem: 'de periode klopt niet' }] : []),
    ...(regels.slice(0, index).some((other) => clash(regel, other))
      ? [{ location: at('regels', index, ''), problem: 'overlapt een eerdere regel' }]
      : []),
  ]);
}

const subject = ({ gemeente, dienst }: Routeringsregel): string => `${gemeente} ${dienst}`;

function clash(one: Routeringsregel, other: Routeringsregel): boolean {
  const sameAge = !one.leeftijd || !other.leeftijd || one.leeftijd === other.leeftijd;
  return subject(one) === subject(other) && sameAge && overlap(one, other);
}
