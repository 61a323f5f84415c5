import { join } from 'node:path';
import { Worker } from 'node:worker_threads';
import { RejectError, RetryLaterError } from '@schakel/contracts';
import type { XmlAnswer, XmlKind, XmlRequest, XmlSettings } from './xml-settings';

/** Of the thread's JavaScript alone, where little lives: left free it grows to whatever the machine has. They do not bound WASM. */
const heapLimits = { maxYoungGenerationSizeMb: 8, maxOldGenerationSizeMb: 96 };

/** A message on its way through a thread. */
export interface XmlJob {
  readonly kind: XmlKind;
  readonly body: Buffer;
  /** How often a thread fell while this message waited in it. */
  falls: number;
  readonly resolve: (answer: XmlAnswer) => void;
  readonly reject: (error: Error) => void;
}

export interface XmlThreadOptions {
  readonly settings: XmlSettings;
  /** Milliseconds that one message may take. */
  readonly limitMs: number;
  /** Takes over the messages that a fallen thread did not answer. */
  readonly onFall: (innocents: XmlJob[]) => void;
}

/**
 * One worker thread. Messages of one event-loop turn go to it in one post, and come back in one. A message that takes longer than the limit,
 * or that brings the thread down, is refused `te-lang-bezig`; the thread ends and its other messages are handed to `onFall`.
 */
export class XmlThread {
  /** Messages this thread ever took. */
  taken = 0;
  private readonly progress = new Int32Array(new SharedArrayBuffer(4));
  private readonly worker: Worker;
  private readonly jobs = new Map<number, XmlJob>();
  private outbound: { request: XmlRequest; buffer: ArrayBuffer }[] = [];
  private watch: NodeJS.Timeout | undefined;
  private seen = { nr: 0, since: 0 };
  private ready = false;
  /** True once it fell or was closed: it takes nothing more. */
  ended = false;
  private retired = false;
  private nr = 0;

  constructor(private readonly options: XmlThreadOptions) {
    const workerData = { ...options.settings, voortgang: this.progress.buffer };
    this.worker = new Worker(join(__dirname, 'xml-worker.mjs'), { workerData, resourceLimits: heapLimits, stdout: true, stderr: true });
    // A library that prints may quote the message: what it prints goes nowhere.
    this.worker.stdout.resume();
    this.worker.stderr.resume();
    this.worker.on('message', (message: XmlAnswer[] | 'gereed') => {
      if (message === 'gereed') this.ready = true;
      else this.settle(message);
    });
    // What a worker's error says may quote the message; the exit that follows says all that is needed.
    this.worker.on('error', () => undefined);
    this.worker.on('exit', () => {
      this.fall();
    });
    this.worker.unref();
  }

  get load(): number {
    return this.jobs.size;
  }

  take(job: XmlJob): void {
    this.taken += 1;
    this.nr = (this.nr % 0x3fffffff) + 1;
    this.jobs.set(this.nr, job);
    const bytes = new Uint8Array(job.body);
    if (this.outbound.length === 0)
      setImmediate(() => {
        this.post();
      });
    this.outbound.push({ request: { nr: this.nr, kind: job.kind, body: bytes }, buffer: bytes.buffer });
    this.guard();
  }

  /** Takes nothing more; ends when its last message is answered. */
  retire(): void {
    this.retired = true;
    if (this.jobs.size === 0) void this.end();
  }

  async end(): Promise<void> {
    this.ended = true;
    clearInterval(this.watch);
    await this.worker.terminate();
  }

  private post(): void {
    const batch = this.outbound;
    this.outbound = [];
    if (this.ended) return;
    this.worker.ref();
    this.worker.postMessage(
      batch.map(({ request }) => request),
      batch.map(({ buffer }) => buffer),
    );
  }

  private settle(answers: XmlAnswer[]): void {
    for (const answer of answers) {
      const job = this.jobs.get(answer.nr);
      this.jobs.delete(answer.nr);
      job?.resolve(answer);
    }
    if (this.jobs.size > 0) return;
    clearInterval(this.watch);
    this.watch = undefined;
    if (this.retired) void this.end();
    else this.worker.unref();
  }

  /** Looks a few times per limit whether the same message is still in hand. */
  private guard(): void {
    if (this.watch) return;
    this.seen = { nr: 0, since: performance.now() };
    this.watch = setInterval(
      () => {
        this.look();
      },
      Math.max(10, this.options.limitMs / 10),
    );
  }

  private look(): void {
    const nr = Atomics.load(this.progress, 0);
    const now = performance.now();
    if (nr !== this.seen.nr || !this.ready) this.seen = { nr, since: now };
    else if (nr !== 0 && now - this.seen.since >= this.options.limitMs) this.fall();
  }

  private fall(): void {
    if (this.ended) return;
    void this.end();
    const culprit = Atomics.load(this.progress, 0);
    const innocents: XmlJob[] = [];
    for (const [nr, job] of this.jobs) {
      job.falls += 1;
      if (nr === culprit) job.reject(new RejectError('te-lang-bezig', [{ code: 'te-lang-bezig', location: '' }]));
      else if (!this.ready || job.falls > 1) job.reject(new RetryLaterError('tijdelijk-niet-beschikbaar'));
      else innocents.push(job);
    }
    this.jobs.clear();
    this.options.onFall(innocents);
  }
}
