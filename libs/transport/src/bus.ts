import type { Reference } from '@schakel/contracts';
import type { Lane } from './lane';

/** A wake-up to put on the bus. `wekkerId` (uuid) names the row that stays open until its reader has closed it. */
export interface Wekker {
  readonly wekkerId: string;
  readonly lane: Lane;
  readonly reference: Reference;
}

/**
 * What became of one wake-up:
 * - `bevestigd`: the bus holds it. Still no promise that anybody reads it: the bus may be wiped.
 * - `niet-bestelbaar`: no such lane (any more); the bus does not hold it.
 * - `onbekend`: nobody can tell. Publish it again later; a reader meets it twice at worst.
 */
export type PublishOutcome = 'bevestigd' | 'niet-bestelbaar' | 'onbekend';

/** A wake-up as a reader gets it. `redelivered` means: certainly not the first time; false promises nothing. */
export interface Delivered extends Wekker {
  readonly redelivered: boolean;
}

/** A wake-up that the bus gave up on. What could not be read is undefined. `reason` is the bus's own word. */
export interface Dead {
  readonly wekkerId: string | undefined;
  readonly lane: Lane | undefined;
  readonly reference: Reference | undefined;
  readonly reason: string;
}

/**
 * Resolves once everything is committed: all are acknowledged. Throws: none is acknowledged, all come again, also the ones it had done.
 * What it throws is never logged, only that it threw and the error's `code`.
 */
export type BatchHandler = (references: readonly Delivered[]) => Promise<void>;

/** Like BatchHandler, for wake-ups that the bus gave up on: repair the row in PostgreSQL, then resolve. */
export type DeadHandler = (dead: readonly Dead[]) => Promise<void>;

export interface SubscribeOptions {
  /** How many may be on their way to this reader without acknowledgement. */
  readonly prefetch: number;
  /** Most in one batch, 1 to 64. */
  readonly batch: number;
  /**
   * Batches handled at the same time. No order is promised even with 1: redelivery breaks it on any bus, and one adapter shuffles under load.
   * What must happen in order is ordered by its row in PostgreSQL.
   */
  readonly parallel?: number;
}

export interface Subscription {
  /** Takes nothing more, waits at most `waitMs` (20 s) for what is in hand, then lets the rest go back to the bus. */
  close(waitMs?: number): Promise<void>;
}

/** How many wake-ups wait; undefined when the bus does not say. `dood` counts what the bus gave up on, over all lanes. */
export interface Depth {
  readonly lane: Lane | 'dood';
  readonly waiting: number | undefined;
}

/** `vertraagd`: something of the bus is away; work waits in PostgreSQL and nothing is lost. */
export type BusState = 'verbonden' | 'vertraagd';

/**
 * Carries wake-ups from the relay to the workers: at least once, never anything but a reference. Everything here survives the absence of
 * the bus: nothing throws for it, nothing is kept in memory for it, and everything resumes by itself.
 */
export abstract class Bus {
  /**
   * Publishes, and says per wake-up, in the order given, what became of it; within 10 s. Never throws for the bus's sake. With the bus
   * absent all are `onbekend` at once. Publishing the same wekkerId again is safe.
   */
  abstract publish(wekkers: readonly Wekker[]): Promise<PublishOutcome[]>;

  /**
   * Reads a lane in batches of what has arrived. Resolves at once, also while the bus is absent: reading starts when it comes. After a
   * failed batch reading stops for a while (back-off with full jitter) and then goes on.
   *
   * @throws RangeError for a lane the bus was not given, or a batch outside 1..64
   */
  abstract subscribe(lane: Lane, handler: BatchHandler, options: SubscribeOptions): Promise<Subscription>;

  /** Reads what the bus gave up on: unreadable, or returned too often. One reader per process is enough. */
  abstract onDead(handler: DeadHandler): Promise<Subscription>;

  /** As far as this process knows; a bus that hangs still counts as connected until its heartbeats fail. */
  abstract state(): BusState;

  /** The same, and asks the bus a question that it must answer within a second. Never throws. */
  abstract probe(): Promise<BusState>;

  /** How much waits in each lane, and last how much is dead. Never throws. */
  abstract depth(lanes: readonly Lane[]): Promise<Depth[]>;

  /** Closes every subscription (see Subscription.close), then the bus. Idempotent. */
  abstract close(): Promise<void>;
}

export const MAX_BATCH = 64;

/** How often the bus gives a wake-up back before it is dead. Crashes of innocents count, so dead never means poison. */
export const DELIVERY_LIMIT = 20;

/** How long a publish waits for the bus's word, in milliseconds. */
export const CONFIRM_TIMEOUT_MS = 10_000;

/** How long the bus, or the store of the timers, may take to answer a probe, in milliseconds. */
export const PROBE_MS = 1_000;

/** How long a stop waits for what is in hand, in milliseconds. */
export const STOP_WAIT_MS = 20_000;

/** How the dead are read: rarely, few at a time, and each in a transaction of the handler's own. */
export const DEAD_LIMITS: SubscribeOptions = { prefetch: MAX_BATCH, batch: MAX_BATCH, parallel: 1 };

/** @throws RangeError for what no adapter may accept */
export function checkLimits(lanes: readonly Lane[], lane: Lane, { batch, prefetch, parallel = 1 }: SubscribeOptions): void {
  if (!lanes.includes(lane)) throw new RangeError('onbekende-baan');
  if (batch < 1 || batch > MAX_BATCH || prefetch < batch || parallel < 1) throw new RangeError('ongeldige-grenzen');
}
