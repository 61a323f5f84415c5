import { RejectError } from '@schakel/contracts';
import { BrokenSealError } from '@schakel/privacy';
import { Slab } from './slab';
import type { Queryable } from './statement';
import type { Vault, WrappedKey } from './vault';
import type { Kop } from './casus/kop';
import { list } from './casus/list';
import type { KnownSectie } from './casus/open';
import { openCasus, openPersoon } from './casus/open';
import { werklijst } from './casus/werklijst';
import type { CasusRow, PersoonRow } from './casus/statements';
import { inBeoordeling, insertKeys, readCasussen, readLocked, readPersonen, saveDossiers, saveSecties } from './casus/statements';

export type { Kop } from './casus/kop';
export { casusRegels } from './casus/list';
export type { CasusRegel } from './casus/list';
export type { CasusFilter } from './casus/page';
export type { WerkRegel } from './casus/werklijst';

/** A casus in the parts in which it is stored. Dossier and sections are plain data that survives JSON. */
export interface CasusDelen<Dossier, Sectie extends { readonly id: string }> {
  readonly kop: Kop;
  readonly dossier: Dossier;
  /** Without the persons whose key was destroyed. */
  readonly secties: readonly Sectie[];
}

/** A casus to look at. */
export interface GelezenCasus<Dossier, Sectie extends { readonly id: string }> extends CasusDelen<Dossier, Sectie> {
  /** Persons whose section is there and does not open: its bytes were damaged. They are missing in `secties`. */
  readonly onleesbaar: readonly string[];
}

/** Casussen that this transaction holds; only these, and new ones, can be saved. */
export class LockedCasussen<Dossier, Sectie extends { readonly id: string }> {
  readonly casussen = new Map<string, CasusDelen<Dossier, Sectie>>();
  private readonly keys = new Map<string, WrappedKey>();
  private readonly secties = new Map<string, KnownSectie>();

  constructor(
    private readonly tx: Queryable,
    private readonly vault: Vault,
  ) {}

  /** @internal filled by `Casussen` */
  take(row: CasusRow, personen: readonly PersoonRow[]): void {
    const opened = openCasus(this.vault, row);
    if (!opened) return;
    const secties = personen.flatMap((persoon) => openPersoon(this.vault, persoon) ?? []);
    this.keys.set(row.id, opened.key);
    for (const { id, ...known } of secties) this.secties.set(id, known);
    this.casussen.set(row.id, {
      kop: kopOf(row),
      dossier: opened.dossier as Dossier,
      secties: secties.map(({ tekst }) => JSON.parse(tekst) as Sectie),
    });
  }

  /**
   * Writes casussen in at most four statements, in id order; sections that did not change are left alone. Keys are made for what is new.
   * @throws RejectError `verouderde-versie` when a version is not newer than what stands
   */
  async save(items: readonly CasusDelen<Dossier, Sectie>[]): Promise<void> {
    if (items.length === 0) return;
    await this.vault.ready();
    const sorted = [...items].sort((left, right) => (left.kop.id < right.kop.id ? -1 : 1));
    const secties = sorted.flatMap((item) => this.changed(item));
    const dossiers = sorted.map((item) => this.sealDossier(item));
    await insertKeys(
      this.tx,
      [...dossiers, ...secties].filter(({ isNew }) => isNew),
    );
    if ((await saveDossiers(this.tx, new Slab(), dossiers)) !== items.length) throw new RejectError('verouderde-versie');
    if (secties.length > 0) await saveSecties(this.tx, new Slab(), secties);
  }

  private sealDossier({ kop, dossier }: CasusDelen<Dossier, Sectie>) {
    const known = this.keys.get(kop.id);
    const key = known ?? this.vault.newKey(kop.id);
    const cipher = this.vault.sealWith(key, 'casussen', kop.id, Buffer.from(JSON.stringify(dossier), 'utf8'), kop.versie);
    return { tabel: 'casussen', id: kop.id, casus: kop.id, persoon: null, kop, key, cipher, isNew: !known };
  }

