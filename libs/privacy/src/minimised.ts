import type { Inhoud, SoortUit } from '@schakel/contracts';
import { freezeDeep } from './fields';

/** What may be left of a content: every field optional, nothing writable. */
export type Kept<T> = T extends readonly (infer Item)[]
  ? readonly Kept<Item>[]
  : T extends object
    ? { readonly [Name in keyof T]?: Kept<T[Name]> }
    : T;

/** Everything that the ledger says about a disclosure, and the content itself. Plain data: this is what a row holds. */
export interface MinimisedData<S extends SoortUit = SoortUit> {
  readonly soort: S;
  readonly inhoud: Kept<Inhoud<S>>;
  /** Paths that really are in `inhoud`, in the order of the contract. */
  readonly velden: readonly string[];
  /** Partij or team for whom this was made; it may go to nobody else. */
  readonly ontvanger: string;
  /** Id and version of the verstrekkingsbeleid that decided. */
  readonly beleid: string;
  readonly versie: number;
  readonly doel: string;
  readonly grondslag: string;
  readonly grondslagOntvanger: string;
}

/**
 * Content that a verstrekkingsbeleid let through, for one recipient. No literal and no cast at run time can pass for it: the constructor is
 * private and `is` looks for the private field. Made in two places only: `minimise`, and `restoreMinimised` for rows of the outbox.
 */
export class Minimised<S extends SoortUit = SoortUit> implements MinimisedData<S> {
  readonly #sealed = true;
  readonly soort: S;
  readonly inhoud: Kept<Inhoud<S>>;
  readonly velden: readonly string[];
  readonly ontvanger: string;
  readonly beleid: string;
  readonly versie: number;
  readonly doel: string;
  readonly grondslag: string;
  readonly grondslagOntvanger: string;

  private constructor(data: MinimisedData<S>) {
    this.soort = data.soort;
    this.inhoud = freezeDeep(data.inhoud);
    this.velden = freezeDeep([...data.velden]);
    this.ontvanger = data.ontvanger;
    this.beleid = data.beleid;
    this.versie = data.versie;
    this.doel = data.doel;
    this.grondslag = data.grondslag;
    this.grondslagOntvanger = data.grondslagOntvanger;
    Object.freeze(this);
  }

  static seal<S extends SoortUit>(data: MinimisedData<S>): Minimised<S> {
    return new Minimised(data);
  }

  static is(value: unknown): value is Minimised {
    return typeof value === 'object' && value !== null && #sealed in value && value.#sealed;
  }
}

/** Whether this really came out of `minimise` or of the outbox: a look-alike, a copy and a cast are refused. */
export const isMinimised = (value: unknown): value is Minimised => Minimised.is(value);
