import type { Receipt, SealedEntry } from './entry';

/** In bytes: an entry of more is large. */
const large = 64 * 1024;
/** In bytes: so many large ones go together, or one that is larger. */
const together = 1024 * 1024;

/** One entry that waits, with what is owed for it, and who hears what becomes of it. */
export interface Waiting {
  readonly sealed: SealedEntry;
  readonly owed: readonly SealedEntry[];
  readonly resolve: (receipt: Receipt) => void;
  readonly reject: (error: unknown) => void;
}

export interface LineLimits {
  /** Small entries per statement at most. */
  readonly batch: number;
  /** Entries that may wait. */
  readonly queue: number;
  /** Bytes of large entries that may wait; one of any size may wait alone. */
  readonly queueBytes: number;
}

const isLarge = ({ sealed }: Waiting): boolean => sealed.inhoud.length > large;

/**
 * What waits for a statement, in two lines, each in order of arrival: small entries many at once, large ones by a megabyte and one statement at a
 * time. So whoever sends a flood of large ones holds up only large ones.
 */
export class Lines {
  private readonly small: Waiting[] = [];
  private readonly large: Waiting[] = [];
  private largeBytes = 0;
  private largeUnderWay = false;
  private largeNext = true;

  constructor(private readonly limits: LineLimits) {}

  get length(): number {
    return this.small.length + this.large.length;
  }

  hasRoom(bytes: number): boolean {
    if (this.length >= this.limits.queue) return false;
    return bytes <= large || this.large.length === 0 || this.largeBytes + bytes <= this.limits.queueBytes;
  }

  add(one: Waiting): void {
    if (!isLarge(one)) this.small.push(one);
    else {
      this.large.push(one);
      this.largeBytes += one.sealed.inhoud.length;
    }
  }

  /** What goes in one statement now; empty when nothing may. Say `done` when it is over. */
  take(): readonly Waiting[] {
    const mayLarge = this.large.length > 0 && !this.largeUnderWay;
    if (mayLarge && (this.largeNext || this.small.length === 0)) {
      this.largeNext = false;
      this.largeUnderWay = true;
      return this.takeLarge();
    }
    this.largeNext = true;
    return this.small.splice(0, this.limits.batch);
  }

  done(batch: readonly Waiting[]): void {
    if (batch.some(isLarge)) this.largeUnderWay = false;
  }

  private takeLarge(): readonly Waiting[] {
    let bytes = 0;
    const after = this.large.findIndex(({ sealed }, at) => (bytes += sealed.inhoud.length) > together && at > 0);
    const batch = this.large.splice(0, after === -1 ? this.large.length : after);
    this.largeBytes -= batch.reduce((sum, { sealed }) => sum + sealed.inhoud.length, 0);
    return batch;
  }
}
