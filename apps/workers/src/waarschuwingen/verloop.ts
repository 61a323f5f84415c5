import type { Bevinding } from '@schakel/beheer';
import type { Waarschuwing } from '@schakel/store/waarschuwingen';

/** A trouble counts when it was there in this many rounds in a row, and is over when it was absent in as many: a blip wakes nobody. */
const rounds = 2;
/** Somebody must look at these whatever happens next, so waiting only costs time. */
const atOnce: readonly string[] = ['bericht-in-quarantaine', 'verzending-onzeker'];

export interface Veranderd {
  readonly begint: readonly Bevinding[];
  readonly eindigt: readonly Waarschuwing[];
  /** Became worse or better and goes on: the old one ends unheard, the new one begins. */
  readonly gaatOver: readonly Waarschuwing[];
}

type Naam = Pick<Bevinding, 'soort' | 'onderwerp'> | Pick<Waarschuwing, 'soort' | 'onderwerp'>;
const keyOf = ({ soort, onderwerp }: Naam): string => `${soort}\n${onderwerp}`;

/** Remembers from round to round what was there and what was not. */
export class Verloop {
  private present = new Map<string, number>();
  private absent = new Map<string, number>();

  /** What this round changes, given what is wrong now and what is known to be. */
  judge(found: readonly Bevinding[], open: readonly Waarschuwing[]): Veranderd {
    const now = new Map(found.map((bevinding) => [keyOf(bevinding), bevinding]));
    this.present = counted(this.present, [...now.keys()]);
    this.absent = counted(
      this.absent,
      open.map(keyOf).filter((key) => !now.has(key)),
    );
    const gaatOver = open.filter((one) => (now.get(keyOf(one))?.ernst ?? one.ernst) !== one.ernst);
    const known = new Set(open.filter((one) => !gaatOver.includes(one)).map(keyOf));
    return {
      begint: found.filter(
        (one) => !known.has(keyOf(one)) && (atOnce.includes(one.soort) || (this.present.get(keyOf(one)) ?? 0) >= rounds),
      ),
      eindigt: open.filter((one) => (this.absent.get(keyOf(one)) ?? 0) >= rounds),
      gaatOver,
    };
  }
}

const counted = (before: ReadonlyMap<string, number>, keys: readonly string[]): Map<string, number> =>
  new Map(keys.map((key) => [key, (before.get(key) ?? 0) + 1]));
