import { eigenSysteemOf } from '@schakel/contracts';
import type {
  EigenRegistratie,
  GeregistreerdBestand,
  GeregistreerdeDeelcasus,
  GeregistreerdeDoorzending,
  GeregistreerdeMelding,
  GeregistreerdePersoon,
  GeregistreerdeTerugkoppeling,
} from '@schakel/contracts';
import type { Casus, CasusMelding, CasusPersoon, Deelcasus } from './casus';
import type { CasusDoorzending } from './casus-doorzending';
import { bestandVan } from './bestanden';
import { askAchtergehouden } from './documenten';
import { zonderSchuiladres } from './personen';
import type { Context, Step } from './step';
import { doorRegel, forEach, send } from './step';
import { eindeTermijn, startTermijn, termijnSoorten } from './termijnen';

/** The recipient of a registratie; where it is stands in the inrichting. */
export const eigenSysteem = 'eigen-systeem' as const;

/**
 * Hands what this bericht changed to the own dossier system, where there is one: exactly one registratie for each version of a casus, so that who
 * erases can count whether all of it arrived. What became of a registratie itself is not registered: that would never end.
 */
export function registreer(before: Casus | undefined, step: Step, context: Context): Step {
  if (!eigenSysteemOf(context.inrichting.hub) || isAboutRegistratie(step.casus, context)) return step;
  const bestand = bestandIn(step.casus, context);
  const sent = send(step, {
    bericht: 'eigen-registratie.v1',
    ontvanger: eigenSysteem,
    onderwerp: context.bericht.id,
    revisie: 1,
    doel: 'eigen-registratie',
    inhoud: inhoudOf(before, step, context, bestand),
    noodzaak: 'Het dossier van Veilig Thuis is volledig (Wmo 2015 art. 5.1.6)',
    beslotenDoor: doorRegel,
    dringend: false,
  });
  const hidden = sent.casus.personen.filter((persoon) => houdtAchter(persoon) && !before?.personen.includes(persoon));
  const asked = forEach(sent, hidden, (next, { id }) => startOvername(next, context, id));
  return bestand?.achtergehouden ? askAchtergehouden(asked, context) : asked;
}

/** Goes along once, with the bericht that brought it; a correction brings its own. */
function bestandIn({ meldingen }: Pick<Casus, 'meldingen'>, { bericht }: Context): GeregistreerdBestand | undefined {
  const place = meldingen.findIndex((melding) => melding.bericht === bericht.id);
  return place < 0 ? undefined : bestandVan(bericht, place + 1);
}

/** A worker takes the address over by hand; until then the casus is not erased here, whoever keeps the dossier. */
function startOvername(step: Step, { inrichting, bericht: { ontvangenOp: start } }: Context, persoon: string): Step {
  const soort = termijnSoorten.schuiladresOvernemen;
  if (step.casus.termijnen.some((one) => one.soort === soort && one.onderwerp === persoon && one.vervuldOp === undefined)) return step;
  const uiterlijk = eindeTermijn(inrichting.werkdagen, start, 5, 'werkdagen');
  return startTermijn(step, { soort, onderwerp: persoon, start, uiterlijk, grondslag: 'het dossier is volledig (Wmo 2015 art. 5.1.6)' });
}

function isAboutRegistratie({ verzonden }: Casus, { bericht }: Context): boolean {
  const about = 'verzending' in bericht.inhoud ? bericht.inhoud.verzending : undefined;
  return verzonden.some(({ id, ontvanger }) => id === about && ontvanger === eigenSysteem);
}

function inhoudOf(
  before: Casus | undefined,
  { casus, gevolgen }: Step,
  { bericht }: Context,
  bestand: GeregistreerdBestand | undefined,
): EigenRegistratie {
  const meldingen = fresh(before?.meldingen, casus.meldingen);
  const terugkoppelingen = gevolgen.flatMap((gevolg) =>
    gevolg.soort === 'verzending' && (gevolg.bericht === 'vt-terugkoppeling.v1' || gevolg.bericht === 'uitkomst-generieke-melding.v1')
      ? [terugkoppelingOf(gevolg)]
      : [],
  );
  return {
    casus: casus.id,
    volgnummer: casus.versie,
    bericht: bericht.id,
    soort: bericht.soort,
    op: bericht.ontvangenOp.toISOString(),
    casusStatus: casus.status,
    dringend: casus.dringend,
    zichtOpVeiligheid: casus.zichtOpVeiligheid,
    ...some(
      'meldingen',
      meldingen.map((melding) => meldingOf(melding, melding.bericht === bericht.id ? bestand : undefined)),
    ),
    ...changesOf(before ?? nothingYet, casus),
    ...some('terugkoppelingen', terugkoppelingen),
  };
}

