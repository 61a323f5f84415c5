import type { CheckOpBekendheid } from '@schakel/contracts';
import { minimise, parsePolicy, type Policy } from '@schakel/privacy';
import { openDatabase, type Database } from '@schakel/store/database';
import { Outbox, type OutboxItem } from '@schakel/store/outbox';
import { fileKeyPort, Vault } from '@schakel/store/vault';
import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { join } from 'node:path';

const soort = 'check-op-bekendheid';

/** Puts questions in the outbox as afhandeling does: minimised, sealed, accounted for, with their wake-ups. */
export class Feeder {
  private constructor(
    private readonly db: Database,
    private readonly outbox: Outbox,
    private readonly policy: Policy,
  ) {}

  static async open({ DATABASE_URL: databaseUrl = '', DATABASE_ROLE_SECRET: roleSecret = '', SLEUTELBESTAND = '' }: NodeJS.ProcessEnv) {
    const db = openDatabase({ databaseUrl, roleSecret, login: 'afhandeling', max: 2, applicationName: 'bench-feeder' });
    const vault = await Vault.open(db, await fileKeyPort(SLEUTELBESTAND), () => new Date());
    const policy = parsePolicy(readFileSync(join('config', 'verstrekkingsbeleid', 'rvdk.yaml'), 'utf8'));
    return new Feeder(db, new Outbox(vault), policy);
  }

  /** Resolves after COMMIT. */
  async ask(partner: string, count = 1): Promise<void> {
    const items = Array.from({ length: count }, () => this.question(partner));
    await this.db.transaction((tx) => this.outbox.add(tx, items));
    this.db.wakeRelay();
  }

  close(): Promise<void> {
    return this.db.close();
  }

  private question(partner: string): OutboxItem {
    const id = randomUUID();
    const persoon = { id: randomUUID(), bsn: '999990019', geslachtsnaam: 'Proef', voornamen: 'Bench', geboortedatum: '2015-01-01' };
    const inhoud = { verzoek: id, reden: '01', persoon } as CheckOpBekendheid;
    const ontvanger = { id: partner, soort: 'rvdk', bsnToegestaan: true } as const;
    return {
      id,
      casus: randomUUID(),
      ontvanger: partner,
      kanaal: 'stuf-direct',
      onderwerp: persoon.id,
      revisie: 1,
      dringend: false,
      lane: `verzending.${partner}.normaal`,
      sealed: minimise(`${soort}.v1`, inhoud, this.policy, { ontvanger, doel: soort }),
      noodzaak: 'bench',
      beslotenDoor: 'bench',
    };
  }
}
