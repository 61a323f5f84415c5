import { randomBytes, randomUUID } from 'node:crypto';
import { mkdtempSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { auditEvent } from '@schakel/privacy';
import type { FreshStore } from '../../../../../test/support/database';
import { createDatabase, dropDatabase, freshStore, roleSecret } from '../../../../../test/support/database';
import { AuditLog, sealAudit } from '../../audit';
import type { Deel, Zoekopdracht } from '../../backup';
import { chooseBackup, makeBackup, restoreBackup } from '../../backup';
import { eraseCasus } from '../../bewaartermijnen';
import { Casussen } from '../../casus';
import type { Database } from '../../database';
import { mark } from '../../gezien';
import { finish } from '../../journal';
import { JournalAppender } from '../../journal-append';
import { Outbox } from '../../outbox';
import { attendering } from '../../outbox/testing/sealed';
import type { KeyPort, Vault } from '../../vault';
import { fileKeyPort, openVault } from '../../vault';
import { Zoekindex } from '../../zoekindex';

const persoonMet = (id: string, kanarie: string): { readonly id: string } => ({ id, ...{ kanarie } });
const keep = (): void => undefined;
export const newFolder = (): string => mkdtempSync(join(tmpdir(), 'schakel-back-up-'));

export async function newKeyFile(): Promise<KeyPort> {
  const path = join(newFolder(), 'sleutel');
  writeFileSync(path, randomBytes(32).toString('base64'), { mode: 0o600 });
  return fileKeyPort(path);
}

/** A hub's database with a key file, a folder for backups, and databases to restore into; all of it gone at the end. */
export class World {
  readonly folder = newFolder();
  private readonly targets: string[] = [];

  private constructor(
    readonly store: FreshStore,
    readonly port: KeyPort,
    private readonly db: Database,
    private readonly vault: Vault,
    private readonly intake: JournalAppender,
  ) {}

  static async begin(): Promise<World> {
    const store = await freshStore();
    const port = await newKeyFile();
    const db = store.open('afhandeling', 3);
    const intake = store.open('intake');
    return new World(store, port, db, await openVault(db, port), new JournalAppender(intake, await openVault(intake, port)));
  }

  async end(): Promise<void> {
    await this.store.drop();
    await Promise.all(this.targets.map(dropDatabase));
  }

  /** A report that waits to be handled. */
  report(kanarie: string) {
    const referentie = randomUUID();
    return this.intake.append({
      soort: 'vt-melding.v1',
      deur: 'http',
      partij: 'politie-mn',
      referentie,
      bytes: Buffer.from(`melding ${kanarie}`),
      dringend: false,
    });
  }

  /** A casus with everything that can hang on it, every content with the kanarie in it. */
  async casus(kanarie: string): Promise<{ id: string; verzending: string; persoon: string; bericht: string }> {
    const [id, persoon, verzending] = [randomUUID(), randomUUID(), randomUUID()];
    const bericht = await this.report(kanarie);
    const kop = {
      id,
      versie: 1,
      status: 'informatie',
      dringend: false,
      ontvangenOp: bericht.ontvangenOp.toISOString(),
      meldingen: [bericht.id],
    };
    const item = { id: verzending, casus: id, ontvanger: 'usd', kanaal: 'mail', onderwerp: 'x', revisie: 1, dringend: false } as const;
    await this.db.transaction(async (tx) => {
      await mark(tx, 'afhandeling', [bericht.id]);
      await (await new Casussen(this.vault).lock(tx, [id])).save([{ kop, dossier: { kanarie }, secties: [persoonMet(persoon, kanarie)] }]);
      const outbox = { ...item, lane: 'verzending.mail.normaal', sealed: attendering('usd'), noodzaak: kanarie, beslotenDoor: 'v' };
      await new Outbox(this.vault).add(tx, [outbox]);
      await new Zoekindex(this.vault).add(tx, [{ soort: 'bsn', waarde: kanarie, casus: id, persoon }]);
      const event = {
        id: randomUUID(),
        op: new Date(),
        actie: 'vraagbesluit',
        actor: 'v',
        casus: id,
        onderwerp: bericht.id,
        reden: kanarie,
      } as const;
      await new AuditLog(this.vault).append(tx, [auditEvent(event)]);
      await finish(tx, [{ id: bericht.id, status: 'afgehandeld', casus: id }]);
    });
    return { id, verzending, persoon, bericht: bericht.id };
  }

  /** Somebody is sending it. */
  async claim(verzending: string): Promise<void> {
    const db = this.store.open('verzending');
    await new Outbox(await openVault(db, this.port)).claim(db, [verzending], 60_000);
  }

  erase(casus: string, dagen: number) {
    return this.store.open('bewaartermijnen').transaction((tx) => eraseCasus(tx, casus, dagen));
  }

  async seal(): Promise<void> {
    await sealAudit(this.store.open('zegel'));
  }

  async backup(delen: readonly Deel[] = ['gegevens', 'sleutels'], folder = this.folder) {
    const { databaseUrl } = this.store;
    return makeBackup({ databaseUrl, folder, delen, port: this.port, uitgave: '0.0.0', report: keep });
  }

  choose(more: Partial<Zoekopdracht> = {}) {
    return chooseBackup({ folder: this.folder, port: this.port, now: new Date(), sleutelDagen: 30, ...more });
  }

  async target(): Promise<string> {
    const url = await createDatabase();
    this.targets.push(url);
    return url;
  }

  /** Chooses and restores into a database of its own. */
  async restore(more: Partial<Zoekopdracht> = {}, databaseUrl?: string) {
    const url = databaseUrl ?? (await this.target());
    const task = { databaseUrl: url, roleSecret, port: this.port, actor: 'toets', clock: () => new Date(), report: keep };
    return { url, verslag: await restoreBackup(await this.choose(more), task) };
  }
}
