import type { Kept } from '@schakel/privacy';
import type { Inhoud } from '@schakel/contracts';
import { BrokenSealError } from '@schakel/privacy';
import { restoreMinimised } from '@schakel/privacy/restore';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Vault } from '../vault';
import type { PostvakStatus } from './item';

type Overdracht = Kept<Inhoud<'overdracht.v1'>>;

/** One handover as a team sees it. */
export interface PostvakItem {
  readonly id: string;
  readonly casus: string;
  readonly team: string;
  readonly status: PostvakStatus;
  readonly revisie: number;
  readonly ontvangenOp: Date;
  readonly uiterlijk: Date | undefined;
  readonly dringend: boolean;
  /** Who of the team is on it. */
  readonly behandelaar: string | undefined;
  /** Absent once the team gave it back, or the content was destroyed. */
  readonly kop: Overdracht['kop'];
  /** Only after oppakken: before it, the content is not even decrypted. */
  readonly inhoud: Overdracht['inhoud'];
  /** False when what is stored does not open: its key is gone without it, or its bytes were damaged. */
  readonly leesbaar: boolean;
}

interface Row {
  readonly id: string;
  readonly casus_id: string;
  readonly ontvanger: string;
  readonly postvak_status: PostvakStatus;
  readonly postvak_revisie: number;
  readonly aangemaakt_op: Date;
  readonly uiterlijk: Date | null;
  readonly dringend: boolean;
  readonly behandelaar: Buffer | null;
  readonly kop: Buffer | null;
  readonly inhoud: Buffer | null;
  readonly sleutel: Buffer | null;
  readonly periode: string | null;
}

const columns = (inhoud: string) => `
select o.id, o.casus_id, ontvanger, postvak_status, postvak_revisie, aangemaakt_op, uiterlijk, dringend, behandelaar, kop, ${inhoud} as inhoud, sleutel, periode
from outbox o left join sleutels s on s.tabel = 'outbox' and s.record_id = o.id
where kanaal = 'postvak' and ontvanger = any($1::text[]) and status <> 'ingetrokken'`;
const all = new Statement<Row>(`
${columns('null::bytea')} order by postvak_status in ('aangeboden', 'opgepakt') desc, aangemaakt_op desc, o.id limit $2`);
const one = new Statement<Row>(`${columns("case when postvak_status in ('opgepakt', 'afgerond') then inhoud end")} and o.id = $2`);
const key = new Statement<{ id: string; sleutel: Buffer; periode: string }>(`
select record_id as id, sleutel, periode from sleutels where tabel = 'outbox' and record_id = any($1::uuid[])`);
const change = new Statement<never>(`
update outbox set postvak_status = $2, postvak_revisie = $3, behandelaar = $4, status = case when $2 = 'aangeboden' then 'gereed' else 'bezorgd' end
where id = $1 and kanaal = 'postvak' and postvak_revisie <= $3 and status <> 'ingetrokken'`);

/** Opened one by one: what does not open must not hide what does. */
function itemOf(row: Row, vault: Vault): PostvakItem {
  const known = {
    id: row.id,
    casus: row.casus_id,
    team: row.ontvanger,
    status: row.postvak_status,
    revisie: row.postvak_revisie,
    ontvangenOp: row.aangemaakt_op,
    uiterlijk: row.uiterlijk ?? undefined,
    dringend: row.dringend,
  };
  try {
    return { ...known, ...openedOf(row, vault), leesbaar: true };
  } catch {
    // Nothing but this row was used, so it is this row; whoever shows it tells so.
    return { ...known, behandelaar: undefined, kop: undefined, inhoud: undefined, leesbaar: false };
  }
}

function openedOf(row: Row, vault: Vault): Pick<PostvakItem, 'behandelaar' | 'kop' | 'inhoud'> {
  const open = openerOf(row, vault);
  const kop = row.postvak_status === 'teruggegeven' ? undefined : open('outbox.kop', row.kop);
  const inhoud = open('outbox', row.inhoud);
  return {
    behandelaar: open('outbox.behandelaar', row.behandelaar),
    kop: kop === undefined ? undefined : (JSON.parse(kop) as Overdracht['kop']),
    inhoud: inhoud === undefined ? undefined : (restoreMinimised(JSON.parse(inhoud)).inhoud as Overdracht).inhoud,
  };
}

/** Bytes that are gone are gone; bytes that are there need their key. */
function openerOf({ id, sleutel, periode }: Row, vault: Vault) {
  return (place: 'outbox' | 'outbox.kop' | 'outbox.behandelaar', cipher: Buffer | null): string | undefined => {
    if (!cipher || cipher.length === 0) return undefined;
    if (!sleutel || !periode) throw new BrokenSealError();
    return vault.open(place, id, cipher, { sleutel, periode }).toString('utf8');
  };
}

async function itemsOf(rows: readonly Row[], vault: Vault): Promise<PostvakItem[]> {
  await vault.ready(rows);
  return rows.map((row) => itemOf(row, vault));
}

/** What waits for teams, and what they took up. Login overdrachten reads; afhandeling changes. */
export class Postvak {
  constructor(private readonly vault: Vault) {}

  /** Headings of what these teams have: first what runs, so that no number of finished ones pushes it out; newest first. @throws DatabaseError */
  async list(on: Queryable, teams: readonly string[], limit = 200): Promise<PostvakItem[]> {
    return itemsOf(await all.run(on, teams, limit), this.vault);
  }

  /** One of these teams' own; undefined for anybody else's. @throws DatabaseError */
  async get(on: Queryable, teams: readonly string[], id: string): Promise<PostvakItem | undefined> {
    return (await itemsOf(await one.run(on, teams, id), this.vault))[0];
  }

  /** Shows the team where it stands after a decision. An older revisie changes nothing. @throws DatabaseError */
  async set(
    tx: Queryable,
    changes: readonly { readonly id: string; readonly status: PostvakStatus; readonly revisie: number; readonly behandelaar?: string }[],
  ): Promise<void> {
    const sorted = [...changes].sort((left, right) => (left.id < right.id ? -1 : 1));
    const keys = await key.run(
      tx,
      sorted.map(({ id }) => id),
    );
    await this.vault.ready(keys);
    for (const { id, status, revisie, behandelaar } of sorted) {
      const wrapped = keys.find((row) => row.id === id);
      const naam = behandelaar && wrapped ? this.vault.sealWith(wrapped, 'outbox.behandelaar', id, Buffer.from(behandelaar, 'utf8')) : null;
      await change.run(tx, id, status, revisie, naam);
    }
  }
}
