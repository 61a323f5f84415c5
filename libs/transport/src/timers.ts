import type { BusState } from './bus';

/** When something is due: an opaque id of a row, and the moment. */
export interface TimerRow {
  readonly id: string;
  readonly at: Date;
}

/**
 * Alarm clocks for deadlines that stand in PostgreSQL. Never the truth: an alarm may ring twice, late, or be lost altogether; never before
 * its moment by this machine's clock. Who hears one looks at the row. Nothing here throws because the store of the timers is away.
 */
export abstract class Timers {
  /** Sets, or moves, the one alarm of this id. Idempotent. False: not set (the store is away); `rebuild` makes up for it. */
  abstract set(id: string, at: Date): Promise<boolean>;

  /** No alarm for this id any more, unless it is ringing now. False: the store is away. */
  abstract clear(id: string): Promise<boolean>;

  /** Hears alarms. A handler that throws hears the same again a few times, with back-off. Once per Timers. */
  abstract onFire(handler: (id: string) => Promise<void>): void;

  /** Sets what is missing and moves what stands at another moment. Leaves other alarms alone. False: the store is away. */
  abstract rebuild(rows: readonly TimerRow[]): Promise<boolean>;

  abstract state(): BusState;

  /** The same, and asks their store a question that it must answer within a second. Never throws. */
  abstract probe(): Promise<BusState>;

  /** Waits for handlers that are running. Idempotent. */
  abstract close(): Promise<void>;
}
