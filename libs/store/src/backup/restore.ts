import { uuidV7 } from '@schakel/contracts';
import type { AuditEvent, AuditInput, Bevinding } from '@schakel/privacy';
import { auditEvent } from '@schakel/privacy';
import type { Client } from 'pg';
import { AuditLog } from '../audit';
import { sealAudit, verifyAudit } from '../audit/chain';
import { Database } from '../database';
import type { KeyPort } from '../key-port';
import { migrate } from '../migrate';
import { openVault } from '../vault';
import type { GekozenBackup, Keuze } from './choose';
import { continueNumbers, copyIn } from './copy';
import type { Rechtgezet } from './erase-again';
import { eraseAgain } from './erase-again';
import { BackupError } from './error';
import type { Hervat } from './go-on';
import { goOn } from './go-on';
import type { Manifest, Tabelkopie } from './manifest';
import { asOwner, inTransaction, queryable } from './owner';
import type { Steekproef } from './sample';
import { sampleContent } from './sample';
import type { Deel } from './tables';

const reden = 'na het herstel van een back-up opnieuw vernietigd';

export interface Herstelopdracht {
  readonly databaseUrl: string;
  readonly roleSecret: string;
  readonly port: KeyPort;
  /** Who restores, as the audit log names people. */
  readonly actor: string;
  readonly clock: () => Date;
  readonly report: (deel: Deel, tabel: Tabelkopie) => void;
}

/** What came back, and what was found when it was looked at. */
export interface Herstelverslag {
  readonly gegevens: Manifest;
  readonly sleutels: Manifest;
  readonly hervat: Hervat;
  readonly rechtgezet: Rechtgezet;
  readonly bevindingen: readonly Bevinding[];
  readonly steekproef: readonly Steekproef[];
  /** Chain whole, and nothing of the sample damaged. */
  readonly goed: boolean;
}

/**
 * Restores a chosen backup into an empty database and brings it to this version. Counts and digests were or are verified, the audit chain is
 * walked up to where it stood, a sample is opened. Afterwards a hub may start on it: what was open goes on.
 * When it throws halfway the database is of no use: drop it.
 *
 * @throws BackupError; DatabaseError
 */
export async function restoreBackup({ gegevens, sleutels }: Keuze, task: Herstelopdracht): Promise<Herstelverslag> {
  await asOwner(task.databaseUrl, refuseFilled);
  for (const backup of [gegevens, sleutels]) await fill(backup, task);
  await migrate(task.databaseUrl, task.roleSecret);
  const settled = await asOwner(task.databaseUrl, (client) => inTransaction(client, 'begin', () => settle(client, task)));
  await sealAll(task);
  const looked = await asOwner(task.databaseUrl, async (client) => ({
    bevindingen: await verifyAudit(queryable(client), endOf(gegevens.manifest)),
    steekproef: await sampleContent(client, task.port),
  }));
  const goed = looked.bevindingen.length === 0 && looked.steekproef.every(({ mislukt }) => mislukt === 0);
  return { gegevens: gegevens.manifest, sleutels: sleutels.manifest, ...settled, ...looked, goed };
}

/** In one transaction with its trace in the audit log. */
async function settle(client: Client, { port, clock, actor }: Herstelopdracht): Promise<Pick<Herstelverslag, 'hervat' | 'rechtgezet'>> {
  const hervat = await goOn(client);
  const rechtgezet = await eraseAgain(client);
  const trace = (event: Pick<AuditInput, 'actie' | 'casus' | 'codes' | 'reden'>): AuditEvent => {
    const op = clock();
    return auditEvent({ ...event, id: uuidV7(op.getTime()), op, actor });
  };
  const erased = rechtgezet.vernietigd.map((casus) => trace({ actie: 'vernietigd', casus, codes: ['casus'], reden }));
  const vault = await openVault(queryable(client), port, clock);
  await new AuditLog(vault).append(queryable(client), [trace({ actie: 'hersteld' }), ...erased]);
  return { hervat, rechtgezet };
}

async function refuseFilled(client: Client): Promise<void> {
  const { rowCount } = await client.query("select from pg_class where relnamespace = 'public'::regnamespace limit 1");
  if (rowCount) throw new BackupError('doel-niet-leeg');
}

/** The keys may be of a later version than the data: each goes into the database of its own version. */
async function fill({ manifest, pad }: GekozenBackup, { databaseUrl, roleSecret, report }: Herstelopdracht): Promise<void> {
  await migrate(databaseUrl, roleSecret, manifest.migratie);
  await asOwner(databaseUrl, (client) =>
    inTransaction(client, 'begin', async () => {
      for (const table of manifest.tabellen) {
        await copyIn(client, table, pad);
        report(manifest.deel, table);
      }
      await continueNumbers(client, manifest.tabellen);
      await client.query('analyze');
    }),
  );
}

/** Rows that were not sealed at the snapshot get their place in the chain, as they would have. */
async function sealAll({ databaseUrl, roleSecret }: Herstelopdracht): Promise<void> {
  const db = new Database({ databaseUrl, roleSecret, login: 'zegel', max: 1, applicationName: 'schakel-back-up' });
  try {
    while ((await sealAudit(db)) > 0);
  } finally {
    await db.close();
  }
}

const endOf = ({ keten }: Manifest) => (keten ? { totEnMet: { keten: BigInt(keten.keten), hash: Buffer.from(keten.hash, 'base64') } } : {});
