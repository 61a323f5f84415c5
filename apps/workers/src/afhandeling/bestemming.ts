import type { Inrichting, KanaalSoort, Partij, SoortUit } from '@schakel/contracts';
import { eigenSysteemOf, RejectError } from '@schakel/contracts';
import { eigenSysteem } from '@schakel/domain';
import type { Ontvanger } from '@schakel/privacy';

/** Where a verzending goes, and whose hands are at the other end. */
export interface Bestemming extends Ontvanger {
  /** The organisation that answers for what it gets; the region's own services have none. */
  readonly oin?: string;
  readonly kanaal: KanaalSoort | 'ophalen' | 'map';
  /** Whose lane carries the wake-up; absent for what waits to be fetched. */
  readonly baan?: string;
}

/** All mail shares one lane: it goes through one server. */
export const mailBaan = 'mail';

/** Who has a lane of its own: partners, mail, and the own dossier system, so that it never delays anybody. */
export const banenVan = ({ hub, partijen }: Inrichting): string[] => [
  mailBaan,
  ...(eigenSysteemOf(hub) ? [eigenSysteem] : []),
  ...partijen.filter(({ kanaal }) => kanaal.soort !== 'geen').map(({ id }) => id),
];

/**
 * Finds the recipient that a decision named. Needs nothing but the inrichting.
 * @throws RejectError `inrichting-ongeldig` for a recipient that the inrichting does not know
 */
export function bestemmingOf(inrichting: Inrichting, ontvanger: string, bericht: SoortUit): Bestemming {
  const found =
    dienst(ontvanger) ?? dossier(inrichting, ontvanger) ?? team(inrichting, ontvanger, bericht) ?? partij(inrichting, ontvanger, bericht);
  if (!found) throw new RejectError('inrichting-ongeldig', [{ code: 'inrichting-ongeldig', location: 'ontvanger' }]);
  return found;
}

const mail = { kanaal: 'mail', baan: mailBaan, bsnToegestaan: false } as const;

const dienst = (id: string): Bestemming | undefined =>
  id === 'bereikbaarheidsdienst' ? { id, soort: 'bereikbaarheidsdienst', ...mail } : undefined;

function dossier({ hub }: Inrichting, id: string): Bestemming | undefined {
  const soort = id === eigenSysteem ? eigenSysteemOf(hub)?.soort : undefined;
  return soort && soort !== 'geen' ? { id, soort: eigenSysteem, oin: hub.oin, kanaal: soort, baan: id, bsnToegestaan: true } : undefined;
}

function team({ routing, issuers, partijen }: Inrichting, id: string, bericht: SoortUit): Bestemming | undefined {
  const found = routing.teams.find((each) => each.id === id);
  if (!found) return undefined;
  const owner = issuers.find(({ organisatie }) => organisatie === found.organisatie)?.partij ?? found.organisatie;
  const oin = partijen.find((each) => each.id === owner)?.oin;
  const how = bericht === 'overdracht.v1' ? ({ kanaal: 'postvak', bsnToegestaan: true } as const) : mail;
  return { id, soort: 'lokaal-team', ...how, ...(oin ? { oin } : {}) };
}

/** Who wrote a mail hears by mail that it came in, whatever its other channel. */
function partij({ partijen }: Inrichting, id: string, bericht: SoortUit): Bestemming | undefined {
  const found = partijen.find((each) => each.id === id);
  if (!found) return undefined;
  const bsnToegestaan = bericht === 'overdracht-veilig-thuis.v1' || (found.ketenpartner?.bsnToegestaan ?? false);
  const how = bericht === 'ontvangstbevestiging.v1' ? mail : { ...kanaalVoor(found, bericht), bsnToegestaan };
  return { id, soort: found.soort, oin: found.oin, ...how };
}

/** Terugkoppeling is StUF; a partij that speaks no StUF reads it at the receipt of its own melding. */
function kanaalVoor({ id, kanaal: { soort } }: Partij, bericht: SoortUit): Pick<Bestemming, 'kanaal' | 'baan'> {
  const fetched = bericht === 'vt-terugkoppeling.v1' && ['geen', 'http', 'mail', 'postvak'].includes(soort);
  return fetched ? { kanaal: 'ophalen' } : { kanaal: soort, baan: id };
}
