/** A commit may follow the moment that its row bears by this much and still be seen at the next look. */
const lateMs = 250;

/**
 * How far back the relay looks in each lane. What was published a moment ago stands in the index until the next vacuum, so most looks begin
 * where the last one ended; one all the way back, every so often, finds what committed late or was not taken. Times are of one steady clock.
 */
export class LookBack {
  private readonly looked = new Map<string, { last: number; whole: number }>();

  constructor(private readonly wholeEveryMs: number) {}

  /** Milliseconds; infinite for all the way back. */
  withinMs(lane: string, now: number): number {
    const { last, whole } = this.looked.get(lane) ?? { last: -Infinity, whole: -Infinity };
    return now - whole >= this.wholeEveryMs ? Infinity : now - last + lateMs;
  }

  /** This lane was looked at, `withinMs` far, and gave everything there was. */
  note(lane: string, now: number, withinMs: number): void {
    this.looked.set(lane, { last: now, whole: withinMs === Infinity ? now : (this.looked.get(lane)?.whole ?? -Infinity) });
  }
}
