import type { Leeswens } from './opened-mail';
import { MailThread, type Gelezen } from './mail-thread';

export interface Grenzen {
  /** So many mails are read side by side, beside the one that is read apart. */
  readonly threads: number;
  /** How long one mail may take, in milliseconds. The largest honest one takes a second. */
  readonly limitMs: number;
  /** After so long a mail makes place for those that wait, and a little longer for each megabyte of it. */
  readonly slowMs: number;
  /** So many slow mails wait to be read apart; of one more is kept what was read of it. */
  readonly mostApart: number;
  /** In bytes, above what the process held when nothing was read. */
  readonly mostMemory: number;
  /** Threads that read nothing for so long are ended. */
  readonly restMs: number;
}

const slowMsPerMegabyte = 100;
const megabyte = 1024 * 1024;
const lookEveryMs = 50;
/** So long a thread may take to be there: on a busy machine that is no fault of the mail. */
const startMs = 60_000;
/** A mail that stood beside one that took all memory is read again, so often. */
const mostTries = 3;

interface Job {
  readonly raw: Uint8Array;
  readonly wens: Leeswens;
  readonly resolve: (found: Gelezen) => void;
  since: number;
  tries: number;
  apart: boolean;
  /** There once its thread is ended from outside: whether it is read again. */
  again: Promise<boolean> | undefined;
}

/**
 * Reads hostile mails in a few threads that live on. Mails are begun in the order in which they are asked for. One that is slow leaves its place to those
 * that wait: it is read on apart, one such at a time. One that takes too long or too much memory is ended, with what was read of it until then;
 * whoever was read beside it is read again.
 */
export class MailThreads {
  private readonly waiting: Job[] = [];
  private readonly apart: Job[] = [];
  private readonly busy = new Map<MailThread, Job>();
  private idle: MailThread[] = [];
  private watch: NodeJS.Timeout | undefined;
  private rest: NodeJS.Timeout | undefined;
  private memoryAtRest = 0;
  private relieving = false;

  constructor(private readonly grenzen: Grenzen) {}

  /** Never rejects. */
  read(raw: Uint8Array, wens: Leeswens): Promise<Gelezen> {
    return new Promise((resolve) => {
      this.waiting.push({ raw, wens, resolve, since: 0, tries: 0, apart: false, again: undefined });
      this.dispatch();
    });
  }

  /** Ends all threads; of what is in hand is kept what was read of it. */
  async close(): Promise<void> {
    clearTimeout(this.rest);
    await Promise.all([...this.busy.keys(), ...this.idle].map((thread) => thread.end()));
  }

  private inHand(apart: boolean): number {
    return [...this.busy.values()].filter((job) => job.apart === apart).length;
  }

  private dispatch(): void {
    const { threads, restMs } = this.grenzen;
    for (let free = threads - this.inHand(false); free > 0; free -= 1) this.hand(this.waiting.shift());
    if (this.inHand(true) === 0) this.hand(this.apart.shift());
    if (this.busy.size > 0) return;
    clearInterval(this.watch);
    this.watch = undefined;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      for (const thread of this.idle.splice(0)) void thread.end();
    }, restMs).unref();
  }

  private hand(job: Job | undefined): void {
    if (!job) return;
    if (this.busy.size === 0) this.begin();
    const thread = this.idle.pop() ?? new MailThread();
    this.busy.set(thread, Object.assign(job, { since: performance.now(), tries: job.tries + 1, again: undefined }));
    void this.follow(thread, job);
  }

  private begin(): void {
    clearTimeout(this.rest);
    this.memoryAtRest = process.memoryUsage.rss();
    this.watch ??= setInterval(() => {
      this.look();
    }, lookEveryMs).unref();
  }

  private async follow(thread: MailThread, job: Job): Promise<void> {
    const found = await thread.read(job.raw, job.wens);
    const again = await job.again;
    this.busy.delete(thread);
    this.putBack(thread);
    if (again) this.apart.push(Object.assign(job, { apart: true }));
    else job.resolve(found);
    this.dispatch();
  }

  private putBack(thread: MailThread): void {
    this.idle = this.idle.filter(({ ended }) => !ended);
    if (thread.ended) return;
    if (thread.worn || this.idle.length >= this.grenzen.threads) void thread.end();
    else this.idle.push(thread);
  }

  private look(): void {
    const now = performance.now();
    for (const [thread, job] of this.busy) {
      if (job.again) continue;
      if (thread.begunAt === undefined && now - job.since > startMs) end(thread, job, job.tries < mostTries);
      else if (now - (thread.begunAt ?? now) > this.grenzen.limitMs) end(thread, job, false);
      else if (this.isInTheWay(thread, job, now)) this.putApart(thread, job);
    }
    if (!this.relieving && this.hasTooMuchMemory()) void this.relieve();
  }

  private isInTheWay({ begunAt = Infinity }: MailThread, { apart, raw }: Job, now: number): boolean {
    const patience = this.grenzen.slowMs + (slowMsPerMegabyte * raw.length) / megabyte;
    return !apart && this.waiting.length > 0 && now - begunAt > patience;
  }

  /** It is read on where it is when nothing else is read apart, and else from the beginning when it is its turn. */
  private putApart(thread: MailThread, job: Job): void {
    if (this.inHand(true) > 0) end(thread, job, this.apart.length < this.grenzen.mostApart);
    else job.apart = true;
    this.dispatch();
  }

  private hasTooMuchMemory(): boolean {
    return process.memoryUsage.rss() > this.memoryAtRest + this.grenzen.mostMemory;
  }

  /** Nobody can see how much a thread holds outside of its heap, but everybody how much was there again without it. The one that is longest at it goes first. */
  private async relieve(): Promise<void> {
    this.relieving = true;
    const byTime = [...this.busy].filter(([, { again }]) => !again).sort(([, one], [, other]) => one.since - other.since);
    for (const [thread, job] of byTime) {
      if (!this.hasTooMuchMemory()) break;
      const before = process.memoryUsage.rss();
      job.again = thread.end().then(() => before - process.memoryUsage.rss() < this.grenzen.mostMemory / 4 && job.tries < mostTries);
      await job.again;
    }
    // What nobody gave back is held by something else.
    if (this.hasTooMuchMemory()) this.memoryAtRest = process.memoryUsage.rss();
    this.relieving = false;
  }
}

function end(thread: MailThread, job: Job, again: boolean): void {
  job.again = Promise.resolve(again);
  void thread.end();
}
