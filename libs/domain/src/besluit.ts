import type { ErrorCode, Gevaar, Inhoud, SoortIn, SoortUit } from '@schakel/contracts';
import type { Casus, RadarTreffer } from './casus';

/** A file beside the content of a bericht: the bytes of the mail that it was typed over from, and why nobody may have the file. */
export interface MeegekomenBestand {
  readonly base64?: string;
  readonly gevaar?: Gevaar;
}

/** A bericht from the journal, read once. `radar` is what the search index knew of its persons. */
export interface BerichtIn<S extends SoortIn = SoortIn> {
  readonly id: string;
  readonly soort: S;
  /** The authenticated partij that it came from; for people and terms the organisation itself. */
  readonly partij: string;
  readonly ontvangenOp: Date;
  readonly inhoud: Inhoud<S>;
  readonly twijfel: readonly string[];
  readonly radar: readonly RadarTreffer[];
  /** Whether the door found it urgent. It raises; `false` or absent never lowers what the content says. */
  readonly dringend?: boolean;
  /** The casus of the melding that this one corrects, when it is decided on already; `onbekend` when none is known. Absent: it corrects none, or an open one. */
  readonly voorganger?: string;
  /** What is known of the file that came with it, beside what its content says. */
  readonly bestand?: MeegekomenBestand;
}

/** Why something may be sent: kept in the disclosure ledger. Who decided is a worker's id, or `regel` for a rule of the inrichting. */
export interface Verantwoording {
  readonly doel: string;
  readonly noodzaak: string;
  readonly beslotenDoor: string;
}

/** A message to send. The same decision always gives the same id. The content is complete: what leaves is for libs/privacy to strip. */
export type Verzending<S extends SoortUit = SoortUit> = {
  [T in S]: Verantwoording & {
    readonly soort: 'verzending';
    readonly id: string;
    readonly bericht: T;
    readonly ontvanger: string;
    readonly onderwerp: string;
    readonly revisie: number;
    readonly inhoud: Inhoud<T>;
    readonly dringend: boolean;
  };
}[S];

export const postvakStatussen = ['aangeboden', 'opgepakt', 'teruggegeven', 'afgerond'] as const;
export type PostvakStatus = (typeof postvakStatussen)[number];

/** What must happen because of a decision. The caller makes each a row in the transaction that stores the casus. */
export type Gevolg =
  | Verzending
  | { readonly soort: 'intrekking'; readonly verzending: string }
  | {
      readonly soort: 'postvak';
      readonly verzending: string;
      readonly status: PostvakStatus;
      readonly revisie: number;
      readonly behandelaar?: string;
    }
  | {
      readonly soort: 'termijn';
      readonly id: string;
      readonly termijn: string;
      readonly onderwerp?: string;
      readonly start: Date;
      readonly uiterlijk: Date;
      readonly grondslag: string;
    }
  | { readonly soort: 'termijn-vervuld'; readonly id: string }
  | { readonly soort: 'weigering'; readonly verzending: string; readonly foutcode: string }
  | { readonly soort: 'datalek'; readonly verzending: string; readonly aanleiding: string };

/** `geweigerd`: the bericht had no effect and is kept. No effect without `geweigerd`: it said what was already known. */
export interface Besluit {
  readonly casus: Casus;
  readonly gevolgen: readonly Gevolg[];
  readonly geweigerd?: ErrorCode;
}