  private changed({ kop, secties }: CasusDelen<Dossier, Sectie>) {
    return secties.flatMap((sectie) => {
      const tekst = JSON.stringify(sectie);
      const known = this.secties.get(sectie.id);
      if (known?.tekst === tekst) return [];
      const key = known?.key ?? this.vault.newKey(sectie.id);
      const cipher = this.vault.sealWith(key, 'casus_personen', sectie.id, Buffer.from(tekst, 'utf8'), kop.versie);
      return [
        { tabel: 'casus_personen', id: sectie.id, casus: kop.id, persoon: sectie.id, versie: kop.versie, key, cipher, isNew: !known },
      ];
    });
  }
}

const kopOf = (row: CasusRow): Kop => ({
  id: row.id,
  versie: row.versie,
  status: row.status,
  dringend: row.dringend,
  ontvangenOp: row.ontvangen_op.toISOString(),
  meldingen: row.meldingen,
});

/** The casussen. Login afhandeling locks and saves; werkvoorraad reads and lists. */
export class Casussen<Dossier, Sectie extends { readonly id: string }> {
  constructor(private readonly vault: Vault) {}

  /** Which of these have no vervolgbesluit yet. Holds nothing: ask before `lock`. @throws DatabaseError */
  async inBeoordeling(on: Queryable, ids: readonly string[]): Promise<Set<string>> {
    return new Set((await inBeoordeling.run(on, ids)).map(({ id }) => id));
  }

  /**
   * Locks casussen for this transaction, in id order, so that two batches never wait for each other both ways. One that does not exist yet,
   * or was erased, is not in the answer. @throws DatabaseError; BrokenSealError
   */
  async lock(tx: Queryable, ids: readonly string[]): Promise<LockedCasussen<Dossier, Sectie>> {
    return this.load(tx, ids.length > 0 ? await readLocked.run(tx, ids) : []);
  }

  /**
   * To look at, not to save: a person whose section is damaged does not hide the others. Undefined when there is none.
   * @throws RejectError `sleutel-vernietigd` when it was erased; DatabaseError; BrokenSealError when the dossier itself is damaged
   */
  async get(on: Queryable, id: string): Promise<GelezenCasus<Dossier, Sectie> | undefined> {
    const [row] = await readCasussen.run(on, [id]);
    if (!row) return undefined;
    if (row.status === 'vernietigd') throw new RejectError('sleutel-vernietigd');
    const personen = await readPersonen.run(on, [id]);
    await this.vault.ready([row, ...personen]);
    const opened = openCasus(this.vault, row);
    if (!opened) return undefined;
    const read = personen.map((persoon) => this.readPersoon(persoon));
    return {
      kop: kopOf(row),
      dossier: opened.dossier as Dossier,
      secties: read.flatMap(({ sectie }) => sectie ?? []),
      onleesbaar: read.flatMap(({ onleesbaar }) => onleesbaar ?? []),
    };
  }

  private readPersoon(row: PersoonRow): { sectie?: Sectie; onleesbaar?: string } {
    try {
      const opened = openPersoon(this.vault, row);
      return opened ? { sectie: JSON.parse(opened.tekst) as Sectie } : {};
    } catch (error) {
      if (!(error instanceof BrokenSealError)) throw error;
      return { onleesbaar: row.id };
    }
  }

  /** Open and closed casussen, newest first, a page at a time. @throws DatabaseError */
  readonly list = list;

  /** What is to be done, urgent first, then by the nearest term. @throws DatabaseError */
  readonly werklijst = werklijst;

  private async load(on: Queryable, rows: readonly CasusRow[]): Promise<LockedCasussen<Dossier, Sectie>> {
    const locked = new LockedCasussen<Dossier, Sectie>(on, this.vault);
    if (rows.length === 0) return locked;
    const personen = await readPersonen.run(
      on,
      rows.map(({ id }) => id),
    );
    await this.vault.ready([...rows, ...personen]);
    for (const row of rows)
      locked.take(
        row,
        personen.filter(({ casus_id }) => casus_id === row.id),
      );
    return locked;
  }
}
