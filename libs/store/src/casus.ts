import { RejectError } from '@schakel/contracts';
import { Slab } from './slab';
import type { Queryable } from './statement';
import type { Vault, WrappedKey } from './vault';
import type { Kop } from './casus/kop';
import { list } from './casus/list';
import { werklijst } from './casus/werklijst';
import type { CasusRow, PersoonRow } from './casus/statements';
import { insertKeys, readCasussen, readLocked, readPersonen, saveDossiers, saveSecties } from './casus/statements';

export type { Kop } from './casus/kop';
export type { CasusFilter, CasusRegel } from './casus/list';
export type { WerkFilter, WerkRegel } from './casus/werklijst';

/** A casus in the parts in which it is stored. Dossier and sections are plain data that survives JSON. */
export interface CasusDelen<Dossier, Sectie extends { readonly id: string }> {
  readonly kop: Kop;
  readonly dossier: Dossier;
  /** Without the persons whose key was destroyed. */
  readonly secties: readonly Sectie[];
}

interface KnownSectie {
  readonly key: WrappedKey;
  readonly tekst: string;
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
    if (!row.sleutel || !row.periode) return;
    const key = { sleutel: row.sleutel, periode: row.periode };
    this.keys.set(row.id, key);
    const dossier = this.vault.open('casussen', row.id, row.dossier, key, row.versie).toString('utf8');
    const secties = personen.flatMap((persoon) => this.takePersoon(persoon));
    this.casussen.set(row.id, {
      kop: kopOf(row),
      dossier: JSON.parse(dossier) as Dossier,
      secties: secties.map((tekst) => JSON.parse(tekst) as Sectie),
    });
  }

  private takePersoon({ id, versie, sectie, sleutel, periode }: PersoonRow): string[] {
    if (!sleutel || !periode) return [];
    const key = { sleutel, periode };
    const tekst = this.vault.open('casus_personen', id, sectie, key, versie).toString('utf8');
    this.secties.set(id, { key, tekst });
    return [tekst];
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

  /**
   * Locks casussen for this transaction, in id order, so that two batches never wait for each other both ways. One that does not exist yet,
   * or was erased, is not in the answer. @throws DatabaseError; BrokenSealError
   */
  async lock(tx: Queryable, ids: readonly string[]): Promise<LockedCasussen<Dossier, Sectie>> {
    return this.load(tx, ids.length > 0 ? await readLocked.run(tx, ids) : []);
  }

  /** Undefined when there is none, or it was erased. @throws DatabaseError; BrokenSealError */
  async get(on: Queryable, id: string): Promise<CasusDelen<Dossier, Sectie> | undefined> {
    return (await this.load(on, await readCasussen.run(on, [id]))).casussen.get(id);
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
