import type { Bevinding } from '@schakel/beheer';
import type { Waarschuwing } from '@schakel/store/waarschuwingen';

/** A trouble counts when it was there in this many rounds in a row: a blip wakes nobody. */
const rounds = 2;
/** Somebody must look at these whatever happens next, so waiting only costs time. */
const atOnce: readonly string[] = ['bericht-in-quarantaine', 'verzending-onzeker', 'alarm-onbeantwoord'];

export interface Veranderd {
  readonly begint: readonly Bevinding[];
  /** Not seen any more: its rest begins. */
  readonly gaatWeg: readonly Waarschuwing[];
  /** Seen again within its rest: it is the same trouble, and nothing is told. */
  readonly isTerug: readonly Waarschuwing[];
  /** Away for the whole of its rest. */
  readonly eindigt: readonly Waarschuwing[];
  /** Became worse or better and goes on: the old one ends unheard, the new one begins. */
  readonly gaatOver: readonly Waarschuwing[];
}

type Naam = Pick<Bevinding, 'soort' | 'onderwerp'> | Pick<Waarschuwing, 'soort' | 'onderwerp'>;
const keyOf = ({ soort, onderwerp }: Naam): string => `${soort}\n${onderwerp}`;

/**
 * Remembers from round to round what was there. Since when something is away stands in its row, so that another process knows it too: a trouble that
 * comes and goes begins once, and is over only after it was away for the rest without a break.
 */
export class Verloop {
  private present = new Map<string, number>();

  constructor(private readonly rustMs: number) {}

  /** What this round changes, given what is wrong now and what is known to be, by the clock of the rows. */
  judge(found: readonly Bevinding[], open: readonly Waarschuwing[], op: Date): Veranderd {
    const now = new Map(found.map((bevinding) => [keyOf(bevinding), bevinding]));
    this.present = counted(this.present, [...now.keys()]);
    const gone = open.filter((one) => !now.has(keyOf(one)));
    const gaatOver = open.filter((one) => (now.get(keyOf(one))?.ernst ?? one.ernst) !== one.ernst);
    const known = new Set(open.filter((one) => !gaatOver.includes(one)).map(keyOf));
    return {
      begint: found.filter((one) => !known.has(keyOf(one)) && this.lasts(one)),
      gaatWeg: gone.filter(({ wegSinds }) => !wegSinds),
      isTerug: open.filter((one) => one.wegSinds && now.has(keyOf(one))),
      eindigt: gone.filter(({ wegSinds }) => wegSinds && op.getTime() - wegSinds.getTime() >= this.rustMs),
      gaatOver,
    };
  }

  private lasts(one: Bevinding): boolean {
    return atOnce.includes(one.soort) || (this.present.get(keyOf(one)) ?? 0) >= rounds;
  }
}

const counted = (before: ReadonlyMap<string, number>, keys: readonly string[]): Map<string, number> =>
  new Map(keys.map((key) => [key, (before.get(key) ?? 0) + 1]));
