import { deriveId } from '@schakel/contracts';
import type { ErrorCode, Fout, Inrichting, SoortIn, SoortUit } from '@schakel/contracts';
import type { BerichtIn, Gevolg, Verzending } from './besluit';
import type { Casus, Signaal, Verzonden } from './casus';

/** All that a decision may look at beside the casus. */
export interface Context<S extends SoortIn = SoortIn> {
  readonly inrichting: Inrichting;
  readonly bericht: BerichtIn<S>;
  readonly now: Date;
}

/** A decision under way: the casus so far and what must happen. */
export interface Step {
  readonly casus: Casus;
  readonly gevolgen: readonly Gevolg[];
}

/** What a handler answers: an effect, nothing new, or a refusal. */
export type Outcome = Step | 'geen-effect' | { readonly geweigerd: ErrorCode };
export type Handler<S extends SoortIn> = (casus: Casus, context: Context<S>) => Outcome;

/** Who decided when a rule of the inrichting did. */
export const doorRegel = 'regel';

/** What stands against a request, all at once; empty = it may be done. A door asks it to answer at once, the decision asks it again. */
export type Guard<V> = (casus: Casus, verzoek: V) => Fout[];

export const begin = (casus: Casus): Step => ({ casus, gevolgen: [] });
export const change = (step: Step, changes: Partial<Casus>): Step => ({ ...step, casus: { ...step.casus, ...changes } });
export const add = (step: Step, ...gevolgen: readonly Gevolg[]): Step => ({ ...step, gevolgen: [...step.gevolgen, ...gevolgen] });

/** The same change for each item, one after the other. */
export const forEach = <T>(step: Step, items: readonly T[], apply: (step: Step, item: T) => Step): Step => items.reduce(apply, step);

/** The item of a list that another replaces, by id. */
export const replace = <T extends { readonly id: string }>(list: readonly T[], item: T): readonly T[] =>
  list.map((one) => (one.id === item.id ? item : one));

export function signal(step: Step, { bericht }: Context, soort: Signaal['soort'], onderwerp: string): Step {
  const signaal = { soort, onderwerp, bericht: bericht.id, op: bericht.ontvangenOp.toISOString() };
  return change(step, { signalen: [...step.casus.signalen, signaal] });
}

/** Ends the signalen of this soort about any of these: what they said is true no longer. */
export function lift(step: Step, { bericht }: Context, soort: Signaal['soort'], onderwerpen: readonly (string | undefined)[]): Step {
  const opgeheven = { bericht: bericht.id, op: bericht.ontvangenOp.toISOString() };
  const signalen = step.casus.signalen.map((one) =>
    one.soort === soort && !one.opgeheven && onderwerpen.includes(one.onderwerp) ? { ...one, opgeheven } : one,
  );
  return change(step, { signalen });
}

/** The identity of a verzending: the same decision taken again gives the same row (design: one outbox row per identity). */
export const verzendingId = (casus: string, ontvanger: string, bericht: SoortUit, onderwerp: string, revisie: number): string =>
  deriveId(casus, ontvanger, bericht, onderwerp, revisie);

type Draft = { [S in SoortUit]: Omit<Verzending<S>, 'soort' | 'id' | 'dringend'> & { readonly dringend?: boolean } }[SoortUit];

/** Adds a verzending and remembers its identity in the casus. Urgent when the casus is, unless the draft says otherwise. */
export function send(step: Step, draft: Draft): Step {
  const { bericht, ontvanger, onderwerp, revisie } = draft;
  const id = verzendingId(step.casus.id, ontvanger, bericht, onderwerp, revisie);
  const verzonden: Verzonden = { id, bericht, ontvanger, onderwerp, revisie };
  // A union spread loses the tie between bericht and inhoud; the draft had it.
  const verzending = { dringend: step.casus.dringend, ...draft, soort: 'verzending', id } as Verzending;
  return add(change(step, { verzonden: [...step.casus.verzonden, verzonden] }), verzending);
}

/** The revisie after the last verzending of that kind about that subject. */
export const nextRevisie = ({ verzonden }: Casus, bericht: SoortUit, ontvanger: string, onderwerp: string): number =>
  1 + verzonden.filter((one) => one.bericht === bericht && one.ontvanger === ontvanger && one.onderwerp === onderwerp).length;
