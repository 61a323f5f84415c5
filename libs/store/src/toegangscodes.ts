import type { Database, Queryable } from './database';
import { Statement } from './statement';
import type { Vault } from './vault';

/** A code counts ten minutes and five tries; one address gets at most five an hour. After it the form is open for a working day. */
const grenzen = { codeMinuten: 10, pogingen: 5, perUur: 5, formulierUren: 10 } as const;

const lock = new Statement<never>('select pg_advisory_xact_lock(7240523, hashtext($1))');
const tidy = new Statement<never>(`delete from toegangscodes where geldig_tot < clock_timestamp() - interval '1 day'`);
const replaceEarlier = new Statement<never>('update toegangscodes set code = null where houder = $1 and bevestigd_op is null');
const ask = new Statement<{ verstuur: boolean }>(`
insert into toegangscodes (houder, adres, code, partij, geldig_tot)
select $1, $2, case when recent.aantal < ${grenzen.perUur} and $4::text is not null then $3::bytea end, $4,
  clock_timestamp() + interval '${grenzen.codeMinuten} minutes'
from (select count(*) as aantal from toegangscodes where adres = $2 and aangevraagd_op > clock_timestamp() - interval '1 hour') recent
returning code is not null as verstuur`);
/** One statement, so that two tries at once count as two. */
const confirm = new Statement<{ goed: boolean }>(`
update toegangscodes set pogingen = pogingen + 1,
  houder = case when code = $2 then $3 else houder end,
  bevestigd_op = case when code = $2 then clock_timestamp() end,
  geldig_tot = case when code = $2 then clock_timestamp() + interval '${grenzen.formulierUren} hours' else geldig_tot end,
  code = case when code = $2 then null else code end
where houder = $1 and code is not null and pogingen < ${grenzen.pogingen} and geldig_tot > clock_timestamp()
returning bevestigd_op is not null as goed`);
const read = new Statement<{ partij: string }>(`
select partij from toegangscodes where houder = $1 and bevestigd_op is not null and partij is not null and geldig_tot > clock_timestamp()`);
const remove = new Statement<never>('delete from toegangscodes where houder = $1');

/** What is asked for: `houder` is the secret that the browser gets, `vorige` the one that it had. */
export interface Aanvraag {
  readonly houder: string;
  readonly vorige?: string;
  readonly adres: string;
  readonly code: string;
  /** Undefined: no partij has this address. It is written down all the same, so that nothing tells the two apart. */
  readonly partij: string | undefined;
}

/**
 * Codes for the form of professionals. Secrets, codes and addresses are kept as HMAC only. Login intake.
 * Every method throws DatabaseError.
 */
export class Toegangscodes {
  constructor(
    private readonly db: Database,
    private readonly vault: Vault,
  ) {}

  /** Writes the request down; an earlier code of the same browser counts no more. True when the code is to be sent. */
  async ask({ houder, vorige, adres, code, partij }: Aanvraag): Promise<boolean> {
    const [who, address] = [this.houder(houder), this.vault.hmac('toegangscode/adres', text(adres))];
    return this.db.transaction(async (tx: Queryable) => {
      await lock.run(tx, address.toString('hex'));
      await tidy.affect(tx);
      if (vorige) await replaceEarlier.affect(tx, this.houder(vorige));
      const row = await ask.first(tx, who, address, this.code(houder, code), partij ?? null);
      return row?.verstuur === true;
    });
  }

  /** Takes back what could not be sent: it does not count against the address. Idempotent. */
  async withdraw(houder: string): Promise<void> {
    await remove.affect(this.db, this.houder(houder));
  }

  /** Whether this is the code; each try counts, a code counts once, and then `nieuw` is what the browser must hold. */
  async confirm(houder: string, code: string, nieuw: string): Promise<boolean> {
    const row = await confirm.first(this.db, this.houder(houder), this.code(houder, code), this.houder(nieuw));
    return row?.goed === true;
  }

  /** For which partij this browser may report; undefined without a confirmed code. */
  async partijOf(houder: string): Promise<string | undefined> {
    return (await read.first(this.db, this.houder(houder)))?.partij;
  }

  private houder(secret: string): Buffer {
    return this.vault.hmac('toegangscode/houder', text(secret));
  }

  private code(houder: string, code: string): Buffer {
    return this.vault.hmac('toegangscode/code', text(`${houder} ${code}`));
  }
}

const text = (value: string): Buffer => Buffer.from(value, 'utf8');
