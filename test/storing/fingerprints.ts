/** What the fingerprint of each report must be, from its own bytes and the hub's key. */
import { openVault, type Vault } from '@schakel/store/vault';
import { Client } from 'pg';
import { readEnvironment } from '../../scripts/lib/run-file.mjs';
import { reportOf } from './message';
import type { World } from './world';

async function withVault<T>({ hub }: World, work: (vault: Vault) => T): Promise<T> {
  const { SLEUTELBESTAND = '' } = readEnvironment(hub.dir) as Record<string, string>;
  const client = new Client({ connectionString: hub.run.databaseUrl });
  await client.connect();
  try {
    return work(await openVault(client, SLEUTELBESTAND));
  } finally {
    await client.end();
  }
}

/** By reference. */
export const fingerprints = (world: World, seed: number, reports: number): Promise<Map<string, string>> =>
  withVault(world, (vault) => {
    const all = Array.from({ length: reports }, (_, nr) => reportOf(seed, nr));
    return new Map(all.map(({ referentienummer, body }) => [referentienummer, vault.hmac('vingerafdruk', body).toString('hex')]));
  });
