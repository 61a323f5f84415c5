/** What was asked of the hub, when, and what it answered. No answer is an outcome of its own: it may have happened, and it may not. */
import { createReadStream, createWriteStream, type WriteStream } from 'node:fs';
import { createInterface } from 'node:readline';

export type Outcome = 'ok' | 'fail' | 'unknown';

/** One operation as its client saw it. Times are milliseconds since the run began. */
export interface Operation {
  /** `melding` is a report, `storing` a fault; anything else a step of a casus, by the last word of its path. */
  readonly op: string;
  /** What the sender calls it: the same again when it is sent again. */
  readonly ref: string;
  readonly begin: number;
  readonly end: number;
  readonly outcome: Outcome;
  /** Of the bericht, when the answer named one. */
  readonly id?: string;
  readonly status?: number;
}

/** Written to a file while the run goes on, so that a long run needs no memory for it. */
export class History {
  private readonly begun = performance.now();
  private readonly file: WriteStream;

  constructor(readonly path: string) {
    this.file = createWriteStream(path, { mode: 0o600 });
  }

  now(): number {
    return Math.round(performance.now() - this.begun);
  }

  add(operation: Operation): void {
    this.file.write(`${JSON.stringify(operation)}\n`);
  }

  /** Resolves once everything is in the file. */
  close(): Promise<void> {
    return new Promise((resolve) => {
      this.file.end(resolve);
    });
  }
}

/** The operations of a closed history, in the order in which they ended. */
export async function* readHistory(path: string): AsyncGenerator<Operation> {
  for await (const line of createInterface({ input: createReadStream(path) })) yield JSON.parse(line) as Operation;
}
