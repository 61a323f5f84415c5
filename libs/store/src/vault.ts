import { aadOf, fingerprinter, newDataKey, open, seal, unwrapKey, wrapKey } from '@schakel/privacy';
import type { KeyPort } from './key-port';
import { fileKeyPort } from './key-port';
import type { Queryable } from './statement';
import { Statement } from './statement';

export { fileKeyPort, KeyFileError } from './key-port';
export type { KeyPort } from './key-port';

/** Tables whose content is sealed. A label after a dot is another column of the same record, under the same data key. */
export type Tabel = 'journal' | 'casussen' | 'casus_personen' | 'outbox' | 'verstrekkingen' | 'audit' | 'accounts' | 'concepten';

/** The data key of one record as it stands in `sleutels`: wrapped by the key of its period. */
export interface WrappedKey {
  readonly sleutel: Buffer;
  readonly periode: string;
}

const fixed = 'vingerafdrukken';
const read = new Statement<{ periode: string; sleutel: Buffer }>('select periode, sleutel from periodesleutels');
const add = new Statement<never>('insert into periodesleutels (periode, sleutel) values ($1, $2) on conflict do nothing');
const periodOf = (at: Date): string => at.toISOString().slice(0, 7);

/**
 * Seals and opens content. Period keys are held in memory, so that nothing asks a key store between a report and its receipt; a period is a
 * calendar month (UTC). A data key is for one record; sealed bytes open only in the table, record, column and version they were sealed for.
 */
export class Vault {
  private readonly periods = new Map<string, Buffer>();
  private readonly printers = new Map<string, (bytes: Buffer) => Buffer>();
  /** Data keys made here, as long as somebody still holds their wrapped form: a record that is sealed at once needs no unwrapping. */
  private readonly fresh = new WeakMap<WrappedKey, Buffer>();

  private constructor(
    private readonly db: Queryable,
    private readonly port: KeyPort,
    private readonly clock: () => Date,
  ) {}

  /** @throws KeyFileError; DatabaseError; BrokenSealError when the key-encryption key is not the one of this database */
  static async open(db: Queryable, port: KeyPort, clock: () => Date): Promise<Vault> {
    const vault = new Vault(db, port, clock);
    await vault.refresh();
    return vault;
  }

  /**
   * Loads the period keys and makes the current one when it is missing; two processes that make it at once end up with the same one.
   * Needed when a month begins and when a record of a period is met that another process made; the doors see to both.
   */
  async refresh(): Promise<void> {
    await this.load();
    for (const periode of [fixed, periodOf(this.clock())]) {
      if (!this.periods.has(periode)) await add.affect(this.db, periode, await this.port.wrap(newDataKey(), periode));
    }
    await this.load();
  }

  private async load(): Promise<void> {
    for (const { periode, sleutel } of await read.run(this.db)) {
      if (!this.periods.has(periode)) this.periods.set(periode, await this.port.unwrap(sleutel, periode));
    }
  }

  /** Makes sure that records of these periods can be opened, and that one can be sealed now. Asks the database only when a key is missing. */
  async ready(rows: readonly { readonly periode: string | null }[] = []): Promise<void> {
    const known = ({ periode }: { readonly periode: string | null }) => periode === null || this.periods.has(periode);
    if (!rows.every(known) || !this.periods.has(periodOf(this.clock()))) await this.refresh();
  }

  /** A fresh data key for a record. Call `ready` first. */
  newKey(id: string): WrappedKey {
    const periode = periodOf(this.clock());
    const key = newDataKey();
    const wrapped = { sleutel: wrapKey(this.periodKey(periode), key, id), periode };
    this.fresh.set(wrapped, key);
    return wrapped;
  }

  /** Seals under an existing data key of the record. @param place table, or table and column as `outbox.draad` */
  sealWith(key: WrappedKey, place: Tabel | `${Tabel}.${string}`, id: string, plain: Buffer, versie = 1): Buffer {
    return seal(this.fresh.get(key) ?? this.dataKey(key, id), plain, aadOf(place, id, versie));
  }

  /** Seals the first content of a record under a data key of its own. Call `ready` first. */
  seal(tabel: Tabel, id: string, plain: Buffer, versie = 1): WrappedKey & { readonly cipher: Buffer } {
    const periode = periodOf(this.clock());
    const key = newDataKey();
    return { cipher: seal(key, plain, aadOf(tabel, id, versie)), sleutel: wrapKey(this.periodKey(periode), key, id), periode };
  }

  /** @throws BrokenSealError when anything was changed or stands in another place */
  open(place: Tabel | `${Tabel}.${string}`, id: string, cipher: Buffer, key: WrappedKey, versie = 1): Buffer {
    return open(this.dataKey(key, id), cipher, aadOf(place, id, versie));
  }

  /** A keyed fingerprint; the same bytes match within one use only. It never changes with the period. */
  hmac(use: string, bytes: Buffer): Buffer {
    const known = this.printers.get(use);
    if (known) return known(bytes);
    const printer = fingerprinter(this.periodKey(fixed), use);
    this.printers.set(use, printer);
    return printer(bytes);
  }

  private dataKey({ sleutel, periode }: WrappedKey, id: string): Buffer {
    return unwrapKey(this.periodKey(periode), sleutel, id);
  }

  private periodKey(periode: string): Buffer {
    const key = this.periods.get(periode);
    if (!key) throw new Error(`kluis: de sleutel van periode ${periode} is niet geladen`);
    return key;
  }
}

/** @param key path of the key file, or another port to the key-encryption key */
export const openVault = async (db: Queryable, key: string | KeyPort, clock = () => new Date()): Promise<Vault> =>
  Vault.open(db, typeof key === 'string' ? await fileKeyPort(key) : key, clock);
