import type { Gevoeligheid, SoortUit } from '@schakel/contracts';
import { partijSoorten } from '@schakel/contracts';
import { sensitivityOf } from './fields';

/** Kinds of recipient that a verstrekkingsbeleid can be about: parties with an OIN, teams, and our own duty service and dossier system. */
export const ontvangerSoorten = [...partijSoorten, 'lokaal-team', 'bereikbaarheidsdienst', 'eigen-systeem'] as const;
export type OntvangerSoort = (typeof ontvangerSoorten)[number];

/** What a disclosure is for. */
export const doelen = [
  'check-op-bekendheid',
  'verzoek-casusinformatie',
  'terugkoppeling',
  'verzoek-tot-onderzoek',
  'overdracht',
  'attendering',
  'alarm',
  'ontvangstbevestiging',
  'eigen-registratie',
  'overdracht-veilig-thuis',
] as const;
export type Doel = (typeof doelen)[number];

interface Hoogstens {
  readonly onder: string;
  readonly velden: readonly string[];
}

interface Ceiling {
  readonly berichten: readonly SoortUit[];
  readonly gevoeligheden: readonly Gevoeligheid[];
  /** Below each of these objects nothing but these fields, whatever their sensitivity. */
  readonly hoogstens?: readonly Hoogstens[];
  readonly nooit?: readonly string[];
}

/** The person in a question: exactly NPS-vvz of StUF-Jeugdzorg 1.0.9 as far as our contract knows it. */
const gevraagde = {
  onder: 'persoon.',
  velden: ['bsn', 'vreemdelingennummer', 'geslachtsnaam', 'voorvoegsel', 'voornamen', 'geboortedatum'].map((naam) => `persoon.${naam}`),
};
const onder = (object: string, velden: readonly string[]): Hoogstens => ({
  onder: `${object}.`,
  velden: velden.map((naam) => `${object}.${naam}`),
});
const personalia = ['bsn', 'vreemdelingennummer', 'geslachtsnaam', 'voorvoegsel', 'voornamen', 'geslacht', 'geboortedatum'];
/** Bijlage 1 of the Regeling justitiële keteninformatisering Jeugdwet: who the child is, and who holds authority, can be reached and was told. */
const bijlage1 = [
  onder('kinderen', personalia),
  onder('gezagsdragers', [...personalia, 'rol', 'telefoonnummers', 'geinformeerd', 'redenNietGeinformeerd']),
];
/** What a team needs to know that a handover is theirs. */
const kop = {
  onder: 'kop.',
  velden: [
    'gemeente',
    ...['geslachtsnaam', 'voorvoegsel', 'voornamen', 'volledigeNaam', 'geboortedatum'].map((naam) => `personen.${naam}`),
  ].map((path) => `kop.${path}`),
};

/** One law for every Veilig Thuis organisation (Wmo 2015 art. 4.1.1 and 5.1.6): all of a melding, but for a schuiladres. */
const binnenVeiligThuis: readonly Gevoeligheid[] = [
  'routering',
  'kenmerk',
  'identificerend',
  'contact',
  'bijzonder',
  'medisch',
  'bron',
  'vrije-tekst',
];

/**
 * How far a ground reaches: the sensitivities that a disclosure for this doel may hold at most. A verstrekkingsbeleid chooses below it.
 * `schuiladres` stands nowhere: it leaves by a recorded decision of a person, never by policy. `medisch` stays within Veilig Thuis: its own
 * dossier system gets it, and the other region that a melding is for.
 */
const ceilings: Record<Doel, Ceiling> = {
  'check-op-bekendheid': { berichten: ['check-op-bekendheid.v1'], gevoeligheden: ['kenmerk', 'identificerend'], hoogstens: [gevraagde] },
  'verzoek-casusinformatie': {
    berichten: ['verzoek-casusinformatie.v1'],
    gevoeligheden: ['kenmerk', 'identificerend'],
    hoogstens: [gevraagde],
  },
  terugkoppeling: { berichten: ['vt-terugkoppeling.v1', 'uitkomst-generieke-melding.v1'], gevoeligheden: ['routering', 'kenmerk'] },
  'verzoek-tot-onderzoek': {
    berichten: ['verzoek-tot-onderzoek.v1'],
    gevoeligheden: ['routering', 'kenmerk', 'identificerend', 'contact', 'vrije-tekst'],
    hoogstens: bijlage1,
  },
  overdracht: {
    berichten: ['overdracht.v1'],
    gevoeligheden: ['routering', 'kenmerk', 'identificerend', 'contact', 'bijzonder', 'vrije-tekst'],
    hoogstens: [kop],
    nooit: ['inhoud.politietekst', 'inhoud.melder'],
  },
  attendering: { berichten: ['attendering.v1'], gevoeligheden: ['routering', 'kenmerk'] },
  alarm: { berichten: ['alarm.v1'], gevoeligheden: ['routering', 'kenmerk'] },
  ontvangstbevestiging: { berichten: ['ontvangstbevestiging.v1'], gevoeligheden: ['routering', 'kenmerk'] },
  'eigen-registratie': {
    berichten: ['eigen-registratie.v1'],
    gevoeligheden: binnenVeiligThuis,
  },
  'overdracht-veilig-thuis': { berichten: ['overdracht-veilig-thuis.v1'], gevoeligheden: binnenVeiligThuis },
};

/** Whether this bericht can serve this doel at all. */
export const serves = (bericht: SoortUit, doel: Doel): boolean => ceilings[doel].berichten.includes(bericht);

/** Whether the ground of this doel reaches this field of this bericht. */
export function reaches(doel: Doel, bericht: SoortUit, path: string): boolean {
  const { gevoeligheden, hoogstens = [], nooit = [] } = ceilings[doel];
  if (nooit.includes(path)) return false;
  if (hoogstens.some(({ onder: object, velden }) => path.startsWith(object) && !velden.includes(path))) return false;
  return gevoeligheden.some((each) => each === sensitivityOf(bericht).get(path));
}
