import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const weights = [9, 8, 7, 6, 5, 4, 3, 2, -1];
const passes = (bsn: string): boolean => weights.reduce((sum, weight, at) => sum + weight * Number(bsn[at]), 0) % 11 === 0;

/** Every number of the test range that passes the eleven-test: some nine hundred. */
const testBsns = Array.from({ length: 10_000 }, (_, at) => `99999${String(at).padStart(4, '0')}`).filter(passes);
/** One in four reports knows a BSN: more would make the few test numbers meet each other all day long, and the radar grow with the run. */
const bsnEvery = 4;

const letters = (nr: number): string =>
  Array.from(nr.toString(26))
    .map((digit) => String.fromCharCode(97 + parseInt(digit, 26)))
    .join('');

/** Writes complete HTTP requests, each with a reference, a family and (some) a BSN of its own. */
export class Reports {
  private readonly template: string;
  private nr = 0;

  constructor(
    private readonly token: string,
    folder = 'bench',
  ) {
    this.template = readFileSync(join(folder, 'melding.xml'), 'utf8');
  }

  /** The next report itself. */
  xml(): string {
    const nr = this.nr++;
    const bsn = nr % bsnEvery === 0 ? `<BG:inp.bsn>${testBsns[(nr / bsnEvery) % testBsns.length] ?? ''}</BG:inp.bsn>` : '';
    return this.template
      .replaceAll('@REFERENTIE@', `BENCH-${String(nr).padStart(10, '0')}`)
      .replaceAll('@NAAM@', `Proef${letters(nr).padStart(6, 'a')}`)
      .replaceAll('<BG:inp.bsn>@BSN@</BG:inp.bsn>', bsn);
  }

  next(): Buffer {
    const body = this.xml();
    const head = [
      'POST /v1/meldingen HTTP/1.1',
      'Host: bench',
      `Authorization: Bearer ${this.token}`,
      'Content-Type: application/xml',
      `Content-Length: ${Buffer.byteLength(body)}`,
    ];
    return Buffer.from(`${head.join('\r\n')}\r\n\r\n${body}`);
  }

  many(count: number): Buffer[] {
    return Array.from({ length: count }, () => this.next());
  }
}
