import { createHash, createHmac, pbkdf2Sync, randomBytes } from 'node:crypto';

/** Everyone who uses the store, one database login each. `bus` knows only the schema of the bus; `zegel` is the sealer of the audit log. */
export const logins = [
  'intake',
  'inlog',
  'werkvoorraad',
  'overdrachten',
  'beheer',
  'toezicht',
  'relay',
  'afhandeling',
  'verzending',
  'termijnen',
  'bewaartermijnen',
  'zegel',
  'wacht',
  'alarmen',
  'bus',
] as const;
export type Login = (typeof logins)[number];

/** The PostgreSQL role of a login. Roles belong to the server: all hubs on one server share them, and so must share the secret. */
export const roleOf = (login: Login): string => `schakel_${login}`;

/** The same secret always gives the same password, so that nothing has to be stored or handed round. */
export const passwordOf = (roleSecret: string, login: Login): string =>
  createHmac('sha256', roleSecret).update(roleOf(login)).digest('base64url');

const iterations = 4096;

/** What the server keeps of a password (SCRAM-SHA-256, RFC 7677), made here so that the password itself never stands in a statement or a server log. */
export function verifierOf(password: string, salt = randomBytes(16)): string {
  const salted = pbkdf2Sync(password, salt, iterations, 32, 'sha256');
  const keyFor = (label: string): Buffer => createHmac('sha256', salted).update(label).digest();
  const stored = createHash('sha256').update(keyFor('Client Key')).digest('base64');
  return `SCRAM-SHA-256$${iterations}:${salt.toString('base64')}$${stored}:${keyFor('Server Key').toString('base64')}`;
}

/** Tells whether a role's password was set from this secret, without telling anything of the secret. */
export const secretMark = (roleSecret: string): string =>
  createHmac('sha256', roleSecret).update('merk van het geheim').digest('base64url').slice(0, 16);

/** The URL under which a login reaches the owner's database. */
export function urlOf(databaseUrl: string, roleSecret: string, login: Login): string {
  const url = new URL(databaseUrl);
  url.username = roleOf(login);
  url.password = passwordOf(roleSecret, login);
  return url.href;
}
