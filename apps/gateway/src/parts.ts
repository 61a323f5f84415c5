import type { DynamicModule } from '@nestjs/common';
import { MailChannel, openAdapter, scannerOf, XmlReader, type EbmsAdapter } from '@schakel/ketenpartners';
import { reachable, type Probe } from '@schakel/runtime';
import { AuditLog, listVerstrekkingen } from '@schakel/store/audit';
import { herstel, type Opdracht } from '@schakel/store/beheer';
import { Casussen } from '@schakel/store/casus';
import type { Database, Login } from '@schakel/store/database';
import { openDatabase } from '@schakel/store/database';
import { readBerichten } from '@schakel/store/journal';
import { JournalAppender } from '@schakel/store/journal-append';
import { migrate } from '@schakel/store/migrate';
import { Postvak } from '@schakel/store/outbox';
import { Sessies } from '@schakel/store/sessies';
import { tellingVan } from '@schakel/store/tellingen';
import { readTerugkoppeling } from '@schakel/store/terugkoppeling';
import { Toegang } from '@schakel/store/toegang';
import { Toegangscodes } from '@schakel/store/toegangscodes';
import type { Vault } from '@schakel/store/vault';
import { openVault } from '@schakel/store/vault';
import { ToegangModule } from './beheer/toegang.module';
import { BeheerModule } from './beheer/beheer.module';
import { lookAround } from './beheer/omgeving';
import type { GatewayConfig } from './config';
import type { GatewayParts } from './gateway.module';
import type { Terugkoppelingen } from './intake/meldingen.controller';
import { IntakeModule } from './intake/intake.module';
import { JsonAcceptance } from './intake/json-acceptance';
import { MeldenModule } from './melden/melden.module';
import { OverdrachtenModule } from './overdrachten/overdrachten.module';
import { StoredInbox } from './overdrachten/stored-inbox';
import { ToezichtModule } from './toezicht/toezicht.module';
import { StoredAccessLog } from './web/access/stored-access-log';
import { StoredSessions } from './web/login/stored-sessions';
import { AdviezenModule } from './werkvoorraad/adviezen/adviezen.module';
import { AlarmModule } from './werkvoorraad/alarm/alarm.module';
import { OpnemenModule } from './werkvoorraad/opnemen/opnemen.module';
import { PostModule } from './werkvoorraad/post/post.module';
import { WerkvoorraadModule } from './werkvoorraad/werkvoorraad.module';

/** What the gateway opens at start and closes at its end. */
export interface OpenParts {
  readonly gateway: Pick<GatewayParts, 'sessions' | 'accessLog' | 'modules'>;
  /** What a door that is no HTTP uses of intake. */
  readonly intake: Door & { readonly xml: XmlReader };
  readonly adapter: EbmsAdapter | undefined;
  readonly probes: Readonly<Record<string, Probe>>;
  close(): Promise<void>;
}

/** Connections per login; together they stay under 25 per process. */
const connections = { inlog: 3, intake: 5, werkvoorraad: 4, overdrachten: 3, beheer: 2, toezicht: 2 } as const satisfies Partial<
  Record<Login, number>
>;
type GatewayLogin = keyof typeof connections;

/** One login with its vault and its way into the journal: no door shares them with another. */
interface Door {
  readonly db: Database;
  readonly vault: Vault;
  readonly journal: JournalAppender;
}

