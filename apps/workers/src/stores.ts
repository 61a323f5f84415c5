import type { CasusDossier, PersoonSectie } from '@schakel/domain';
import type { CommonSettings } from '@schakel/runtime';
import { AuditLog } from '@schakel/store/audit';
import { Casussen } from '@schakel/store/casus';
import { openDatabase, type Database, type Login } from '@schakel/store/database';
import { migrate } from '@schakel/store/migrate';
import { Outbox, Postvak } from '@schakel/store/outbox';
import { fileKeyPort, Vault } from '@schakel/store/vault';
import { Zoekindex } from '@schakel/store/zoekindex';

/** Connections per login; together with the bus they stay under 25 per process. */
const connections = {
  relay: 3,
  afhandeling: 5,
  verzending: 4,
  termijnen: 2,
  zegel: 1,
  bewaartermijnen: 1,
  wacht: 2,
  alarmen: 1,
} as const satisfies Partial<Record<Login, number>>;
/** Of the bus and the timers, where they are on PostgreSQL. */
export const busConnections = 6;
type WorkerLogin = keyof typeof connections;

export interface OpenStores {
  readonly db: Readonly<Record<WorkerLogin, Database>>;
  readonly vault: Vault;
  readonly casussen: Casussen<CasusDossier, PersoonSectie>;
  readonly zoekindex: Zoekindex;
  readonly outbox: Outbox;
  readonly postvak: Postvak;
  readonly audit: AuditLog;
  close(): Promise<void>;
}

/** Brings the database to this version and opens it under each login that the workers need; no login can do another's work. */
export async function openStores({ databaseUrl, roleSecret, sleutelbestand }: CommonSettings): Promise<OpenStores> {
  await migrate(databaseUrl, roleSecret);
  const open = (login: WorkerLogin) =>
    openDatabase({ databaseUrl, roleSecret, login, max: connections[login], applicationName: `schakel-${login}` });
  const db = {
    relay: open('relay'),
    afhandeling: open('afhandeling'),
    verzending: open('verzending'),
    termijnen: open('termijnen'),
    zegel: open('zegel'),
    bewaartermijnen: open('bewaartermijnen'),
    wacht: open('wacht'),
    alarmen: open('alarmen'),
  };
  const vault = await Vault.open(db.afhandeling, await fileKeyPort(sleutelbestand), () => new Date());
  return {
    db,
    vault,
    casussen: new Casussen(vault),
    zoekindex: new Zoekindex(vault),
    outbox: new Outbox(vault),
    postvak: new Postvak(vault),
    audit: new AuditLog(vault),
    close: async () => {
      await Promise.all(Object.values(db).map((each) => each.close()));
    },
  };
}
