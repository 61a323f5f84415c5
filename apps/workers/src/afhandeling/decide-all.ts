import { RetryLaterError } from '@schakel/contracts';
import { bevestigMail, isMailontvangst, isMeldingSoort, isZonderCasus, type Casus, type Besluit, type BerichtIn } from '@schakel/domain';
import type { Finish } from '@schakel/store/journal';
import type { GevolgVan } from './gevolgen';
import type { Gelezen } from './read-bericht';

type Decide = (casus: Casus | undefined, bericht: BerichtIn, now: Date) => Besluit;

/** The time of handling, and the number at which Veilig Thuis answers. */
interface Nu {
  readonly now: Date;
  readonly telefoon: string;
}

/** What a batch comes down to, before any row is written. */
export interface Uitkomst {
  /** Only the casussen that changed, each in its last version. */
  readonly casussen: readonly Casus[];
  readonly gevolgen: readonly GevolgVan[];
  readonly klaar: readonly Finish[];
  /** Each bericht with what was decided of it, for the audit log. */
  readonly besluiten: readonly { readonly gelezen: Gelezen; readonly besluit: Besluit | 'zonder-casus' | undefined }[];
}

/**
 * Decides a batch in order of arrival, each bericht on the casus as the one before it left it. Pure as `decide` is.
 * A bericht about a casus that is not there (any more) has no effect and is refused; one that is about no casus only has its gevolg.
 */
export function decideAll(decide: Decide, gelezen: readonly Gelezen[], known: ReadonlyMap<string, Casus>, { now, telefoon }: Nu): Uitkomst {
  const current = new Map(known);
  const gevolgen: GevolgVan[] = [];
  const besluiten: Uitkomst['besluiten'] = gelezen.map((each) => {
    if (isMailontvangst(each.bericht)) gevolgen.push({ casus: each.casus, gevolg: bevestigMail(each.casus, each.bericht, telefoon) });
    if (isZonderCasus(each.bericht.soort)) return { gelezen: each, besluit: 'zonder-casus' };
    const before = current.get(each.casus);
    if (!before && !isMeldingSoort(each.bericht.soort)) return { gelezen: each, besluit: undefined };
    const besluit = decide(before, each.bericht, now);
    // A vervolgbesluit came between; handled again, it opens a casus of its own. A melding is never refused here.
    if (besluit.geweigerd && isMeldingSoort(each.bericht.soort)) throw new RetryLaterError('toestand-laat-niet-toe');
    if (besluit.casus.versie !== before?.versie) current.set(each.casus, besluit.casus);
    gevolgen.push(...besluit.gevolgen.map((gevolg) => ({ casus: each.casus, gevolg })));
    return { gelezen: each, besluit };
  });
  const changed = [...current.values()].filter((casus) => casus.versie !== known.get(casus.id)?.versie);
  return { casussen: changed, gevolgen, klaar: finishAll(besluiten), besluiten };
}

/** One end per row: refused only when nothing in it had an effect. */
function finishAll(besluiten: Uitkomst['besluiten']): Finish[] {
  const rows = new Map<string, Finish>();
  for (const each of besluiten) {
    const next = finishOf(each);
    if (rows.get(next.id)?.status !== 'afgehandeld') rows.set(next.id, next);
  }
  return [...rows.values()];
}

function finishOf({ gelezen: { rij: id, casus }, besluit }: Uitkomst['besluiten'][number]): Finish {
  if (!besluit) return { id, status: 'afgewezen', fouten: [{ code: 'niet-gevonden', location: 'casus' }] };
  if (besluit === 'zonder-casus') return { id, status: 'afgehandeld' };
  if (besluit.geweigerd) return { id, status: 'afgewezen', casus, fouten: [{ code: besluit.geweigerd, location: '' }] };
  return { id, status: 'afgehandeld', casus };
}
