import { Injectable, type OnModuleDestroy, type OnModuleInit } from '@nestjs/common';
import { nietOnderzocht, onderzochtPoststuk, readPoststuk } from '@schakel/store/poststukken';
import { Scanner } from '../scanner';
import { PostStore } from './post.service';

const everyMs = 60_000;
const most = 10;

/** Asks the virus scanner again about mail that came while it was away. A round that fails is done again with the next. */
@Injectable()
export class Onderzoek implements OnModuleInit, OnModuleDestroy {
  private timer: NodeJS.Timeout | undefined;
  private round: Promise<unknown> = Promise.resolve();
  /** Of which nothing became known: the scanner was away, or cannot bear them. They go after all others. */
  private readonly onbekend = new Set<string>();

  constructor(
    private readonly store: PostStore,
    private readonly scanner: Scanner,
  ) {}

  onModuleInit(): void {
    if (this.scanner.scanner) this.wait();
  }

  async onModuleDestroy(): Promise<void> {
    clearTimeout(this.timer);
    await this.round;
    clearTimeout(this.timer);
  }

  /** Stops at the first of which nothing became known: the scanner may still be away, and the next round begins with another. Gives how many are judged. @throws DatabaseError */
  async run(): Promise<number> {
    const { scanner } = this.scanner;
    let judged = 0;
    const waiting = scanner ? await nietOnderzocht(this.store.db, most + this.onbekend.size) : [];
    // What a person dealt with in the meantime waits no more.
    for (const id of this.onbekend) if (!waiting.includes(id)) this.onbekend.delete(id);
    for (const id of [...waiting.filter((each) => !this.onbekend.has(each)), ...waiting.filter((each) => this.onbekend.has(each))]) {
      const found = await this.judge(id);
      if (found === 'onbekend') {
        this.onbekend.add(id);
        break;
      }
      this.onbekend.delete(id);
      if (await onderzochtPoststuk(this.store.db, id, found === 'veilig')) judged += 1;
    }
    return judged;
  }

  private async judge(id: string) {
    const poststuk = await readPoststuk(this.store.db, this.store.vault, id);
    return (poststuk && (await this.scanner.scanner?.scan(poststuk.mail))) ?? 'onbekend';
  }

  private wait(): void {
    this.timer = setTimeout(() => {
      // The database away is its own trouble and shown as such; this asks again.
      this.round = this.run().then(
        () => {
          this.wait();
        },
        () => {
          this.wait();
        },
      );
    }, everyMs);
    this.timer.unref();
  }
}
