import { Statement } from '../statement';

export interface AccountRow {
  readonly id: string;
  readonly organisatie: string;
  readonly naam: Buffer;
  readonly rollen: string[];
  readonly teams: string[];
  readonly eerstGezien: Date;
  readonly laatstGezien: Date;
  readonly inlogs: number;
  readonly sleutel: Buffer | null;
  readonly periode: string | null;
}

/** A machine that once used the API, by the name under which its partij logs in. */
export interface Machine {
  readonly inlognaam: string;
  readonly partij: string;
  readonly eerstGezien: Date;
  readonly laatstGezien: Date;
}

/** The first 16 bytes of a keyed fingerprint as an id (RFC 9562, version 8): it finds an account and says nothing about whose it is. */
export function accountId(fingerprint: Buffer): string {
  const bytes = Buffer.from(fingerprint.subarray(0, 16));
  bytes.writeUInt8((bytes.readUInt8(6) & 0x0f) | 0x80, 6);
  bytes.writeUInt8((bytes.readUInt8(8) & 0x3f) | 0x80, 8);
  return bytes.toString('hex').replace(/^(.{8})(.{4})(.{4})(.{4})(.{12})$/, '$1-$2-$3-$4-$5');
}

/** Nothing is read back, so that the login needs no right to it. The account first: who comes in twice at once waits for its row, and the key that stands is of the name that stands. */
export const meetAccount = new Statement<never>(`
with account as (
  insert into accounts (id, organisatie, naam, rollen, teams, inlogs) values ($1, $2, $3, $4, $5, $6)
  on conflict (id) do update set naam = $3, rollen = $4, teams = $5, laatst_gezien = clock_timestamp(),
    inlogs = accounts.inlogs + $6
  returning id
)
insert into sleutels (tabel, record_id, sleutel, periode) select 'accounts', id, $7, $8 from account
on conflict (tabel, record_id) do update set sleutel = $7, periode = $8`);
export const meetMachine = new Statement<never>(`
insert into machines (inlognaam, partij) values ($1, $2)
on conflict (inlognaam) do update set partij = $2, laatst_gezien = clock_timestamp()`);

const seen = 'eerst_gezien as "eerstGezien", laatst_gezien as "laatstGezien"';
export const listAccounts = new Statement<AccountRow>(`
select a.id, organisatie, naam, rollen, teams, ${seen}, inlogs, s.sleutel, s.periode
from accounts a left join sleutels s on s.tabel = 'accounts' and s.record_id = a.id order by a.laatst_gezien desc`);
export const listMachines = new Statement<Machine>(`select inlognaam, partij, ${seen} from machines order by inlognaam`);