/** Brings the database up to date and opens each door under its own login. The gateway needs nothing but PostgreSQL to start. */
export async function openParts(config: GatewayConfig): Promise<OpenParts> {
  await migrate(config.databaseUrl, config.roleSecret);
  const names = Object.keys(connections) as GatewayLogin[];
  const doors = Object.fromEntries(await Promise.all(names.map(async (name) => [name, await openDoor(config, name)] as const)));
  const { inlog, intake, werkvoorraad, overdrachten, beheer, toezicht } = doors as Record<GatewayLogin, Door>;
  const xml = new XmlReader();
  const adapter = config.digikoppeling && openAdapter(config.digikoppeling);
  return {
    gateway: {
      sessions: new StoredSessions(inlog.db, new Sessies(inlog.vault), new Toegang(inlog.vault)),
      accessLog: new StoredAccessLog(inlog.db, new Toegang(inlog.vault)),
      modules: [
        IntakeModule.with({ xml, journal: intake.journal, reports: reportsOf(intake), inrichting: config.inrichting }),
        ...formOf(config, intake),
        OverdrachtenModule.with(
          new StoredInbox(overdrachten.db, new Postvak(overdrachten.vault), overdrachten.journal, new AuditLog(overdrachten.vault)),
        ),
        ...workOf(config, werkvoorraad),
        ToegangModule.with({ db: beheer.db, toegang: new Toegang(beheer.vault) }),
        BeheerModule.with({ db: beheer.db, audit: new AuditLog(beheer.vault), ...lookAround(config, adapter) }),
        ToezichtModule.with({
          db: toezicht.db,
          audit: new AuditLog(toezicht.vault),
          verstrekkingen: (filter) => listVerstrekkingen(toezicht.db, toezicht.vault, filter),
        }),
      ],
    },
    intake: { ...intake, xml },
    adapter,
    probes: {
      database: () => intake.db.query({ text: 'select 1' }).then(() => 'gereed'),
      ...(config.amqpUrl ? { bus: reachable(config.amqpUrl) } : {}),
      ...(config.redisUrl ? { timers: reachable(config.redisUrl) } : {}),
      ...(adapter ? { digikoppeling: async () => ((await adapter.isReachable()) ? 'gereed' : 'vertraagd') } : {}),
    },
    close: async () => {
      await Promise.all(Object.values(doors).map(({ journal }) => journal.close()));
      await Promise.all([xml.close(), ...Object.values(doors).map(({ db }) => db.close())]);
    },
  };
}

/** What Veilig Thuis works with. */
function workOf({ inrichting, alarmGeheim: geheim, clamd }: GatewayConfig, door: Door): DynamicModule[] {
  const store = { ...door, audit: new AuditLog(door.vault) };
  const berichtVan = async (bericht: string) => (await readBerichten(door.db, door.vault, [bericht]))[0];
  const gebeld = async (bericht: string, opdracht: Opdracht) =>
    (await herstel(door.db, store.audit, 'geweigerd', [bericht], opdracht)).length === 1;
  return [
    WerkvoorraadModule.with({ ...store, casussen: new Casussen(door.vault), berichtVan, gebeld }, inrichting, scannerOf(clamd)),
    AlarmModule.with({ ...store, geheim }, inrichting),
    OpnemenModule.with(store, inrichting),
    AdviezenModule.with(store, inrichting),
    PostModule.with(store, inrichting, scannerOf(clamd)),
  ];
}

/** The public form, where codes can be mailed. */
function formOf({ inrichting, codemail, omgeving }: GatewayConfig, { db, vault, journal }: Door): DynamicModule[] {
  if (!codemail) return [];
  const { partijen, codelijsten } = inrichting;
  const acceptance = new JsonAcceptance(journal, codelijsten);
  const codes = new Toegangscodes(db, vault);
  return [MeldenModule.with({ codes, partijen, codelijsten, acceptance, journal, mail: new MailChannel({ ...codemail, omgeving }) })];
}

const reportsOf = ({ db, vault }: Door): Terugkoppelingen => ({
  read: (melding, partij) => readTerugkoppeling(db, vault, melding, partij),
  tellingen: (partij, dag) => tellingVan(db, partij, dag),
});

async function openDoor({ databaseUrl, roleSecret, sleutelbestand }: GatewayConfig, login: GatewayLogin): Promise<Door> {
  const db = openDatabase({ databaseUrl, roleSecret, login, max: connections[login], applicationName: `schakel-${login}` });
  const vault = await openVault(db, sleutelbestand);
  return { db, vault, journal: new JournalAppender(db, vault) };
}
