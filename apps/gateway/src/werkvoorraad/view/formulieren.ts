import type { Inrichting } from '@schakel/contracts';
import { uitkomsten } from '@schakel/contracts';
import type { Casus } from '@schakel/domain';
import { casusZetten, freePersonen, gezagsdragersIn, proposeDeelcasussen, runningDoorzending, termijnSoorten } from '@schakel/domain';
import { doorzendingForms } from './doorzending-view';
import type { Form } from './form';
import { listOf, textOf } from './form';
import { naamVan, Namen } from './namen';
import { mensTeksten, uitkomstTeksten } from './woorden';

/** The forms that this casus has now, filled with what was proposed, or with what somebody typed and must correct. */
export function formulierenOf(inrichting: Inrichting, casus: Casus, ingevuld: Form | undefined, now: Date) {
  const open = casus.status !== 'afgesloten';
  const schuiladres = waits(casus, termijnSoorten.schuiladresOvernemen);
  const documenten = waits(casus, termijnSoorten.documentenOverdragen);
  const besluit =
    (casusZetten.besluit.van as readonly string[]).includes(casus.status) &&
    !runningDoorzending(casus) &&
    (casus.status !== 'besloten' || freePersonen(casus).length > 0);
  return {
    vragen: casus.voorstelVragen.length > 0 ? vragenForm(inrichting, casus, ingevuld) : undefined,
    notitie: open || schuiladres || documenten,
    schuiladres,
    documenten,
    vraagVanTeam: casus.signalen.some(({ soort, opgeheven }) => soort === 'vraag-van-team' && !opgeheven),
    ...doorzendingForms(inrichting, casus),
    besluit: besluit ? besluitForm(inrichting, casus, ingevuld, now) : undefined,
  };
}

/** Whether somebody must still do this by hand. */
const waits = ({ status, termijnen }: Casus, which: string): boolean =>
  status !== 'vernietigd' && termijnen.some(({ soort, vervuldOp }) => soort === which && vervuldOp === undefined);

function vragenForm(inrichting: Inrichting, casus: Casus, ingevuld: Form | undefined) {
  const namen = new Namen(inrichting, casus);
  const gekozen = listOf(ingevuld, 'vraag');
  return casus.voorstelVragen.map(({ partner, persoon }, at) => {
    const waarde = `${partner} ${persoon}`;
    const tekst = `${namen.organisatie(partner)}: is ${namen.persoon(persoon)} bekend?`;
    return { id: `vraag-${at + 1}`, waarde, tekst, gekozen: gekozen.includes(waarde) };
  });
}

function besluitForm(inrichting: Inrichting, casus: Casus, ingevuld: Form | undefined, now: Date) {
  const voorstel = proposeDeelcasussen(inrichting, casus, now);
  const personen = freePersonen(casus);
  const gekozenAard = listOf(ingevuld, 'aard');
  const plaatsOf = (id: string): number => voorstel.findIndex((deel) => deel.personen.includes(id)) + 1;
  const chosen = (name: string, proposed: string): string => textOf(ingevuld, name) ?? proposed;
  return {
    uitkomsten: uitkomsten.map((code) => ({ code, tekst: uitkomstTeksten[code] })),
    aard: inrichting.codelijsten.aardGeweld.map(({ code, omschrijving }) => ({ code, omschrijving, gekozen: gekozenAard.includes(code) })),
    gezagsdragers: gezagsdragersIn(casus).map((persoon) => ({
      id: persoon.id,
      naam: naamVan(persoon),
      weet: chosen(`gezag-${persoon.id}`, ''),
      reden: chosen(`gezagreden-${persoon.id}`, ''),
    })),
    personen: personen.map((persoon) => ({
      id: persoon.id,
      naam: naamVan(persoon) + (persoon.nietMeerGenoemd ? ' (staat niet meer in de melding, hoeft niet mee)' : ''),
      deel: chosen(`deel-${persoon.id}`, String(plaatsOf(persoon.id))),
    })),
    // One more than proposed, so that persons can be set apart.
    delen: Array.from({ length: Math.min(voorstel.length + 1, personen.length) }, (_, at) => {
      const { gemeente = '', team = '', mens } = voorstel[at] ?? {};
      const nummer = String(at + 1);
      const advies = mens === undefined ? undefined : mensTeksten[mens];
      return { nummer, advies, gemeente: chosen(`gemeente-${nummer}`, gemeente), team: chosen(`team-${nummer}`, team) };
    }),
    gemeenten: inrichting.routing.gemeenten.map(({ naam }) => naam),
    teams: inrichting.routing.teams.map(({ id, naam }) => ({ id, naam })),
  };
}
