import { Client } from 'pg';
import type { Side } from '../side';

/** Keeps every gateway from reading mailboxes, as another that leads would, until it is let go. */
export interface HeldLead {
  letGo(): Promise<void>;
}

const key = "hashtextextended('schakel/postbussen', 0)";
const holders = `select pg_terminate_backend(pid) from pg_locks where locktype = 'advisory' and granted and objsubid = 1
  and database = (select oid from pg_database where datname = current_database())
  and classid::bigint = (${key} >> 32) & 4294967295 and objid::bigint = ${key} & 4294967295`;

/** Stands in line for the lead, and ends the connection that has it: a gateway never waits in line. */
export async function takeLead(databaseUrl: string, { owner }: Pick<Side, 'owner'>): Promise<HeldLead> {
  const { rows } = await owner.query<{ name: string }>('select current_database() as name');
  const client = new Client({ connectionString: Object.assign(new URL(databaseUrl), { pathname: `/${rows[0]?.name ?? ''}` }).href });
  await client.connect();
  const taken = client.query(`select pg_advisory_lock(${key})`);
  await owner.query(holders);
  await taken;
  return { letGo: () => client.end() };
}
