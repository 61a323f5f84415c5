/** Open after this many failures in a row; then one probe each time the pause is over, and the pause doubles up to the longest. */
const openAfter = 5;
const firstPauseMs = 5_000;
const longestPauseMs = 300_000;
/** What waits for a partner comes back one by one: all of it at once, for one that may be called once, would hold up those that do answer. */
const apartMs = 50;
/** Nothing comes back later than this after the end of the pause, however much waits. */
const lastMs = 300_000;
/** Longer than any call takes. A probe without an outcome by then was lost on our side, and the next caller is the probe. */
const probeMs = 30_000;

export interface BreakerState {
  readonly toestand: 'gesloten' | 'open' | 'halfopen';
  readonly fouten: number;
  readonly tot: number;
}

const closed: BreakerState = { toestand: 'gesloten', fouten: 0, tot: 0 };

/**
 * Spares a partner that does not answer, and the others from waiting for it. Per partner and process; while it is open nothing is called and no
 * attempt is used. Times are milliseconds of a clock that only goes forward.
 */
export class Breakers {
  private readonly states = new Map<string, BreakerState>();
  /** How many wait for the end of the pause that this partner has now. */
  private readonly waiting = new Map<string, number>();

  /** How many calls this partner may get at this moment, or how long to leave it alone. Changes nothing. */
  look(partner: string, now: number): { readonly calls: number; readonly pauseMs: number } {
    const { toestand, tot } = this.states.get(partner) ?? closed;
    if (toestand === 'gesloten') return { calls: Infinity, pauseMs: 0 };
    return now < tot ? { calls: 0, pauseMs: Math.max(1_000, tot - now) } : { calls: 1, pauseMs: 0 };
  }

  /** How long to leave this partner alone; 0 when it may be called now. The first caller after the pause is the probe. */
  pauseMs(partner: string, now: number): number {
    const { calls, pauseMs } = this.look(partner, now);
    const state = this.states.get(partner);
    if (calls === 1 && state) this.states.set(partner, { ...state, toestand: 'halfopen', tot: now + probeMs });
    return pauseMs;
  }

  /** When these, so many, may come back: the first of a pause as it ends, the others behind it, each `apartMs` after the one before. */
  queue(partner: string, count: number, pauseMs: number): { readonly afterMs: number; readonly apartMs: number } {
    const before = this.waiting.get(partner) ?? 0;
    this.waiting.set(partner, before + count);
    return { afterMs: pauseMs + ((before * apartMs) % lastMs), apartMs };
  }

  /** False while it answers as it should. */
  isTroubled(partner: string): boolean {
    return (this.states.get(partner) ?? closed).toestand !== 'gesloten';
  }

  /** Somebody says that it can be called again: the next caller is the probe. One that is under way stays the only one. */
  endPause(partner: string, now: number): void {
    const state = this.states.get(partner);
    if (state?.toestand === 'open') this.states.set(partner, { ...state, tot: now });
  }

  /** Records an outcome and gives the state after it. */
  note(partner: string, reached: boolean, now: number): BreakerState {
    const next = reached ? closed : this.failed(this.states.get(partner) ?? closed, now);
    if (next !== this.states.get(partner)) this.waiting.delete(partner);
    this.states.set(partner, next);
    return next;
  }

  private failed(state: BreakerState, now: number): BreakerState {
    // A call that was under way when it opened says nothing new: only a probe makes the pause longer.
    if (state.toestand === 'open') return state;
    const count = state.fouten + 1;
    if (count < openAfter) return { toestand: 'gesloten', fouten: count, tot: 0 };
    const pause = Math.min(firstPauseMs * 2 ** (count - openAfter), longestPauseMs);
    return { toestand: 'open', fouten: count, tot: now + pause };
  }
}
