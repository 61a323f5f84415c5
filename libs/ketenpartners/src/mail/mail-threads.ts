import type { Leeswens } from './opened-mail';
import { MailThread, type Gelezen, type Gevraagd } from './mail-thread';

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
/** In bytes. Smaller ones that arrive together go to a thread together, so many at most. */
const small = 64 * 1024;
const mostTogether = 8;
const lookEveryMs = 50;
const measureEveryMs = 1_000;
/** So long a thread may take to be there: on a busy machine that is no fault of the mail. */
const startMs = 60_000;
/** A mail that stood beside one that took all memory is read again, so often. */
const mostTries = 3;

interface Job extends Gevraagd {
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
  /** The first is in hand, the others behind it in the same thread are not begun. */
  private readonly busy = new Map<MailThread, readonly [Job, ...Job[]]>();
  private readonly finishing = new Set<MailThread>();
  private scheduled = false;
  private idle: MailThread[] = [];
  private watch: NodeJS.Timeout | undefined;
  private rest: NodeJS.Timeout | undefined;
  private memoryAtRest = 0;
  private measuredAt = -Infinity;
  private relieving = false;

  constructor(private readonly grenzen: Grenzen) {}

  /** Never rejects. */
  read(raw: Uint8Array, wens: Leeswens): Promise<Gelezen> {
    return new Promise((resolve) => {
      this.waiting.push({ raw, wens, resolve, since: 0, tries: 0, apart: false, again: undefined });
      this.schedule();
    });
  }

  /** Ends all threads; of what is in hand is kept what was read of it. */
  async close(): Promise<void> {
    clearTimeout(this.rest);
    await Promise.all([...this.busy.keys(), ...this.idle].map((thread) => thread.end()));
  }

  /** What arrives in one turn of the event loop is handed out together. */
  private schedule(): void {
    if (this.scheduled) return;
    this.scheduled = true;
    setImmediate(() => {
      this.scheduled = false;
      this.dispatch();
    });
  }

  private inHand(apart: boolean): number {
    return [...this.busy.values()].filter(([job]) => job.apart === apart).length;
  }

  private dispatch(): void {
    const { threads, restMs } = this.grenzen;
    for (let free = threads - this.inHand(false); free > 0; free -= 1) this.hand(this.together(Math.ceil(this.waiting.length / free)));
    if (this.inHand(true) === 0) this.hand(this.apart.splice(0, 1));
    if (this.busy.size > 0) return;
    clearInterval(this.watch);
    this.watch = undefined;
    clearTimeout(this.rest);
    this.rest = setTimeout(() => {
      for (const thread of this.idle.splice(0)) void thread.end();
    }, restMs).unref();
  }

  /** The next that waits, and behind a small one the small ones that follow it. */
  private together(share: number): Job[] {
    const large = this.waiting.findIndex(({ raw }) => raw.length > small);
    const smalls = large < 0 ? this.waiting.length : large;
    return this.waiting.splice(0, Math.max(1, Math.min(share, mostTogether, smalls)));
  }

  private hand([job, ...behind]: Job[]): void {
    if (!job) return;
    if (this.busy.size === 0) this.begin();
    this.idle = this.idle.filter(({ ended }) => !ended);
    const thread = this.idle.pop() ?? new MailThread();
    this.follow(thread, job, behind);
    thread.read([job, ...behind], (found, ended) => {
      this.heard(thread, found, ended);
    });
  }

  private follow(thread: MailThread, job: Job, behind: readonly Job[]): void {
    this.busy.set(thread, [Object.assign(job, { since: performance.now(), tries: job.tries + 1, again: undefined }), ...behind]);
  }

  private begin(): void {
    clearTimeout(this.rest);
    this.measureRest();
    this.watch ??= setInterval(() => {
      this.look();
    }, lookEveryMs).unref();
  }

  /** Mails come and go by the hundred a second, and asking takes longer than waking a thread: what was held a moment ago will do. */
  private measureRest(): void {
    const now = performance.now();
    if (now - this.measuredAt < measureEveryMs) return;
    this.measuredAt = now;
    this.memoryAtRest = process.memoryUsage.rss();
  }

  /** What a thread says of mails that were taken from it is not heard. */
  private heard(thread: MailThread, found: Gelezen, ended: boolean): void {
    const [job, next, ...behind] = this.busy.get(thread) ?? [];
    if (!job || this.finishing.has(thread)) return;
    if (next && !ended && !job.again && !thread.worn) {
      this.follow(thread, next, behind);
      job.resolve(found);
      return;
    }
    if (next) this.waiting.unshift(next, ...behind);
    this.busy.set(thread, [job]);
    this.finishing.add(thread);
    void this.finish(thread, job, found);
  }

  private async finish(thread: MailThread, job: Job, found: Gelezen): Promise<void> {
    const again = await job.again;
    this.busy.delete(thread);
    this.finishing.delete(thread);
    this.putBack(thread);
    if (again) this.apart.push(Object.assign(job, { apart: true }));
    else job.resolve(found);
    this.dispatch();
  }

  private putBack(thread: MailThread): void {
    if (thread.ended) return;
    if (thread.worn || this.idle.length >= this.grenzen.threads) void thread.end();
    else this.idle.push(thread);
  }

  private look(): void {
    const now = performance.now();
    for (const [thread, [job, ...behind]] of this.busy) {
      if (job.again) continue;
      if (thread.begunAt === undefined && now - job.since > startMs) end(thread, job, job.tries < mostTries);
      else if (now - (thread.begunAt ?? now) > this.grenzen.limitMs) end(thread, job, false);
      else if (this.isInTheWay(thread, job, now, behind.length)) this.putApart(thread, job, behind);
    }
    if (!this.relieving && this.hasTooMuchMemory()) void this.relieve();
  }

  private isInTheWay({ begunAt = Infinity }: MailThread, { apart, raw }: Job, now: number, behind: number): boolean {
    const patience = this.grenzen.slowMs + (slowMsPerMegabyte * raw.length) / megabyte;
    return !apart && this.waiting.length + behind > 0 && now - begunAt > patience;
  }

  /** It is read on where it is when nothing else is read apart, and else from the beginning when it is its turn. Those behind it go elsewhere. */
  private putApart(thread: MailThread, job: Job, behind: readonly Job[]): void {
    this.waiting.unshift(...behind);
    this.busy.set(thread, [job]);
    if (this.inHand(true) > 0) end(thread, job, this.apart.length < this.grenzen.mostApart);
    else {
      job.apart = true;
      // It would go on with those that were behind it.
      if (behind.length > 0) thread.worn = true;
    }
    this.dispatch();
  }

  private hasTooMuchMemory(): boolean {
    return process.memoryUsage.rss() > this.memoryAtRest + this.grenzen.mostMemory;
  }

  /** Nobody can see how much a thread holds outside of its heap, but everybody how much was there again without it. The one that is longest at it goes first. */
  private async relieve(): Promise<void> {
    this.relieving = true;
    const byTime = [...this.busy].filter(([, [job]]) => !job.again).sort(([, [one]], [, [other]]) => one.since - other.since);
    for (const [thread, [job]] of byTime) {
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
