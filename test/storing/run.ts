/** One seeded run: load, faults, healing, draining, judging. */
import { join } from 'node:path';
import { setTimeout as pause } from 'node:timers/promises';
import { check, type Violation } from './checker';
import { HubClient } from './client';
import { collect } from './collect';
import { boundOf, drain, hasten, openIn } from './drain';
import { Driver } from './driver';
import type { Fault } from './faults/fault';
import { Generator } from './generator';
import { History } from './history';
import { Nemesis } from './nemesis';
import { randomOf } from './random';
import { bringForward } from './terms';
import type { World } from './world';

export interface Options {
  readonly seed: number;
  /** At most: with `once` no more come when all faults were met. */
  readonly reports: number;
  /** Per second. */
  readonly rate: number;
  /** One report in so many is taken down the whole road. */
  readonly driveEvery: number;
  /** How many terms are moved to within half a minute, early in the run. */
  readonly terms: number;
  readonly faults: readonly Fault[];
  /** All faults once, or again and again as long as reports come. */
  readonly rounds: 'once' | 'while-loading';
  /** Between two faults, in milliseconds. */
  readonly rest: readonly [least: number, most: number];
  /** Whether the hub's own patience (two minutes for a lost wake-up) is passed by hand. */
  readonly hasten: boolean;
  /** Draining is given up after this, where waiting longer would show nothing more; in milliseconds. */
  readonly patienceMs?: number;
  /** How often two faults come together; default one time in five. */
  readonly together?: number;
  readonly tell?: (progress: string) => void;
}

export interface Result {
  readonly seed: number;
  readonly accepted: number;
  readonly driven: number;
  readonly arrived: number;
  readonly attempts: number;
  readonly unknown: number;
  readonly faults: Readonly<Record<string, number>>;
  readonly seconds: number;
  readonly backlog: number;
  readonly drainedSeconds: number | undefined;
  readonly terms: number;
  readonly violations: readonly Violation[];
}

/** What a road of a casus may take by itself. */
const roadMs = 60_000;
/** However late it is, so long is looked. */
const leastMs = 6_000;

export async function runSeed(world: World, options: Options): Promise<Result> {
  return new SeededRun(world, options).play();
}

class SeededRun {
  private readonly history: History;
  private readonly client: HubClient;
  private readonly driver: Driver;
  private readonly generator: Generator;
  private readonly nemesis: Nemesis;
  private readonly enough = new AbortController();
  private readonly ended = new AbortController();
  private readonly begun = performance.now();
  private readonly terms: string[] = [];

  constructor(
    private readonly world: World,
    private readonly options: Options,
  ) {
    const { seed, driveEvery, rest, together = 0.2 } = options;
    this.history = new History(join(world.folder, `history-${seed}.jsonl`));
    this.client = new HubClient(world.hub.run, this.history);
    this.driver = new Driver(this.client);
    this.generator = new Generator(this.client, options, (nr, id) => {
      if (nr % driveEvery === 1) this.driver.add(id);
    });
    this.nemesis = new Nemesis(world, randomOf(seed), this.history, { rest, together });
  }

  async play(): Promise<Result> {
    const progress = setInterval(() => this.options.tell?.(this.line()), 5_000);
    try {
      const roads = this.driver.run(this.enough.signal, this.ended.signal);
      const healedAt = await this.breakAndHeal();
      const backlog = await openIn(this.world);
      const drainedMs = await this.drain(backlog, roads);
      return await this.judge(backlog, drainedMs, healedAt);
    } finally {
      this.ended.abort();
      clearInterval(progress);
    }
  }

  /** Gives the moment at which the last fault was healed, by PostgreSQL's clock. */
  private async breakAndHeal(): Promise<number> {
    const { faults, rounds } = this.options;
    const { enough } = this;
    const loading = this.generator.run(enough.signal, this.ended.signal).finally(() => {
      enough.abort();
    });
    void this.moveTerms(enough.signal);
    do await this.nemesis.round(faults, rounds === 'once' ? this.ended.signal : enough.signal);
    while (rounds === 'while-loading' && !enough.signal.aborted);
    if (faults.length > 0 && rounds === 'once') enough.abort();
    await this.world.heal();
    await loading;
    return this.world.now();
  }

  private async moveTerms(enough: AbortSignal): Promise<void> {
    while (this.terms.length < this.options.terms && !enough.aborted) {
      await pause(3_000);
      // While the database is away there is nothing to move; the next round tries again.
      const moved = await bringForward(this.world, 5, [...this.driver.chosen]).catch(() => []);
      this.terms.push(...moved);
    }
  }

  /** Milliseconds from healing until the roads were walked and nothing was open; undefined when that took longer than it may. */
  private async drain(backlog: number, roads: Promise<void>): Promise<number | undefined> {
    const healed = performance.now();
    const { hasten: haste, patienceMs = Infinity } = this.options;
    const limitMs = Math.min(this.boundMs(backlog), patienceMs);
    if (haste) await hasten(this.world);
    await Promise.race([roads, pause(haste ? Math.min(limitMs, roadMs) : limitMs)]);
    this.ended.abort();
    await roads;
    if (haste) await hasten(this.world);
    const drained = await drain(this.world, Math.max(limitMs - (performance.now() - healed), leastMs));
    return drained === undefined ? undefined : performance.now() - healed;
  }

  private boundMs(backlog: number): number {
    return boundOf(backlog, this.options.rate) + roadMs;
  }

  private async judge(backlog: number, drainedMs: number | undefined, healedAt: number): Promise<Result> {
    const { seed } = this.options;
    const reports = this.generator.begun;
    await this.history.close();
    const liveness = { drainedMs, boundMs: this.boundMs(backlog), healedAt, crashes: this.world.crashes() };
    const { world, driver, terms, history } = this;
    const facts = await collect({ world, driver, historyPath: history.path, seed, reports, termijnen: terms, liveness });
    const faults: Record<string, number> = {};
    for (const name of this.nemesis.done) faults[name] = (faults[name] ?? 0) + 1;
    return {
      seed,
      accepted: this.generator.accepted,
      driven: driver.begun,
      arrived: driver.arrived,
      attempts: facts.attempts,
      unknown: facts.unknown,
      faults,
      seconds: (performance.now() - this.begun) / 1_000,
      backlog,
      drainedSeconds: drainedMs === undefined ? undefined : drainedMs / 1_000,
      terms: terms.length,
      violations: check(facts),
    };
  }

  private line(): string {
    const seconds = Math.round((performance.now() - this.begun) / 1_000);
    const { accepted, waiting } = this.generator;
    return `seed ${this.options.seed}  ${seconds} s  ${accepted} accepted, ${waiting} waiting, ${this.driver.arrived}/${this.driver.begun} handed over, ${this.nemesis.done.length} faults, last ${this.nemesis.done.at(-1) ?? '-'}`;
  }
}
