import { randomBytes } from 'node:crypto';
import { aadOf, deriveKey, open, seal } from '@schakel/privacy';
import type { Queryable } from './statement';
import { Statement } from './statement';
import type { Vault } from './vault';

const insert = new Statement<never>(`
insert into sessies (id_hash, inhoud, geldig_tot) values ($1, $2, clock_timestamp() + make_interval(secs => $3))
on conflict (id_hash) do update set inhoud = excluded.inhoud, geldig_tot = excluded.geldig_tot`);
const change = new Statement<never>(`
update sessies set inhoud = $2, geldig_tot = clock_timestamp() + make_interval(secs => $3)
where id_hash = $1 and geldig_tot > clock_timestamp()`);
const find = new Statement<{ inhoud: Buffer }>('select inhoud from sessies where id_hash = $1 and geldig_tot > clock_timestamp()');
const prolong = new Statement<never>('update sessies set geldig_tot = clock_timestamp() + make_interval(secs => $2) where id_hash = $1');
const remove = new Statement<never>('delete from sessies where id_hash = $1');
const place = aadOf('sessies', '', 1);

/**
 * Logins of people. The key of a session's content comes from its token, so that the table alone, even with every key of the hub, opens nothing.
 * Login inlog.
 */
export class Sessies {
  constructor(private readonly vault: Vault) {}

  /** Begins a session and gives the token for the cookie: 32 random bytes, base64url. @throws DatabaseError */
  async begin(on: Queryable, inhoud: unknown, ttlMs: number): Promise<string> {
    const token = randomBytes(32).toString('base64url');
    await this.write(on, token, inhoud, ttlMs);
    return token;
  }

  /** Writes a session anew under its token, and lets it live `ttlMs` from now. @throws DatabaseError */
  async write(on: Queryable, token: string, inhoud: unknown, ttlMs: number): Promise<void> {
    const { idHash, key } = this.secrets(token);
    await insert.run(on, idHash, seal(key, Buffer.from(JSON.stringify(inhoud), 'utf8'), place), ttlMs / 1_000);
  }

  /** Changes the content of a live session, which then lives `ttlMs` from now; without effect when it is gone. @throws DatabaseError */
  async replace(on: Queryable, token: string, inhoud: unknown, ttlMs: number): Promise<void> {
    const { idHash, key } = this.secrets(token);
    await change.run(on, idHash, seal(key, Buffer.from(JSON.stringify(inhoud), 'utf8'), place), ttlMs / 1_000);
  }

  /** The content of a live session; undefined for any other token. @throws DatabaseError */
  async read(on: Queryable, token: string): Promise<unknown> {
    const { idHash, key } = this.secrets(token);
    const row = await find.first(on, idHash);
    return row && (JSON.parse(open(key, row.inhoud, place).toString('utf8')) as unknown);
  }

  /** Moves the end to `ttlMs` from now; without effect when the session is gone. @throws DatabaseError */
  async extend(on: Queryable, token: string, ttlMs: number): Promise<void> {
    await prolong.run(on, this.secrets(token).idHash, ttlMs / 1_000);
  }

  /** Idempotent. @throws DatabaseError */
  async end(on: Queryable, token: string): Promise<void> {
    await remove.run(on, this.secrets(token).idHash);
  }

  private secrets(token: string) {
    const bytes = Buffer.from(token, 'utf8');
    return { idHash: this.vault.hmac('sessie', bytes), key: deriveKey(this.vault.hmac('sessie/sleutel', bytes), 'sessie') };
  }
}
