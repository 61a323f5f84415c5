import type { ErrorCode, Fout, Gezagsdrager, Inrichting, Partij, Persoon, VervolgbesluitVerzoek } from '@schakel/contracts';
import type { Casus, CasusPersoon } from './casus';
import { identityFor, isGenoemd, isTwijfel, leeftijdOn, veiligeNummers } from './personen';
import type { Context, Step } from './step';
import { send, signal, verzendingId } from './step';
import type { Dag } from './werkdagen';
import { dagVan } from './werkdagen';

/** Roles of StUF-Jeugdzorg 1.0.9 that hold, or may hold, authority over a child. */
const rollenMetGezag: readonly string[] = ['ouder met gezag', 'ouder, gezag niet benoemd', 'voogd'];
const rollenVanKind: readonly string[] = ['jeugdige', 'kind'];

/** Raden that can get a request: the first of the inrichting does. */
const raadIn = ({ partijen }: Inrichting): Partij | undefined =>
  partijen.find(({ soort, kanaal }) => soort === 'rvdk' && kanaal.soort !== 'geen' && kanaal.soort !== 'postvak');

/** Whom a request is about: the directbetrokkenen who are children by their birth date, or by their role where that is not known. */
export function kinderenIn({ personen }: Casus, op: Dag): CasusPersoon[] {
  return personen.filter(isGenoemd).filter((persoon) => {
    const leeftijd = persoon.aard === 'directbetrokkene' ? leeftijdOn(persoon, op) : 'vanaf-18';
    return leeftijd === 'tot-18' || (leeftijd === undefined && rollenVanKind.includes(persoon.rol));
  });
}

/** Who holds authority over the children, as far as the meldingen say. Of each must be said whether they know of the request. */
export const gezagsdragersIn = ({ personen }: Casus): CasusPersoon[] => personen.filter(isGenoemd).filter(({ rol }) => rollenMetGezag.includes(rol));

const fout = (code: ErrorCode, location: string): Fout => ({ code, location });

/** What stands against a request: no text of Veilig Thuis' own, no child that can be named, or silence on who was told (Regeling, Bijlage 1). */
export function guardVerzoekTotOnderzoek(casus: Casus, { samenvatting, gezagsdragers = [] }: VervolgbesluitVerzoek, op: Dag): Fout[] {
  const said = (id: string): boolean =>
    gezagsdragers.some(
      ({ persoon, geinformeerd, redenNietGeinformeerd }) => persoon === id && (geinformeerd || !!redenNietGeinformeerd?.trim()),
    );
  return [
    ...(samenvatting?.trim() ? [] : [fout('samenvatting-ontbreekt', 'samenvatting')]),
    ...(kinderenIn(casus, op).some(isNamed) ? [] : [fout('jeugdige-ontbreekt', 'uitkomst')]),
    ...(gezagsdragersIn(casus).every(({ id }) => said(id)) ? [] : [fout('informering-ontbreekt', 'gezagsdragers')]),
  ];
}
const isNamed = (persoon: CasusPersoon): boolean => persoon.geslachtsnaam !== undefined && !isTwijfel(persoon, 'geslachtsnaam');

/** The identity of somebody in a request: as in a question, with the sex; without one doubtful value. */
function identiteitOf(persoon: CasusPersoon): Persoon {
  const { id, geslachtsnaam, voornamen, geslacht } = persoon;
  const known = identityFor(persoon, allesToegestaan) ?? {
    id,
    ...(geslachtsnaam ? { geslachtsnaam } : {}),
    ...(voornamen ? { voornamen } : {}),
  };
  return { ...known, ...(geslacht && !isTwijfel(persoon, 'geslacht') ? { geslacht } : {}) };
}
const allesToegestaan = { vragen: true, vraagcodes: [], bsnToegestaan: true, herinneringNa: 0, antwoordtermijn: 0 };

function gezagsdragerOf(persoon: CasusPersoon, { gezagsdragers = [] }: VervolgbesluitVerzoek): Gezagsdrager {
  const told = gezagsdragers.find((one) => one.persoon === persoon.id);
  return {
    ...identiteitOf(persoon),
    rol: persoon.rol,
    ...veiligeNummers(persoon),
    ...(told ? { geinformeerd: told.geinformeerd } : {}),
    ...(told?.redenNietGeinformeerd && !told.geinformeerd ? { redenNietGeinformeerd: told.redenNietGeinformeerd } : {}),
  };
}

/**
 * Asks the Raad voor de Kinderbescherming to investigate (Jeugdwet 3.1). The hub has no channel to a college: a worker sees that it must be told
 * (Wmo 4.1.1 lid 2 f), and that the request itself must go by hand where the inrichting knows no Raad.
 */
export function requestOnderzoek(step: Step, context: Context<'vervolgbesluit.v1'>): Step {
  const { inrichting, bericht } = context;
  const raad = raadIn(inrichting);
  const asked = raad ? sendTo(step, context, raad.id) : signal(step, context, 'verzoek-met-de-hand', bericht.id);
  return signal(asked, context, 'college-informeren', bericht.id);
}

function sendTo(step: Step, { inrichting, bericht }: Context<'vervolgbesluit.v1'>, ontvanger: string): Step {
  const { casus } = step;
  const op = dagVan(bericht.ontvangenOp);
  const { samenvatting = '', door } = bericht.inhoud;
  const gezagsdragers = gezagsdragersIn(casus).map((persoon) => gezagsdragerOf(persoon, bericht.inhoud));
  return send(step, {
    bericht: 'verzoek-tot-onderzoek.v1',
    ontvanger,
    onderwerp: bericht.id,
    revisie: 1,
    doel: 'verzoek-tot-onderzoek',
    inhoud: {
      // The Raad names it in its notificaties: the id of the verzending, so that the door finds the casus.
      verzoek: verzendingId(casus.id, ontvanger, 'verzoek-tot-onderzoek.v1', bericht.id, 1),
      dringend: casus.dringend,
      datum: op,
      medewerker: door.naam,
      telefoon: inrichting.hub.telefoon,
      samenvatting,
      kinderen: kinderenIn(casus, op).map(identiteitOf),
      ...(gezagsdragers.length > 0 ? { gezagsdragers } : {}),
    },
    noodzaak: 'Een verzoek tot onderzoek aan de Raad voor de Kinderbescherming (Jeugdwet art. 3.1)',
    beslotenDoor: door.id,
  });
}
