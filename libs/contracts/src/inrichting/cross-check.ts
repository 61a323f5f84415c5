import { isDatum, isOin } from '../identifiers';
import type { Bevinding } from './bevinding';
import type { Inrichting } from './inrichting';
import { checkBereikbaarheid } from './check-bereikbaarheid';
import { checkKanalen, checkVerwacht } from './check-kanalen';
import { checkEigenSysteem } from './eigen-systeem';
import { checkMaildeur } from './check-maildeur';
import { checkMailprofielen } from './check-mailprofielen';
import { checkPostbussen } from './check-postbussen';
import { checkRouting } from './check-routing';

/** How the files fit together; each file's own shape is already sound. Empty = fit to start with. */
export function crossCheck(inrichting: Inrichting): readonly Bevinding[] {
  return [
    ...checkPartijen(inrichting),
    ...checkGemeenten(inrichting),
    ...checkKetenpartners(inrichting),
    ...checkIssuers(inrichting),
    ...checkRouting(inrichting),
    ...checkTermijnen(inrichting),
    ...checkCodelijsten(inrichting),
    ...checkMaildeur(inrichting),
    ...checkKanalen(inrichting),
    ...checkVerwacht(inrichting),
    ...checkMailprofielen(inrichting),
    ...checkPostbussen(inrichting),
    ...checkBereikbaarheid(inrichting),
    ...checkEigenSysteem(inrichting),
  ];
}

/** The positions (from 0) of values that were there before. */
const repeats = (values: readonly string[]): number[] => values.flatMap((value, at) => (values.indexOf(value) < at ? [at] : []));
const repeated = (values: readonly string[], locate: (at: number) => string): Bevinding[] =>
  repeats(values).map((at) => ({ location: locate(at), problem: 'komt twee keer voor' }));

function checkPartijen({ hub, partijen }: Inrichting): Bevinding[] {
  const at = (field: string) => (index: number) =>
    index === 0 ? `partijen.yaml/hub/${field}` : `partijen.yaml/partijen[${index}]/${field}`;
  const oins = [hub.oin, ...partijen.map(({ oin }) => oin)];
  const owners = partijen.flatMap(({ clients }, index) => clients.map((client) => ({ client, index })));
  const domains = partijen.flatMap(({ formulierDomeinen = [] }, index) => formulierDomeinen.map((domein) => ({ domein, index })));
  return [
    ...repeated([hub.partij, ...partijen.map(({ id }) => id)], at('id')),
    ...repeated(oins, at('oin')),
    ...oins.flatMap((oin, index) => (isOin(oin) ? [] : [{ location: at('oin')(index), problem: 'geen OIN van twintig cijfers' }])),
    ...repeated(
      owners.map(({ client }) => client),
      (index) => at('clients')((owners[index]?.index ?? 0) + 1),
    ),
    // Whoever has an address there reports as that partij: a domain of two would be of nobody.
    ...repeated(
      domains.map(({ domein }) => domein),
      (index) => at('formulierDomeinen')((domains[index]?.index ?? 0) + 1),
    ),
    ...partijen.flatMap(({ spreektVoor, oin }, index) =>
      spreektVoor.includes(oin) && spreektVoor.every(isOin)
        ? []
        : [{ location: at('spreektVoor')(index + 1), problem: 'noemt de eigen OIN niet, of iets dat geen OIN is' }],
    ),
  ];
}

/** The name of a channel stands beside counts and times that technicians see, and a municipality points to where a family lives: it gets no channel of its own. */
const checkGemeenten = ({ partijen }: Inrichting): Bevinding[] =>
  partijen.flatMap(({ soort, kanaal }, index) =>
    soort !== 'gemeente' || kanaal.soort === 'postvak' || kanaal.soort === 'geen'
      ? []
      : [{ location: `partijen.yaml/partijen[${index + 1}]/kanaal/soort`, problem: 'een gemeente heeft een postvak of geen' }],
  );

function checkKetenpartners({ partijen, codelijsten }: Inrichting): Bevinding[] {
  const known = new Set(codelijsten.vraagcodes.map(({ code }) => code));
  return partijen.flatMap(({ ketenpartner }, index) => {
    const location = `partijen.yaml/partijen[${index + 1}]`;
    if (!ketenpartner) return [];
    const { vraagcodes, herinneringNa, antwoordtermijn, vragen } = ketenpartner;
    const unknown = vraagcodes.some((code) => !known.has(code)) || (vragen && vraagcodes.length === 0);
    const terms = herinneringNa < 1 || antwoordtermijn <= herinneringNa;
    return [
      ...(unknown ? [{ location: `${location}/ketenpartner/vraagcodes`, problem: 'leeg, of een code die de codelijst niet kent' }] : []),
      ...(terms ? [{ location: `${location}/ketenpartner/antwoordtermijn`, problem: 'moet na de herinnering komen' }] : []),
    ];
  });
}

function checkIssuers({ issuers, hub, partijen, routing }: Inrichting): Bevinding[] {
  const known = new Set([hub.partij, ...partijen.map(({ id }) => id)]);
  const teams = new Set(routing.teams.map(({ id }) => id));
  const at = (index: number, field: string): string => `issuers.yaml/issuers[${index + 1}]/${field}`;
  return [
    ...repeated(
      issuers.map(({ organisatie }) => organisatie),
      (index) => at(index, 'organisatie'),
    ),
    ...repeated(
      issuers.map(({ issuer }) => issuer),
      (index) => at(index, 'issuer'),
    ),
    ...issuers.flatMap(({ partij }, index) =>
      known.has(partij) ? [] : [{ location: at(index, 'partij'), problem: 'deze partij bestaat niet' }],
    ),
    ...issuers.flatMap(({ groepen, rollen }, index) =>
      groepen.flatMap(({ rol, team }, group) => [
        ...(rol && !rollen.includes(rol)
          ? [{ location: at(index, `groepen[${group + 1}]/rol`), problem: 'deze inlogdienst mag die rol niet geven' }]
          : []),
        ...(team && !teams.has(team) ? [{ location: at(index, `groepen[${group + 1}]/team`), problem: 'dit team bestaat niet' }] : []),
      ]),
    ),
  ];
}

function checkTermijnen({ termijnen, werkdagen }: Inrichting): Bevinding[] {
  return [
    ...repeated(
      termijnen.map(({ soort }) => soort),
      (index) => `termijnen.yaml/termijnen[${index + 1}]/soort`,
    ),
    ...termijnen.flatMap(({ lengte }, index) =>
      lengte >= 1 ? [] : [{ location: `termijnen.yaml/termijnen[${index + 1}]/lengte`, problem: 'moet minstens 1 zijn' }],
    ),
    ...werkdagen.extraVrijeDagen.flatMap(({ datum }, index) =>
      isDatum(datum) ? [] : [{ location: `werkdagen.yaml/extraVrijeDagen[${index + 1}]/datum`, problem: 'geen bestaande dag' }],
    ),
  ];
}

function checkCodelijsten({ codelijsten }: Inrichting): Bevinding[] {
  const lists = { aardGeweld: codelijsten.aardGeweld, vraagcodes: codelijsten.vraagcodes, redenenVerzoek: codelijsten.redenenVerzoek };
  return [
    ...repeated(
      codelijsten.jeugdzorgrollen.map(({ rol }) => rol),
      (index) => `codelijsten.yaml/jeugdzorgrollen[${index + 1}]/rol`,
    ),
    ...Object.entries(lists).flatMap(([name, list]) =>
      repeated(
        list.map(({ code }) => code),
        (index) => `codelijsten.yaml/${name}[${index + 1}]/code`,
      ),
    ),
  ];
}
