/** How the hub is, in numbers, codes and times. Nothing in here points to a family: no casus, person, team or municipality. */
export interface Stand {
  readonly lanes: readonly LaneStand[];
  readonly partners: readonly PartnerStand[];
  readonly verzendingen: readonly VerzendingStand[];
  readonly berichten: readonly BerichtenStand[];
  readonly geweigerd: readonly GeweigerdStand[];
  readonly deuren: readonly DeurStand[];
  /** Per sender and day of the last seven, newest day first. */
  readonly afzenders: readonly AfzenderTelling[];
  /** Of whom something is expected. */
  readonly verwacht: readonly VerwachtStand[];
  readonly termijnen: readonly TermijnStand[];
  readonly vervaldata: readonly Vervaldatum[];
  /** Whether some process holds the lead over the relay at this moment. */
  readonly relayLeidt: boolean;
  /** Audit rows without a place in the chain. */
  readonly onverzegeld: Telling;
  /** What workers wrote down and did not send yet. */
  readonly concepten: Telling;
  /** When a part that nobody calls last did its round, by the name under which it says so. A part that never did is not in it; `begin` is when this database began. */
  readonly hartslagen: Readonly<Partial<Record<Onderdeel, Date>>>;
  /** The mailboxes that the hub reads itself. */
  readonly postbussen: readonly PostbusStand[];
  /** Mail that is no melding and that its mailbox must get back. */
  readonly terugNaarPostbus: Telling;
  /** Alarms that nobody took up though everybody was called, and calls of the last hour that failed. */
  readonly alarmen: { readonly onbeantwoord: Telling; readonly mislukt: Telling };
  /** The times of the next fortnight in which nobody is on duty, as far as the caller knows the roster. */
  readonly roostergaten: readonly Periode[];
  /** What stands beside the database; the caller looks, since the database cannot know. */
  readonly diensten: readonly DienstStand[];
}

export const onderdelen = ['begin', 'waarschuwer', 'back-up', 'opruimen'] as const;
export type Onderdeel = (typeof onderdelen)[number];

export interface Telling {
  readonly aantal: number;
  readonly oudste: Date | null;
}
/** At least one, since when. */
interface Wachtend extends Telling {
  readonly oudste: Date;
}
export interface Periode {
  readonly van: Date;
  readonly tot: Date;
}
export interface LaneStand {
  readonly lane: string;
  /** Obligations that nobody fulfilled yet; those on the bus included. */
  readonly open: number;
  readonly opDeBus: number;
  /** Since when the longest waiting one could have been done; later than now when it was put off. */
  readonly oudste: Date;
  /** Handled in the last minute; null for the lanes of partners, whose rate stands with the partner. */
  readonly perMinuut: number | null;
}
export interface PartnerStand {
  /** The partij, or `mail` for all mail together. */
  readonly partner: string;
  readonly toestand: 'gesloten' | 'open' | 'halfopen';
  /** Failures in a row. */
  readonly fouten: number;
  readonly volgendePoging: Date | null;
  readonly laatsteSucces: Date | null;
  /** Moving mean of how long a call takes, in milliseconds; null while none was measured. */
  readonly antwoordMs: number | null;
  /** Calls in the last whole minute. */
  readonly perMinuut: number;
}
/** What is to be sent, or nobody knows the outcome of, by cause. */
export interface VerzendingStand extends Wachtend {
  readonly partner: string;
  readonly kanaal: string;
  readonly soort: string;
  readonly status: 'gereed' | 'verzendend' | 'onzeker';
  /** Why the last attempt failed; null when there was none. */
  readonly foutcode: string | null;
  readonly volgendePoging: Date;
}
/** What came in and is not finished. */
export interface BerichtenStand extends Wachtend {
  readonly soort: string;
  readonly status: string;
}
/** Reports of known senders that were refused at the door, and that nobody looked after yet. */
export interface GeweigerdStand extends Wachtend {
  readonly partij: string;
  readonly deur: string;
}
/** What came in by one door. The five parts add up to `ontvangen`. */
export interface DeurTelling {
  readonly ontvangen: number;
  readonly meldingen: number;
  /** Taken in and no report: answers of partners, mostly. */
  readonly overig: number;
  /** Waits, or waited, for a person to read it. */
  readonly mens: number;
  readonly geweigerd: number;
  readonly dubbel: number;
}
export interface DeurStand {
  readonly deur: string;
  readonly vandaag: DeurTelling;
  /** Today and the six days before it. */
  readonly zevenDagen: DeurTelling;
}
/** What one partij sent on one day of the Netherlands, by all doors; every municipality counts as `gemeente`. */
export interface AfzenderTelling extends DeurTelling {
  readonly partij: string;
  readonly dag: string;
}
/** Until when a partij could be silent. */
export interface VerwachtStand {
  readonly partij: string;
  readonly uiterlijk: Date;
}
export interface TermijnStand extends Wachtend {
  readonly soort: string;
  /** The last day, as the Netherlands counts it (2026-05-04); null once it passed. */
  readonly dag: string | null;
}
export interface Vervaldatum {
  readonly soort: string;
  readonly onderwerp: string;
  readonly geldigTot: Date;
}
/** A mailbox, and when all of it was last looked at. */
export interface PostbusStand {
  readonly postbus: string;
  readonly gezienOp: Date;
}
export interface DienstStand {
  readonly dienst: 'bus' | 'timers' | 'digikoppeling';
  readonly bereikbaar: boolean;
  /** Since when it is as it is, as far as the one who looks knows. */
  readonly sinds: Date;
}
