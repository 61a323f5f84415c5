import type { Client } from 'pg';
import { DatabaseError, safeError } from './database-error';
import type { Login } from './roles';
import { logins, passwordOf, roleOf, secretMark, verifierOf } from './roles';

/** Another database on this server did the same at this moment: the catalogue of roles is shared, our advisory lock is not. */
const raced = new Set(['XX000', '42710', '23505']);
const attempts = 8;

/**
 * Makes every login role and sets its password, unless a mark on the role says that this secret set it. Roles belong to the server: hubs
 * that share one use the same secret, and a hub with another secret takes the roles over (that is how a secret is changed).
 */
export async function ensureRoles(client: Client, roleSecret: string): Promise<void> {
  for (const login of logins) await ensureRole(client, login, roleSecret, attempts);
}

async function ensureRole(client: Client, login: Login, roleSecret: string, left: number): Promise<void> {
  const role = roleOf(login);
  const mark = secretMark(roleSecret);
  const { rows } = await client.query<{ merk: string | null }>(
    "select shobj_description(oid, 'pg_authid') as merk from pg_roles where rolname = $1",
    [role],
  );
  if (rows[0]?.merk === mark) return;
  const verb = rows.length === 0 ? 'create' : 'alter';
  const verifier = verifierOf(passwordOf(roleSecret, login));
  try {
    await client.query(`${verb} role ${role} login noinherit nocreatedb nocreaterole password '${verifier}'`);
    await client.query(`comment on role ${role} is '${mark}'`);
  } catch (error) {
    const safe = safeError(error);
    if (left === 0 || !(safe instanceof DatabaseError) || !raced.has(safe.sqlstate ?? '')) throw safe;
    await ensureRole(client, login, roleSecret, left - 1);
  }
}