type Lijsten = 'personen' | 'vragen' | 'antwoorden' | 'notities' | 'deelcasussen' | 'koppelingen' | 'doorzendingen';
type Bekend = Pick<Casus, Lijsten | 'vervolgbesluit'>;
const nothingYet: Bekend = { personen: [], vragen: [], antwoorden: [], notities: [], deelcasussen: [], koppelingen: [] };

function changesOf(before: Bekend, casus: Bekend): Partial<EigenRegistratie> {
  const besluit = casus.vervolgbesluit;
  return {
    ...some('personen', fresh(before.personen, casus.personen).map(persoonOf)),
    ...some('vragen', fresh(before.vragen, casus.vragen)),
    ...some('antwoorden', fresh(before.antwoorden, casus.antwoorden)),
    ...some(
      'notities',
      fresh(before.notities, casus.notities).map(({ door, ...notitie }) => ({ ...notitie, auteur: door })),
    ),
    ...(besluit && besluit !== before.vervolgbesluit ? { vervolgbesluit: { ...besluit, auteur: besluit.door } } : {}),
    ...some('deelcasussen', fresh(before.deelcasussen, casus.deelcasussen).map(deelcasusOf)),
    ...some(
      'koppelingen',
      fresh(before.koppelingen, casus.koppelingen ?? []).map(({ door, ...koppeling }) => ({ ...koppeling, auteur: door })),
    ),
    ...some('doorzendingen', fresh(before.doorzendingen, casus.doorzendingen ?? []).map(doorzendingOf)),
  };
}

/** What was not there, or not in this form. */
function fresh<T>(before: readonly T[] = [], after: readonly T[]): readonly T[] {
  const known = new Set(before.map((one) => JSON.stringify(one)));
  return after.filter((one) => !before.includes(one) && !known.has(JSON.stringify(one)));
}

const some = <N extends string, T>(name: N, list: readonly T[]): Partial<Record<N, readonly T[]>> =>
  list.length > 0 ? ({ [name]: list } as Partial<Record<N, readonly T[]>>) : {};

function meldingOf({ inhoud, ...melding }: CasusMelding, bestand: GeregistreerdBestand | undefined): GeregistreerdeMelding {
  const { geinformeerden, ...rest } = inhoud;
  const told = geinformeerden?.map(({ persoon, ...each }) => ({ ...each, ...(persoon ? { wie: persoon } : {}) }));
  return { ...rest, ...melding, ...(bestand ? metBestand(inhoud, bestand) : {}), ...(told ? { geinformeerden: told } : {}) };
}

/** Where it stands is what it is: the mail of an opname, or the document of a bericht. */
const metBestand = (
  { opname, document }: CasusMelding['inhoud'],
  bestand: GeregistreerdBestand,
): Pick<GeregistreerdeMelding, 'opname' | 'document'> =>
  opname ? { opname: { ...opname, bestand } } : { document: { ...document, bestand } };

/** A schuiladres goes nowhere without a decision of its own, and where somebody stays may be that very address. */
function persoonOf(persoon: CasusPersoon): GeregistreerdePersoon {
  const { relaties, ...open } = zonderSchuiladres(persoon);
  return {
    ...open,
    ...(relaties ? { relaties: relaties.map(zonderSchuiladres) } : {}),
    ...(houdtAchter(persoon) ? { schuiladresAchtergehouden: true } : {}),
  };
}
const houdtAchter = ({ schuiladres, relaties = [] }: CasusPersoon): boolean =>
  schuiladres !== undefined || relaties.some((relatie) => relatie.schuiladres !== undefined);

function deelcasusOf({ id, personen, gemeente, status, procesregisseur, overdrachten }: Deelcasus): GeregistreerdeDeelcasus {
  const antwoorden = overdrachten.flatMap(({ team, reacties }) =>
    reacties.map(({ door, ...reactie }) => ({ ...reactie, team, auteur: door })),
  );
  return { id, leden: personen, gemeente, status, procesregisseur, antwoorden };
}

function doorzendingOf({ id, partij, reden, status, door: auteur, op, reacties }: CasusDoorzending): GeregistreerdeDoorzending {
  const antwoorden = reacties.map(({ door, bericht, ...reactie }) => ({ ...reactie, ...(door ? { auteur: door } : {}) }));
  return { id, partij, reden, status, auteur, op, antwoorden };
}

function terugkoppelingOf({
  ontvanger,
  onderwerp,
  inhoud: { status, uitkomst, toelichting },
}: {
  readonly ontvanger: string;
  readonly onderwerp: string;
  readonly inhoud: Pick<GeregistreerdeTerugkoppeling, 'status' | 'uitkomst' | 'toelichting'>;
}): GeregistreerdeTerugkoppeling {
  return { ontvanger, melding: onderwerp, status, ...(uitkomst ? { uitkomst } : {}), ...(toelichting ? { toelichting } : {}) };
}
