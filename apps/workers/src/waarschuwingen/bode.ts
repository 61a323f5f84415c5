import type { Bevinding } from '@schakel/beheer';
import { errorCode, type Log } from '@schakel/runtime';
import type { Queryable } from '@schakel/store/database';
import { gemeld, gemeldAan, type TeMelden } from '@schakel/store/waarschuwingen';
import type { Adres } from './adres';
import { meldingOf, type Melding } from './melding';

/** min(15 s × 2^n, 1 h). */
const againAfterMs = (tries: number): number => Math.min(15_000 * 2 ** tries, 3_600_000);

interface Failed {
  readonly tries: number;
  readonly notBefore: number;
}

/**
 * Tells every address of every beginning and every end, once: the rows are marked after each, so that a crash in between tells it again under
 * the same id. One that cannot be reached holds up no other, and is tried with back-off. Who never heard of a beginning hears of no end.
 */
export class Bode {
  private readonly failed = new Map<string, Failed>();

  constructor(
    private readonly db: Queryable,
    private readonly adressen: readonly Adres[],
    private readonly log: Log,
  ) {}

  /** False when something is wrong of which nobody at all could be told. @throws DatabaseError */
  async tell(rows: readonly TeMelden[], found: readonly Bevinding[]): Promise<boolean> {
    const heard = await Promise.all(rows.map((row) => this.tellOne(row, meldingOf(row, found))));
    return heard.every(Boolean);
  }

  private async tellOne(row: TeMelden, melding: Melding | undefined): Promise<boolean> {
    if (!melding) return true;
    const wanted = this.adressen.filter(({ naar }) => row.moment === 'begin' || row.hoordeBegin.includes(naar));
    const already = row.moment === 'begin' ? row.hoordeBegin : row.hoordeEinde;
    const left = wanted.filter(({ naar }) => !already.includes(naar));
    const told = await Promise.all(left.map((adres) => this.tryOne(row, melding, adres)));
    if (told.every(Boolean)) await gemeld(this.db, row.id, row.moment);
    return wanted.length === 0 || already.length > 0 || told.some(Boolean);
  }

  private async tryOne(row: TeMelden, melding: Melding, adres: Adres): Promise<boolean> {
    const key = `${melding.id} ${adres.naar}`;
    const { tries, notBefore } = this.failed.get(key) ?? { tries: 0, notBefore: 0 };
    if (performance.now() < notBefore) return false;
    try {
      await adres.tell(melding);
    } catch (error) {
      this.failed.set(key, { tries: tries + 1, notBefore: performance.now() + againAfterMs(tries) });
      this.log.warn('waarschuwing-niet-verstuurd', { soort: row.soort, poging: tries + 1, code: errorCode(error) });
      return false;
    }
    this.failed.delete(key);
    await gemeldAan(this.db, row.id, row.moment, adres.naar);
    return true;
  }
}
