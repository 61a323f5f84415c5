import type { Gebruiker, ReactieOpOverdracht } from '@schakel/contracts';
import { RejectError, uuidV5, uuidV7 } from '@schakel/contracts';
import type { JournalEntry, Receipt } from '@schakel/store/journal-append';
import type { PostvakItem } from '../../apps/gateway/src/overdrachten/inbox';
import { Inbox } from '../../apps/gateway/src/overdrachten/inbox';

const day = 86_400_000;

/** A handover to usd-huizen as the store would show it, its content included. */
export function offered(more: Partial<PostvakItem> = {}): PostvakItem {
  const personen = [
    { id: 'p1', volledigeNaam: 'Jip Oefenkind', geboortedatum: '2019-03-14' },
    { id: 'p2', volledigeNaam: 'Mies Oefenouder', geboortedatum: '1988-11-02' },
  ];
  const adres = { straat: 'Verzonnenlaan', huisnummer: '12', postcode: '1271AA', woonplaats: 'Huizen' };
  return {
    id: uuidV5('overdracht', more.team ?? 'usd-huizen', String(more.dringend)),
    casus: uuidV5('casus'),
    team: 'usd-huizen',
    status: 'aangeboden',
    revisie: 1,
    ontvangenOp: new Date(Date.now() - day),
    uiterlijk: new Date(Date.now() + 4 * day),
    dringend: false,
    behandelaar: undefined,
    leesbaar: true,
    kop: { gemeente: 'Huizen', personen },
    inhoud: {
      samenvatting: 'Er zijn zorgen over de veiligheid thuis.\nMet beide ouders is gesproken.',
      uitkomst: 'overdracht',
      personen: personen.map((persoon) => ({ ...persoon, formeelAdres: adres, telefoonnummers: ['06-00000000'] })),
    },
    ...more,
  };
}

/** The inbox with the promises of the store's doors, and an afhandeling that the test runs itself. */
export class MemoryInbox extends Inbox {
  readonly items = new Map<string, PostvakItem>();
  readonly journal = new Map<string, { entry: JournalEntry; receipt: Receipt }>();
  readonly opened: { id: string; door: string }[] = [];
  /** False lets answers wait, as when the workers are away. */
  quick = true;

  put(...items: readonly PostvakItem[]): void {
    for (const item of items) this.items.set(item.id, item);
  }

  list(teams: readonly string[]): Promise<readonly PostvakItem[]> {
    const own = [...this.items.values()].filter(({ team }) => teams.includes(team));
    return Promise.resolve(own.map((item) => ({ ...hidden(item), inhoud: undefined })));
  }

  get(teams: readonly string[], id: string): Promise<PostvakItem | undefined> {
    const item = this.items.get(id);
    return Promise.resolve(item && teams.includes(item.team) ? hidden(item) : undefined);
  }

  append(entry: JournalEntry): Promise<Receipt> {
    const known = this.journal.get(String(entry.referentie));
    if (known !== undefined && !known.entry.bytes.equals(entry.bytes)) return Promise.reject(new RejectError('andere-inhoud'));
    if (known !== undefined) return Promise.resolve({ ...known.receipt, herhaling: true });
    const id = uuidV7(Date.now());
    const receipt: Receipt = { id, ontvangenOp: new Date(), status: 'ontvangen', twijfel: [], herhaling: false };
    this.journal.set(String(entry.referentie), { entry, receipt });
    if (this.quick) this.handleAll();
    return Promise.resolve(receipt);
  }

  receipt(id: string): Promise<Receipt | undefined> {
    return Promise.resolve([...this.journal.values()].find(({ receipt }) => receipt.id === id)?.receipt);
  }

  seen({ id }: PostvakItem, door: Gebruiker): Promise<void> {
    this.opened.push({ id, door: door.id });
    return Promise.resolve();
  }

  /** What afhandeling would do with answers that the decision refuses: no effect, and the receipt says so. */
  refuseAll(): void {
    for (const [key, { entry, receipt }] of this.journal)
      if (receipt.status === 'ontvangen') this.journal.set(key, { entry, receipt: { ...receipt, status: 'afgewezen' } });
  }

  /** What afhandeling would do with the answers that wait. */
  handleAll(): void {
    for (const [key, { entry, receipt }] of this.journal) {
      if (receipt.status !== 'ontvangen') continue;
      this.journal.set(key, { entry, receipt: { ...receipt, status: 'afgehandeld' } });
      const { overdracht, reactie, door } = JSON.parse(entry.bytes.toString('utf8')) as ReactieOpOverdracht;
      const item = this.items.get(overdracht)!;
      const taken = reactie === 'acceptatie' ? { behandelaar: door.naam } : {};
      this.items.set(overdracht, { ...item, ...taken, status: statusAfter[reactie] ?? item.status, revisie: item.revisie + 1 });
    }
  }
}

const statusAfter: Partial<Record<string, PostvakItem['status']>> = {
  acceptatie: 'opgepakt',
  teruggave: 'teruggegeven',
  afronding: 'afgerond',
};

function hidden(item: PostvakItem): PostvakItem {
  const open = item.status === 'opgepakt' || item.status === 'afgerond';
  return { ...item, kop: item.status === 'teruggegeven' ? undefined : item.kop, inhoud: open ? item.inhoud : undefined };
}
