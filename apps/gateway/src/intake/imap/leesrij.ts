/** So many of the newest go before a backlog: what came just before the mailbox was looked at does not wait behind it. */
const mostNewest = 200;

/**
 * The order in which the mails of one folder are read, and up to which number all of them were. First what arrives while it is read, then the newest of
 * what was found at first, then the rest; each in the order of their numbers.
 */
export class Leesrij {
  private readonly again: number[] = [];
  private readonly fresh: number[] = [];
  private newest: number[] = [];
  private backlog: number[] = [];
  private at = 0;
  /** All numbers that were found, ascending, and where the first of them stands that is not done. */
  private readonly found: number[] = [];
  private readonly done = new Set<number>();
  private begun = false;
  private until: number;

  /** @param gelezenTot up to which number nothing has to be read */
  constructor(gelezenTot: number) {
    this.until = gelezenTot;
  }

  /** The next number that was not looked for. */
  get volgende(): number {
    return (this.found.at(-1) ?? this.until) + 1;
  }

  /** Everything up to here is done, and nothing above `volgende` is. */
  get gelezenTot(): number {
    return this.until;
  }

  get isEmpty(): boolean {
    return this.again.length + this.fresh.length + this.newest.length + this.backlog.length - this.at === 0;
  }

  /** Mails that were found, ascending from `volgende`. What `klaar` holds was read before. */
  add(uids: readonly number[], klaar: ReadonlySet<number> = new Set()): void {
    const open = uids.filter((uid) => !klaar.has(uid));
    for (const uid of uids) this.found.push(uid);
    if (this.begun) this.fresh.push(...open);
    else [this.backlog, this.newest] = [open.slice(0, -mostNewest), open.slice(-mostNewest)];
    this.begun = true;
    this.finish(klaar);
  }

  /** Mails that are tried again: they go first. */
  addAgain(uids: readonly number[]): void {
    this.again.push(...uids);
  }

  /** The next ones, at most so many, ascending. */
  take(count: number): number[] {
    const taken: number[] = [];
    for (const queue of [this.again, this.fresh, this.newest]) taken.push(...queue.splice(0, count - taken.length));
    const rest = this.backlog.slice(this.at, this.at + count - taken.length);
    this.at += rest.length;
    return [...taken, ...rest].sort((one, other) => one - other);
  }

  /** They need not be looked at any more, whatever else dies. */
  finish(uids: Iterable<number>): void {
    for (const uid of uids) if (uid > this.until) this.done.add(uid);
    let passed = 0;
    for (let next = this.found[0]; next !== undefined && this.done.has(next); next = this.found[passed]) {
      this.done.delete(next);
      this.until = next;
      passed += 1;
    }
    this.found.splice(0, passed);
  }
}
