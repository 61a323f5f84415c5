import type { Informering, InformeringBijMelding, Inrichting, OverdrachtVeiligThuis } from '@schakel/contracts';
import {
  Melder,
  PersoonBijMelding,
  MeldingProfessional,
  RejectError,
  validate,
  veldenOf,
  ZorgelijkeSituatieBijMelding,
} from '@schakel/contracts';
import type { Casus, CasusMelding, CasusPersoon } from './casus';
import type { CasusDoorzending } from './casus-doorzending';
import type { Geinformeerde } from './gelezen-melding';
import { metDocument, overDocument } from './documenten';
import { naamOf } from './organisatie';
import { zonderSchuiladres } from './personen';

type Plain = Readonly<Record<string, unknown>>;

/**
 * The melding of this casus as another region takes it (melding-professional, JSON), with all that was told: what that format has no field for
 * goes along as text. An urgent casus arrives as one. A schuiladres and the bytes of a document stay: that they are there is told, and a person passes
 * them on.
 */
export function meldingVoorRegio(
  inrichting: Inrichting,
  casus: Casus,
  { reden, op }: Pick<CasusDoorzending, 'reden' | 'op'>,
  { kenmerk, vervangt }: { readonly kenmerk: string; readonly vervangt?: string },
): OverdrachtVeiligThuis {
  const melding = lastMelding(casus);
  const { geinformeerden = [], opname, zorgelijkeSituatie, kenmerk: eigen, vervangt: eerdere, melder, ...inhoud } = melding.inhoud;
  const { kept, rest } = split(MeldingProfessional, inhoud);
  const { omschrijving, aanvullendeInformatie, ...situatie } = zorgelijkeSituatie;
  const parts = split(ZorgelijkeSituatieBijMelding, situatie);
  const told = { ...rest, document: overDocument(inhoud), ...parts.rest, kenmerk: eigen, vervangtMelding: eerdere, opgeschrevenBij: opname?.bron };
  const lines = [...herkomstOf(inrichting, casus, melding, { reden, op }), ...linesOf(told)];
  return {
    ...(kept as Partial<MeldingProfessional>),
    kenmerk,
    ...(vervangt ? { vervangt } : {}),
    ...(casus.dringend ? { acuteOnveiligheid: true } : {}),
    melder: melderOf(inrichting, melding, melder),
    zorgelijkeSituatie: {
      ...(parts.kept as Partial<ZorgelijkeSituatieBijMelding>),
      situatieschets: omschrijving ?? inhoud.omschrijvingIncident ?? 'Zie de aanvullende informatie.',
      aanvullendeInformatie: [aanvullendeInformatie, ...lines].filter(Boolean).join('\n'),
      betrokkenen: casus.personen.filter((persoon) => !isAlleenGeinformeerd(persoon)).map(persoonOf),
    },
    ...(geinformeerden.length > 0 ? { geinformeerden: geinformeerden.map((each) => informeringOf(each, casus)) } : {}),
  };
}

/** Whether the other region can take it: what is longer than its format allows goes by hand. */
export function pastBijRegio(melding: OverdrachtVeiligThuis): boolean {
  try {
    validate(MeldingProfessional, melding);
    return true;
  } catch (error) {
    if (error instanceof RejectError) return false;
    throw error;
  }
}

function lastMelding({ meldingen }: Casus): CasusMelding {
  const last = meldingen.findLast(({ vervangenDoor }) => vervangenDoor === undefined);
  if (!last) throw new Error('een casus zonder melding bestaat niet');
  return last;
}

/** Who was named only because they were told about the report. */
const isAlleenGeinformeerd = ({ rol }: CasusPersoon): boolean => rol === 'geinformeerd';

