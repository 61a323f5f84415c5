import type {
  Aard,
  PersoonBijMelding,
  SoortIn,
  DeelcasusStatus,
  NotitieOnderwerp,
  Notificatie,
  OordeelAnoniemeMelding,
  Uitkomst,
  UitgebreidPersoon,
} from '@schakel/contracts';
import type { CasusDoorzending } from './casus-doorzending';
import type { MeldingInhoud } from './gelezen-melding';

/** Where a casus stands. docs/casus.md draws the moves between them; to `vernietigd` no decision leads, since then there is nothing to decide on. */
export const statussen = [
  'ontvangen',
  'informatie',
  'veiligheidsbeoordeling',
  'besloten',
  'overgedragen',
  'bij-veilig-thuis',
  'afgesloten',
  'vernietigd',
] as const;
export type Status = (typeof statussen)[number];

/** Somebody in the casus; what is known about them lives and is erased with their own section. */
export interface CasusPersoon extends PersoonBijMelding, Omit<UitgebreidPersoon, keyof PersoonBijMelding> {
  aard: Aard;
  /** The bericht that named them, in its newest version. */
  bericht: string;
  /** A correction changed who this is: names of fields, never values. */
  gewijzigdeVelden?: readonly string[];
  /** The correction that does not name them any more. */
  nietMeerGenoemd?: string;
}

export interface CasusMelding {
  bericht: string;
  /** The format it came in; absent in what was recorded before there was more than one that hears back in its own way. */
  soort?: SoortIn;
  partij: string;
  kenmerk?: string;
  ontvangenOp: string;
  inhoud: MeldingInhoud;
  twijfel: readonly string[];
  /** The bericht with the newer version of the same melding. */
  vervangenDoor?: string;
}

/** A question the hub proposes; it becomes a Vraag only when a worker confirms it with a noodzaak. `reden` is a code of redenenVerzoek. */
export interface VoorgesteldeVraag {
  partner: string;
  persoon: string;
  reden: string;
}

export const vraagStatussen = [
  'gesteld',
  'casusinformatie-gevraagd',
  'onbekend',
  'beantwoord',
  'geweigerd',
  'verlopen',
  'ingetrokken',
] as const;
export type VraagStatus = (typeof vraagStatussen)[number];

/** One question to one partner about one person, in two steps: is the person known there, and only after J: what is known. */
export interface Vraag {
  id: string;
  partner: string;
  persoon: string;
  reden: string;
  noodzaak: string;
  beslotenDoor: string;
  status: VraagStatus;
  revisie: number;
  gesteldOp: string;
  uiterlijk: string;
  vraagcodes: readonly string[];
  /** The id of the check op bekendheid that was sent. */
  bekendheid: string;
  /** The id of the verzoek casusinformatie that was sent, after J. */
  casusinformatie?: string;
  bekend?: boolean;
  /** Whether an answer came after its term. */
  laat: boolean;
}

export interface CasusAntwoord {
  vraag: string;
  partner: string;
  persoon: string;
  code: string;
  tekst?: string;
  ontvangenOp: string;
  laat: boolean;
}

/** What somebody did: by which bericht, who, and when. */
interface Feit {
  bericht: string;
  door: string;
  op: string;
}

/** What a team answered to an overdracht, at which revisie of the overdracht. */
export interface TeamReactie extends Feit {
  revisie: number;
  reactie: 'acceptatie' | 'teruggave' | 'vraag' | 'afronding';
  reden?: string;
  tekst?: string;
}

/** One offer of a deelcasus to a team. Its id is the id of the verzending and the opaque nummer in the mail. */
export interface CasusOverdracht {
  id: string;
  team: string;
  /** Starts at 1; every effective reactie raises it, so that the next answers what the team now sees. */
  revisie: number;
  aangebodenOp: string;
  uiterlijk: string;
  behandelaar?: string;
  reacties: readonly TeamReactie[];
}

/** Persons handed over together. The last overdracht is the running one; earlier ones are history. */
export interface Deelcasus {
  id: string;
  personen: readonly string[];
  gemeente: string;
  status: DeelcasusStatus;
  /** Exactly one, always: the own organisation until a team takes the deelcasus up. A partij id or a team id. */
  procesregisseur: string;
  overdrachten: readonly CasusOverdracht[];
}

