import { errorCode, failpoint, noMeters, type Log, type Meters } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { lead } from '@schakel/store/lead';
import { claimBatch, listen, markPublished, rearm, rearmDead, strayLanes, type Wekker } from '@schakel/store/wekkers';
import { pause, type Bus, type Dead, type Lane } from '@schakel/transport';
import { LookBack } from './look-back';

export interface RelayTiming {
  /** The longest that a committed wake-up waits when every hint is lost, in milliseconds. */
  readonly pollMs: number;
  /** How often the sweeper looks for wake-ups that the bus lost, in milliseconds. */
  readonly sweepMs: number;
  /** A wake-up that was published this long ago and is not closed goes out again, in milliseconds. */
  readonly staleMs: number;
}

const window = 500;
const sweepAtOnce = 1_000;
/** In a lane where more than this waits nothing is called lost: a flood drains at its own pace. */
const littleWaits = 100;
const pauseMs = 1_000;
/** Hints come by the hundred in a flood: one look answers all of so long. */
const betweenLooksMs = 5;

/**
 * Puts open wake-ups on the bus, and puts them there again when the bus lost them. One process leads, by a lock that falls free with its
 * connection; the others wait to take over. A row is marked only after the bus confirmed it: a crash in between publishes it twice.
 */
export class Relay {
  private readonly stopped = new AbortController();
  private running: Promise<void> | undefined;
  private wakeUp: () => void = () => undefined;
  /** Something may have come that the last look did not see. */
  private hinted = false;
  private sweepAt = 0;
  private readonly lookBack: LookBack;
  private readonly busy = new Set<Lane>();
  /** Lanes that wake-ups name and this region does not have (any more): they wait in the database until it does. */
  private readonly strays = new Set<string>();
  private readonly publishing = new Set<Promise<void>>();

  constructor(
    private readonly db: Database,
    private readonly bus: Bus,
    private readonly lanes: readonly Lane[],
    private readonly log: Log,
    private readonly timing: RelayTiming,
    private readonly meters: Meters<'schakel_wekkers_gepubliceerd_total' | 'schakel_wekkers_opnieuw_total'> = noMeters,
  ) {
    this.lookBack = new LookBack(timing.pollMs);
  }

  async start(): Promise<void> {
    await this.bus.onDead((dead) => this.revive(dead));
    this.running = this.run();
  }

  /** Resolves when the round in hand is done. */
  async stop(): Promise<void> {
    this.stopped.abort();
    this.wake();
    await this.running;
  }

  private async run(): Promise<void> {
    while (!this.stopped.signal.aborted) {
      try {
        await lead(this.db, 'relay', (lost) => this.leadUntil(AbortSignal.any([lost, this.stopped.signal])));
      } catch (error) {
        this.log.warn('relay-onderbroken', { code: errorCode(error) });
      }
      // Whatever hints come: a database that is away is not asked more often.
      await pause(pauseMs, this.stopped.signal);
    }
  }

  private async leadUntil(ended: AbortSignal): Promise<void> {
    const over = new AbortController();
    const hints = this.hear(AbortSignal.any([ended, over.signal]));
    try {
      while (!ended.aborted) await this.round();
      await Promise.all(this.publishing);
    } finally {
      // A round that failed ends the lead too: whoever listens on would keep its connection, and after a few such rounds none would be left.
      over.abort();
      await hints;
    }
  }

  /** Wakes at each hint of the database until `ended`, and listens again when the line breaks. Without hints the relay looks as often as it polls. */
  private async hear(ended: AbortSignal): Promise<void> {
    const woken = (): void => {
      this.wake();
    };
    while (!ended.aborted) {
      await listen(this.db, woken, ended).catch((error: unknown) => {
        this.log.warn('relay-hoort-niets', { code: errorCode(error) });
      });
      await pause(pauseMs, ended);
    }
  }

  private async round(): Promise<void> {
    await this.sweep();
    const open = await this.look();
    for (const lane of new Set(open.map((each) => each.lane as Lane))) {
      const wekkers = open.filter((each) => each.lane === lane);
      this.publishing.add(this.publishLane(lane, wekkers));
    }
    if (open.length < window) await this.rest(this.timing.pollMs);
    else await Promise.race(this.publishing);
  }

