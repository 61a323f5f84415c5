import { randomBytes } from 'node:crypto';
import { asOwner } from './owner';

/**
 * Makes a database beside this one, lends it, and drops it whatever happened.
 * The owner needs the right to create databases.
 *
 * @throws DatabaseError; whatever `work` threw
 */
export async function withDrillDatabase<T>(serverUrl: string, work: (databaseUrl: string) => Promise<T>): Promise<T> {
  const name = `schakel_proef_${randomBytes(6).toString('hex')}`;
  const statement = (text: string) => asOwner(serverUrl, (client) => client.query(text));
  await statement(`create database ${name}`);
  try {
    return await work(Object.assign(new URL(serverUrl), { pathname: `/${name}` }).href);
  } finally {
    await statement(`drop database if exists ${name} with (force)`);
  }
}
