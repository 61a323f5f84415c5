import type { Gebruiker } from '@schakel/contracts';
import { uuidV7 } from '@schakel/contracts';
import type { Actie } from '@schakel/privacy';
import { BrokenSealError } from '@schakel/privacy';
import { AuditLog } from './audit';
import type { Queryable } from './statement';
import type { Account } from './toegang/account';
import type { AccountRow, Machine } from './toegang/statements';
import { accountId, listAccounts, listMachines, meetAccount, meetMachine } from './toegang/statements';
import type { Vault } from './vault';

export { ingerichtFrom, toegangCsv, toegangsregels } from './toegang/regels';
export type { Ingericht, LetOp, Toegangsregel } from './toegang/regels';
export type { Account } from './toegang/account';
export type { Machine } from './toegang/statements';

/** Who does something, as the audit log names them. */
export type Actor = Pick<Gebruiker, 'id' | 'rollen'>;
/** An actor for a login of which nobody knows whose it was. */
export const onbekend: Actor = { id: 'systeem:inlog', rollen: [] };

/**
 * Who has access. Login inlog writes, in the transaction of the session, and cannot read back a name; login beheer lists. A name stands sealed,
 * under a key of its own that is made anew at every login.
 */
export class Toegang {
  private readonly audit: AuditLog;

  constructor(private readonly vault: Vault) {
    this.audit = new AuditLog(vault);
  }

  /** Somebody came in over the pages. @throws DatabaseError */
  async enter(tx: Queryable, gebruiker: Gebruiker): Promise<void> {
    await this.meet(tx, gebruiker, 1);
    await this.log(tx, 'inlog', gebruiker);
  }

  /** Somebody went. @throws DatabaseError */
  leave(tx: Queryable, gebruiker: Actor): Promise<void> {
    return this.log(tx, 'uitlog', gebruiker);
  }

  /** A login came to nothing. @param code of the catalogue of errors @throws DatabaseError */
  refuse(on: Queryable, actor: Actor, code: string): Promise<void> {
    return this.log(on, 'inlog-geweigerd', actor, [code]);
  }

  /** Somebody uses the API with a token; not every request needs telling. @throws DatabaseError */
  person(on: Queryable, gebruiker: Gebruiker): Promise<void> {
    return this.meet(on, gebruiker, 0);
  }

  /** A machine uses the API; not every request needs telling. @throws DatabaseError */
  async machine(on: Queryable, inlognaam: string, partij: string): Promise<void> {
    await meetMachine.run(on, inlognaam, partij);
  }

  /** Everybody, last seen first; who looks is written down before. Login beheer. @throws DatabaseError */
  async list(
    on: Queryable,
    door: Actor,
    actie: 'toegang-ingezien' | 'toegang-uitgevoerd',
  ): Promise<{ accounts: Account[]; machines: Machine[] }> {
    await this.log(on, actie, door);
    const [rows, machines] = [await listAccounts.run(on), await listMachines.run(on)];
    await this.vault.ready(rows);
    return { accounts: rows.map((row) => this.accountOf(row)), machines };
  }

  private async meet(on: Queryable, { id: inlognaam, naam, organisatie, rollen, teams }: Gebruiker, inlogs: 0 | 1): Promise<void> {
    await this.vault.ready();
    const id = accountId(this.vault.hmac('toegang', Buffer.from(inlognaam, 'utf8')));
    const { cipher, sleutel, periode } = this.vault.seal('accounts', id, Buffer.from(JSON.stringify({ naam, inlognaam }), 'utf8'));
    await meetAccount.run(on, id, organisatie, cipher, rollen, teams, inlogs, sleutel, periode);
  }

  private accountOf({ id, naam, sleutel, periode, ...rest }: AccountRow): Account {
    return { ...rest, ...this.opened(id, naam, sleutel && periode ? { sleutel, periode } : undefined) };
  }

  /** One row that does not open must not hide the others. */
  private opened(id: string, cipher: Buffer, key: { sleutel: Buffer; periode: string } | undefined): Pick<Account, 'naam' | 'inlognaam'> {
    try {
      if (key) return JSON.parse(this.vault.open('accounts', id, cipher, key).toString('utf8')) as Pick<Account, 'naam' | 'inlognaam'>;
    } catch (error) {
      if (!(error instanceof BrokenSealError)) throw error;
    }
    return { naam: undefined, inlognaam: undefined };
  }

  private log(on: Queryable, actie: Actie, { id: actor, rollen: [rol] }: Actor, codes: readonly string[] = []): Promise<void> {
    const op = new Date();
    return this.audit.append(on, [{ id: uuidV7(op.getTime()), op, actie, actor, ...(rol ? { rol } : {}), codes, velden: [] }]);
  }
}