  private async look(): Promise<Wekker[]> {
    const now = performance.now();
    this.hinted = false;
    const free = this.lanes.filter((lane) => !this.busy.has(lane));
    const looks = free.map((lane) => ({ lane, withinMs: this.lookBack.withinMs(lane, now) }));
    const open = await claimBatch(this.db, window, looks);
    const full = new Set(open.length < window ? [] : open.map(({ lane }) => lane));
    for (const { lane, withinMs } of looks) if (!full.has(lane)) this.lookBack.note(lane, now, withinMs);
    return open;
  }

  /** Lanes go their own way: one that the bus cannot take now holds up no other. What it did not take stays open and comes again. */
  private publishLane(lane: Lane, open: readonly Wekker[]): Promise<void> {
    this.busy.add(lane);
    const done: Promise<void> = this.publish(lane, open)
      .catch((error: unknown) => {
        this.log.warn('relay-onderbroken', { lane, code: errorCode(error) });
        return pause(pauseMs, this.stopped.signal);
      })
      .finally(() => {
        this.busy.delete(lane);
        this.publishing.delete(done);
        this.wake();
      });
    return done;
  }

  private async publish(lane: Lane, open: readonly Wekker[]): Promise<void> {
    const outcomes = await this.bus.publish(open.map(({ reference }) => ({ wekkerId: reference.id, lane, reference })));
    const confirmed = open.filter((_, at) => outcomes[at] === 'bevestigd');
    failpoint('relay-na-bevestiging');
    if (confirmed.length > 0) await markPublished(this.db, confirmed);
    this.meters.count('schakel_wekkers_gepubliceerd_total', { lane }, confirmed.length);
    const lost = outcomes.filter((outcome) => outcome === 'niet-bestelbaar').length;
    if (lost > 0) this.log.error('wekker-niet-bestelbaar', { lane, aantal: lost });
    if (confirmed.length < open.length) await pause(pauseMs, this.stopped.signal);
  }

  /** The bus gives up on what came back too often, and crashes of innocents count: whether it is poison, the journal knows. */
  private async revive(dead: readonly Dead[]): Promise<void> {
    const berichten = dead.flatMap(({ reference }) => (reference ? [reference.id] : []));
    const revived = berichten.length > 0 ? await rearmDead(this.db, berichten) : 0;
    this.log.warn('wekkers-dood', { aantal: dead.length, status: `${revived} opnieuw` });
  }

  private async sweep(): Promise<void> {
    if (performance.now() < this.sweepAt) return;
    this.sweepAt = performance.now() + this.timing.sweepMs;
    const depths = await this.bus.depth(this.lanes);
    const quiet = depths.flatMap(({ lane, waiting }) => (waiting !== undefined && waiting < littleWaits ? [lane] : []));
    for (const stray of await strayLanes(this.db, this.lanes)) this.name(stray);
    const again = await rearm(this.db, this.timing.staleMs, quiet, sweepAtOnce);
    // A broker that forgot everything forgot more than this, and one that was away could not say what waits: look again soon.
    if (again === sweepAtOnce || depths.some(({ waiting }) => waiting === undefined)) this.sweepAt = performance.now() + pauseMs;
    this.meters.count('schakel_wekkers_opnieuw_total', {}, again);
    if (again > 0) this.log.warn('wekkers-opnieuw', { aantal: again });
  }

  /** Nobody reads this lane, so nothing can be done but wait for an inrichting that knows it: told once, not every round. */
  private name({ lane, aantal }: { readonly lane: string; readonly aantal: number }): void {
    if (this.strays.has(lane)) return;
    this.strays.add(lane);
    this.log.error('lane-zonder-lezer', { lane, aantal });
  }

  private wake(): void {
    this.hinted = true;
    this.wakeUp();
  }

  /** Shorter when woken, and short when something came since the last look began. */
  private async rest(ms: number): Promise<void> {
    if (this.stopped.signal.aborted) return;
    if (this.hinted) return pause(betweenLooksMs, this.stopped.signal);
    await new Promise<void>((resolve) => {
      const timer = setTimeout(resolve, ms);
      this.wakeUp = () => {
        clearTimeout(timer);
        resolve();
      };
    });
  }
}