export interface CasusTermijn {
  id: string;
  soort: string;
  onderwerp?: string;
  start: string;
  uiterlijk: string;
  grondslag: string;
  vervuldOp?: string;
  verstrekenOp?: string;
}

export interface CasusNotitieFeit extends Feit {
  onderwerp: NotitieOnderwerp;
  tekst?: string;
}

/** The judgement about a doubly anonymous melding, the latest. */
export type CasusAnoniemOordeel = Pick<OordeelAnoniemeMelding, 'oordeel' | 'motivering' | 'rol'> & Feit;

export interface CasusVervolgbesluit extends Feit {
  uitkomst: Uitkomst;
  aard: readonly string[];
  samenvatting?: string;
  toelichting?: string;
}

/** What the Raad told about our request. `verzoek` is the id of that verzending, `persoon` the child when only one can be meant. */
export interface CasusNotificatie extends Omit<Notificatie, 'persoon' | 'belanghebbende'> {
  bericht: string;
  partij: string;
  persoon?: string;
  ontvangenOp: string;
}

export const signaalSoorten = [
  'antwoord-herinnering',
  'antwoord-verlopen',
  'tegenstrijdig-antwoord',
  'partner-weigert',
  'bezorging-onzeker',
  'termijn-verstreken',
  'acceptatie-verstreken',
  'vraag-van-team',
  'teruggave',
  'notificatie',
  'college-informeren',
  'verzoek-met-de-hand',
  'melding-vervangen',
  'voorganger-niet-open',
  'doorzending-met-de-hand',
  'doorzending-teruggegeven',
  'documenten-met-de-hand',
  'document-achtergehouden',
] as const;

/** Something a worker must see. `onderwerp` is the id of a vraag, deelcasus, termijn, verzending, melding or other casus. */
export interface Signaal {
  soort: (typeof signaalSoorten)[number];
  onderwerp: string;
  bericht: string;
  op: string;
  /** By which bericht it ceased to be true; what was shown stays known. */
  opgeheven?: { bericht: string; op: string };
}

/** What went out, by identity: never the content. */
export interface Verzonden {
  id: string;
  bericht: string;
  ontvanger: string;
  onderwerp: string;
  revisie: number;
}

/** What the search index knew of a person of a new melding. A person decides what it means; nothing is joined by itself. */
export interface RadarTreffer {
  casus: string;
  persoon: string;
  sterkte: 'bsn' | 'mogelijk';
}

/** Another casus about the same incident, as a worker said. Each goes on by itself. */
export interface CasusKoppeling extends Feit {
  ander: string;
}

/** Everything the hub knows of one casus: plain data, times in ISO 8601 UTC. Never changed in place. */
export interface Casus {
  readonly id: string;
  /** 1 at first; exactly one more with every bericht that had an effect. */
  readonly versie: number;
  readonly status: Status;
  readonly dringend: boolean;
  readonly ontvangenOp: string;
  /** Exactly one partij or team, always. */
  readonly zichtOpVeiligheid: string;
  readonly personen: readonly CasusPersoon[];
  readonly meldingen: readonly CasusMelding[];
  readonly voorstelVragen: readonly VoorgesteldeVraag[];
  readonly vragen: readonly Vraag[];
  readonly antwoorden: readonly CasusAntwoord[];
  readonly deelcasussen: readonly Deelcasus[];
  readonly termijnen: readonly CasusTermijn[];
  readonly notities: readonly CasusNotitieFeit[];
  /** Absent while the Raad told nothing. */
  readonly notificaties?: readonly CasusNotificatie[];
  /** Only about a doubly anonymous melding, once somebody judged. */
  readonly anoniemOordeel?: CasusAnoniemOordeel;
  /** The latest; `eerdereBesluiten` keeps those before it. */
  readonly vervolgbesluit?: CasusVervolgbesluit;
  readonly eerdereBesluiten: readonly CasusVervolgbesluit[];
  readonly signalen: readonly Signaal[];
  readonly radar: readonly RadarTreffer[];
  /** Absent until there is one. */
  readonly koppelingen?: readonly CasusKoppeling[];
  /** Absent until there is one; the last is the running one. */
  readonly doorzendingen?: readonly CasusDoorzending[];
  readonly verzonden: readonly Verzonden[];
  /** The berichten that had an effect, so that none has a second. */
  readonly berichten: readonly string[];
}
