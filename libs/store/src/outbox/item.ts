import type { Minimised } from '@schakel/privacy';

/**
 * How something reaches its recipient. `postvak` waits to be fetched by a team; `ophalen` is there for the sender of a melding, beside its receipt;
 * `map` and `http` lead to the own dossier system, `http` also to another region.
 */
export type Kanaal = 'stuf-direct' | 'digikoppeling' | 'mail' | 'postvak' | 'ophalen' | 'map' | 'http';
export type PostvakStatus = 'aangeboden' | 'opgepakt' | 'teruggegeven' | 'afgerond';

/** One decision to send, with its line in the disclosure ledger. */
export interface OutboxItem {
  /** Version 5 of (casus, ontvanger, soort, onderwerp, revisie). */
  readonly id: string;
  readonly casus: string;
  readonly ontvanger: string;
  readonly ontvangerOin?: string;
  readonly kanaal: Kanaal;
  readonly onderwerp: string;
  readonly revisie: number;
  readonly dringend: boolean;
  /** Where its wake-up goes; none for the postvak. */
  readonly lane?: string;
  readonly sealed: Minimised;
  readonly noodzaak: string;
  readonly beslotenDoor: string;
  readonly uiterlijk?: Date;
}
