import type { Fout, Gebruiker, Inhoud, Soort, SoortIn } from '@schakel/contracts';
import { RejectError, uuidV7 } from '@schakel/contracts';
import type { AuditEvent } from '@schakel/privacy';
import type { Casus } from '@schakel/domain';
import { splitCasus } from '@schakel/domain';
import type { Geweigerd } from '@schakel/store/beheer';
import type { CasusFilter, WerkRegel } from '@schakel/store/casus';
import type { JournalEntry, Receipt } from '@schakel/store/journal-append';
import { WerkvoorraadStore } from '../../apps/gateway/src/werkvoorraad/werkvoorraad';
import { World } from './world';

/** The store of the work list around one casus that real decisions drive, with an afhandeling that the test runs itself. */
export class MemoryWerkvoorraad extends WerkvoorraadStore {
  readonly logged: AuditEvent[] = [];
  readonly entries = new Map<string, { entry: JournalEntry; receipt: Receipt }>();
  readonly filters: CasusFilter[] = [];
  refused: Geweigerd[] = [];
  /** Persons whose stored bytes are damaged. */
  unreadable: string[] = [];
  /** Persons whose key was destroyed. */
  erased: string[] = [];
  lines: WerkRegel[] = [];
  /** False lets berichten wait, as when the workers are away. */
  quick = true;

  constructor(public world: World = new World(new Date())) {
    super();
  }

  get file(): Casus {
    return this.world.file;
  }

  readonly db = { query: () => Promise.resolve({ rows: this.refused, rowCount: this.refused.length }) };

  readonly casussen: WerkvoorraadStore['casussen'] = {
    get: (_on, id) =>
      Promise.resolve(
        this.world.casus?.id === id
          ? { ...partsOf(this.file, [...this.unreadable, ...this.erased]), onleesbaar: this.unreadable }
          : undefined,
      ),
    list: () => Promise.resolve({ casussen: [] }),
    werklijst: (_on, filter) => {
      this.filters.push(filter ?? {});
      return Promise.resolve({ regels: this.lines, ...(this.lines.length > 1 ? { volgende: this.lines.at(-1)!.id } : {}) });
    },
  };

  readonly journal: WerkvoorraadStore['journal'] = {
    append: (entry) => this.append(entry),
    receipt: (id) => Promise.resolve([...this.entries.values()].find(({ receipt }) => receipt.id === id)?.receipt),
  };

  /** What a bericht said when it came in. */
  readonly contents = new Map<string, Buffer>();
  /** What is known against a bericht. */
  readonly fouten = new Map<string, Fout[]>();
  readonly berichtVan: WerkvoorraadStore['berichtVan'] = (bericht) =>
    Promise.resolve({ inhoud: this.contents.get(bericht), fouten: this.fouten.get(bericht) ?? [] });

  /** Who said about which refused bericht that its sender was called. */
  readonly calls: { bericht: string; opdracht: Parameters<WerkvoorraadStore['gebeld']>[1] }[] = [];
  readonly gebeld: WerkvoorraadStore['gebeld'] = (bericht, opdracht) => {
    const found = this.refused.some(({ id }) => id === bericht);
    if (found) this.calls.push({ bericht, opdracht });
    this.refused = this.refused.filter(({ id }) => id !== bericht);
    return Promise.resolve(found);
  };

  readonly audit: WerkvoorraadStore['audit'] = {
    append: (_tx, events) => {
      this.logged.push(...events);
      return Promise.resolve();
    },
  };

  /** What afhandeling would do with what waits. */
  handleAll(): void {
    for (const [key, { entry, receipt }] of this.entries) {
      if (receipt.status === 'afgehandeld') continue;
      this.world.now = new Date();
      this.world.send(entry.soort as SoortIn, 'veilig-thuis-gv', JSON.parse(entry.bytes.toString('utf8')) as Inhoud<SoortIn>, receipt.id);
      this.entries.set(key, { entry, receipt: { ...receipt, status: 'afgehandeld' } });
    }
  }

  /** What the last bericht of this soort said, and who said it. */
  last(soort: Soort): { door: Pick<Gebruiker, 'id' | 'naam' | 'organisatie'> } & Record<string, unknown> {
    const found = [...this.entries.values()].findLast(({ entry }) => entry.soort === soort);
    return JSON.parse(found!.entry.bytes.toString('utf8')) as ReturnType<typeof this.last>;
  }

  private append(entry: JournalEntry): Promise<Receipt> {
    const known = this.entries.get(String(entry.referentie));
    if (known !== undefined && !known.entry.bytes.equals(entry.bytes)) return Promise.reject(new RejectError('andere-inhoud'));
    if (known !== undefined) return Promise.resolve({ ...known.receipt, herhaling: true });
    const receipt: Receipt = { id: uuidV7(Date.now()), ontvangenOp: new Date(), status: 'ontvangen', twijfel: [], herhaling: false };
    this.entries.set(String(entry.referentie), { entry, receipt });
    if (this.quick) this.handleAll();
    return Promise.resolve(receipt);
  }
}

function partsOf(casus: Casus, without: readonly string[]) {
  const { kop, dossier, secties } = splitCasus(casus);
  return { kop, dossier, secties: secties.filter(({ id }) => !without.includes(id)) };
}
