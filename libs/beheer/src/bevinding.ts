/** What can be wrong with the hub. Each has one rule that finds it, and one sentence about what to do. */
export const bevindingSoorten = [
  'bericht-in-quarantaine',
  'verzending-onzeker',
  'verzending-mislukt',
  'bevestiging-ontbreekt',
  'partner-onbereikbaar',
  'wachtrij-staat-stil',
  'relay-staat-stil',
  'dienst-weg',
  'postbus-stil',
  'postbus-terug-wacht',
  'audit-onverzegeld',
  'melding-geweigerd',
  'afzender-stil',
  'poststuk-wacht',
  'concept-wacht',
  'termijn-verstreken',
  'termijn-nadert',
  'verloopt-binnenkort',
  'waarschuwer-stil',
  'back-up-oud',
  'alarm-onbeantwoord',
  'alarm-niet-verstuurd',
  'rooster-gat',
  'post-ongelezen',
] as const;
export type BevindingSoort = (typeof bevindingSoorten)[number];

/** `handelen`: somebody must act now. `let-op`: it goes on by itself, or others see to it. */
export const ernsten = ['handelen', 'let-op'] as const;
export type Ernst = (typeof ernsten)[number];

/** One thing that is wrong. The same trouble keeps its `soort` and `onderwerp` for as long as it lasts. */
export interface Bevinding {
  readonly soort: BevindingSoort;
  /** A lane, partij, door, term, service or certificate; never a person, team or municipality. */
  readonly onderwerp: string;
  readonly aantal?: number;
  readonly sinds: Date;
  readonly ernst: Ernst;
  /** What is wrong, in Dutch that everybody reads. */
  readonly wat: string;
  /** What to do now. */
  readonly doe: string;
}

const minuut = 60_000;
const uur = 60 * minuut;
const dag = 24 * uur;

/** From when on something is wrong, in milliseconds. */
export interface Drempels {
  /** A wake-up that could have been done for this long is not busy but stuck. */
  readonly wachtrijMs: number;
  /** A verzending that fails for this long does not mend itself. */
  readonly misluktMs: number;
  /** What lies with a system of our own for this long was not taken over by it. */
  readonly bevestigingMs: number;
  readonly onverzegeldMs: number;
  /** What a person must read is read the same day. */
  readonly poststukMs: number;
  /** Nobody is on the telephone for this long: a melding may have been left behind. */
  readonly conceptMs: number;
  /** A mailbox is looked at every minute. */
  readonly postbusMs: number;
  readonly verlooptLetOpMs: number;
  readonly verlooptHandelenMs: number;
  readonly waarschuwerMs: number;
  readonly backupMs: number;
  /** Hour of the day, in the Netherlands, by which a person has judged all that no machine could read. */
  readonly beoordeeldVoor: number;
  /** A time in which nobody is on duty asks for action when it is this near. */
  readonly roosterMs: number;
}

export const standaardDrempels: Drempels = {
  wachtrijMs: 5 * minuut,
  misluktMs: 15 * minuut,
  bevestigingMs: 4 * uur,
  onverzegeldMs: minuut,
  poststukMs: 4 * uur,
  conceptMs: 4 * uur,
  postbusMs: 5 * minuut,
  verlooptLetOpMs: 30 * dag,
  verlooptHandelenMs: 7 * dag,
  waarschuwerMs: 2 * minuut,
  backupMs: 26 * uur,
  beoordeeldVoor: 16,
  roosterMs: 2 * dag,
};