/** The fields that this class has, and what is left. */
function split(type: new () => object, inhoud: object): { kept: Plain; rest: Plain } {
  const known = veldenOf(type);
  const parts = Object.entries(inhoud);
  return {
    kept: Object.fromEntries(parts.filter(([name]) => known.has(name))),
    rest: Object.fromEntries(parts.filter(([name]) => !known.has(name))),
  };
}

function herkomstOf(
  inrichting: Inrichting,
  casus: Casus,
  melding: CasusMelding,
  { reden, op }: Pick<CasusDoorzending, 'reden' | 'op'>,
): string[] {
  return [
    `Doorgezonden door ${inrichting.hub.naam} op ${op}: ${reden}`,
    `Daar ontvangen op ${casus.ontvangenOp} van ${naamOf(inrichting, melding.partij)}`,
    ...(melding.twijfel.length > 0 ? [`Twijfel over: ${melding.twijfel.join(', ')}`] : []),
    ...(metDocument(casus).length > 0 ? ['Bij deze melding hoort een document dat niet meegaat. Wij dragen het met de hand over.'] : []),
  ];
}

/** The field in words before its value; within an object or a list each value has the whole path. */
function linesOf(value: unknown, path: readonly string[] = []): string[] {
  if (Array.isArray(value)) return value.flatMap((item) => linesOf(item, path));
  if (typeof value === 'object' && value !== null) return Object.entries(value).flatMap(([name, item]) => linesOf(item, [...path, name]));
  const said = typeof value === 'boolean' ? (value ? 'ja' : 'nee') : value;
  return typeof said === 'string' || typeof said === 'number' ? [`${path.map(inWords).join(', ')}: ${said}`] : [];
}
const inWords = (name: string): string => name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);

/** Who reported to us is known to the other region too; a professional of ours is not the melder. */
function melderOf(inrichting: Inrichting, { partij }: CasusMelding, melder: Melder = {}): Melder {
  const organisatie = melder.organisatie ?? (partij === inrichting.hub.partij ? undefined : naamOf(inrichting, partij));
  if (organisatie) return { ...melder, organisatie };
  const empty = [...veldenOf(Melder).keys()].every((name) => melder[name as keyof Melder] === undefined);
  return empty ? { redenOnbekend: `De melder is ook bij ${inrichting.hub.naam} niet bekend` } : melder;
}

function persoonOf(persoon: CasusPersoon): PersoonBijMelding {
  const { aard, bericht, gewijzigdeVelden, nietMeerGenoemd, aanvullendeInformatie, relaties, ...rest } = zonderSchuiladres(persoon);
  const { kept, rest: more } = split(PersoonBijMelding, rest);
  const lines = [
    aanvullendeInformatie,
    ...(persoon.schuiladres === undefined ? [] : ['Er is een schuiladres. Bel ons: wij geven het alleen mondeling door.']),
    ...(nietMeerGenoemd ? ['De verbeterde melding noemt deze persoon niet meer.'] : []),
    ...linesOf(more),
  ].filter((line): line is string => Boolean(line));
  return {
    ...(kept as unknown as PersoonBijMelding),
    ...(lines.length > 0 ? { aanvullendeInformatie: lines.join('\n') } : {}),
    ...(relaties ? { relaties: relaties.map(zonderSchuiladres) } : {}),
  };
}

function informeringOf({ persoon, geinformeerd = true, ...each }: Geinformeerde, { personen }: Casus): InformeringBijMelding {
  const about = personen.find(({ id }) => id === persoon);
  if (!about) return { ...(each as Informering), geinformeerd };
  return { ...each, geinformeerd, ...(isAlleenGeinformeerd(about) ? { persoon: alleenPersoon(about) } : { wie: about.id }) };
}

/** As a person is named outside of the household: without a role in it. */
function alleenPersoon(about: CasusPersoon): InformeringBijMelding['persoon'] & object {
  const { rol, aanvullendeInformatie, overigeZorgMinderjarige, relaties, contactmogelijkheden, ...persoon } = persoonOf(about);
  return persoon;
}
