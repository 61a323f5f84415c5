import { makeDecide } from '@schakel/domain';
import {
  DigikoppelingChannel,
  HttpChannel,
  MailChannel,
  MapChannel,
  openAdapter,
  scannerOf,
  StufDirectChannel,
  type EbmsAdapter,
} from '@schakel/ketenpartners';
import { errorCode, type Log, type Probe, type TableMeters, type Toestand } from '@schakel/runtime';
import type { Database } from '@schakel/store/database';
import { JournalAppender } from '@schakel/store/journal-append';
import { roleOf, urlOf } from '@schakel/store/roles';
import { createBullmqPool, createBus, createTimers, lanesFor, prepareBullmq, type Bus, type BusState, type Lane } from '@schakel/transport';
import type { Registry } from 'prom-client';
import { alarmering } from './alarm';
import { Afhandeling } from './afhandeling/afhandeling';
import { banenVan } from './afhandeling/bestemming';
import { Gevolgen } from './afhandeling/gevolgen';
import { opruimer } from './bewaartermijnen/opruimer';
import type { WorkersConfig } from './config';
import { openMeters, standmeter } from './meetwaarden';
import type { MeetNaam } from './meetwaarden/tabel';
import { Relay } from './relay/relay';
import { busConnections, openStores, type OpenStores } from './stores';
import { Termijnwekker } from './termijnen/wekker';
import { bezorgingen } from './verzending/bezorgingen';
import { Kanalen } from './verzending/kanalen';
import { leases } from './verzending/leases';
import { Onzekerheden } from './verzending/onzekerheden';
import { callMs, Verzender } from './verzending/verzender';
import { waarschuwingen } from './waarschuwingen';
import { zegel } from './zegel/zegel';

const relayTiming = { pollMs: 500, sweepMs: 30_000, staleMs: 120_000 };
/** A mail about a trouble takes at most this long: the next round must not wait for a mail server that hangs. */
const warnMs = 10_000;
/** An alarm waits for no mail server: the other channels went at the same moment, and it is tried again. */
const alarmMs = 4_000;
const now = (): Date => new Date();

/** What main.ts puts to work, in the order in which it stops. */
export interface Parts {
  readonly bus: Bus;
  readonly lanes: readonly Lane[];
  readonly afhandeling: Afhandeling;
  readonly verzender: Verzender;
  readonly probes: Readonly<Record<string, Probe>>;
  /** Brings the measures that are read up to date; never throws. */
  refresh(): Promise<void>;
  start(): Promise<void>;
  stop(): Promise<void>;
  close(): Promise<void>;
}

/** Opens everything once. Only PostgreSQL must be there: bus and timers may come later. */
export async function openParts(config: WorkersConfig, log: Log, registry: Registry): Promise<Parts> {
  const stores = await openStores(config);
  const transport = await openTransport(config, log);
  const journals = openJournals(stores);
  const gemeenten = config.inrichting.partijen.filter(({ soort }) => soort === 'gemeente').map(({ id }) => id);
  const watch = { log, meters: openMeters(registry, gemeenten) };
  const adapter = config.digikoppeling && openAdapter(config.digikoppeling);
  const loops = openLoops(config, stores, journals, { ...transport, adapter }, watch);
  const stand = standmeter(watch.meters, stores.db.wacht, gemeenten, Object.values(stores.db));
  return {
    ...transport,
    ...handlers(config, stores, journals, adapter, watch),
    refresh: () => stand.refresh(),
    probes: {
      database: () => stores.db.relay.query({ text: 'select 1' }).then(() => 'gereed'),
      bus: async () => toestandOf(await transport.bus.probe()),
      timers: async () => toestandOf(await transport.timers.probe()),
      ...(adapter ? { digikoppeling: async () => ((await adapter.isReachable()) ? 'gereed' : 'vertraagd') } : {}),
    },
    start: async () => {
      for (const loop of loops) await loop.start();
    },
    stop: async () => {
      await Promise.all(loops.map((loop) => loop.stop()));
    },
    close: async () => {
      await transport.close();
      // Only now can nothing come any more: an alarm that was ringing has been journalled.
      await Promise.all(Object.values(journals).map((journal) => journal.close()));
      await stores.close();
    },
  };
}

const toestandOf = (state: BusState): Toestand => (state === 'verbonden' ? 'gereed' : 'vertraagd');

/** The ways of the workers into the journal, each under its own login. */
const openJournals = ({ db, vault }: OpenStores) => ({
  verzending: new JournalAppender(db.verzending, vault),
  termijnen: new JournalAppender(db.termijnen, vault),
});
type Journals = ReturnType<typeof openJournals>;

async function openTransport({ amqpUrl, redisUrl, databaseUrl, roleSecret, inrichting, busVoorvoegsel }: WorkersConfig, log: Log) {
  const needsPool = !amqpUrl || !redisUrl;
  if (needsPool) await prepareBullmq(databaseUrl, roleOf('bus'));
  const pool = needsPool ? createBullmqPool(urlOf(databaseUrl, roleSecret, 'bus'), busConnections) : undefined;
  pool?.on('error', (error) => {
    log.warn('bus-database-weg', { code: errorCode(error) });
  });
  const lanes = lanesFor(banenVan(inrichting));
  const logger = {
    info: (fields: object, event: string) => {
      log.info(event, fields);
    },
    warn: (fields: object, event: string) => {
      log.warn(event, fields);
    },
  };
  const named = busVoorvoegsel ? { prefix: busVoorvoegsel } : {};
  const bus = createBus({ amqpUrl, pool, lanes, logger, ...named });
  const timers = createTimers({ redisUrl, pool, logger, ...named });
  const close = async (): Promise<void> => {
    await Promise.all([bus.close(), timers.close()]);
    await pool?.end();
  };
  return { bus, timers, lanes, close };
}

function handlers(
  config: WorkersConfig,
  stores: OpenStores,
  journals: Journals,
  adapter: EbmsAdapter | undefined,
  { log, meters }: Watch,
): Pick<Parts, 'afhandeling' | 'verzender'> {
  const { inrichting, policies, omgeving, smtpUrl, afzender, digikoppeling, clamd } = config;
  const channels = {
    'stuf-direct': new StufDirectChannel({ timeoutMs: callMs }),
    mail: new MailChannel({ smtpUrl, afzender, omgeving, timeoutMs: callMs }),
    map: new MapChannel(),
    http: new HttpChannel({ timeoutMs: callMs }),
    ...(adapter && digikoppeling ? { digikoppeling: new DigikoppelingChannel(adapter, digikoppeling.domein) } : {}),
  };
  const afhandeling = new Afhandeling(
    { ...stores, db: stores.db.afhandeling, scanner: scannerOf(clamd) },
    makeDecide(inrichting),
    new Gevolgen(inrichting, policies),
    log,
    meters,
  );
  const { db, outbox } = stores;
  const verzender = new Verzender(db.verzending, outbox, journals.verzending, new Kanalen(inrichting, channels), log, now, meters);
  return { afhandeling, verzender };
}

/** How the parts tell what they do. */
interface Watch {
  readonly log: Log;
  readonly meters: TableMeters<MeetNaam>;
}
type Transport = Pick<Awaited<ReturnType<typeof openTransport>>, 'bus' | 'lanes' | 'timers'> & {
  readonly adapter: EbmsAdapter | undefined;
};

function openLoops(
  config: WorkersConfig,
  { db, outbox, audit }: OpenStores,
  journals: Journals,
  transport: Transport,
  { log, meters }: Watch,
) {
  const { bus, lanes, timers, adapter } = transport;
  const { digikoppeling, inrichting } = config;
  const { partij } = inrichting.hub;
  return [
    new Relay(db.relay, bus, lanes, log, relayTiming, meters),
    new Termijnwekker(db.termijnen, journals.termijnen, timers, partij, log, meters),
    leases(db.verzending, outbox, new Onzekerheden(db.verzending, outbox, journals.verzending, partij, log), log),
    ...(adapter && digikoppeling ? [bezorgingen(db.verzending, outbox, adapter, digikoppeling, log)] : []),
    zegel(db.zegel, log),
    opruimer(db.bewaartermijnen, audit, config.inrichting.hub, log, config.beheer.bewaren),
    ...openWaarschuwingen(config, db.wacht, transport, log),
    openAlarmering(config, db.alarmen, log),
  ];
}

function openWaarschuwingen(config: WorkersConfig, db: Database, { bus, timers, adapter }: Transport, log: Log) {
  const { inrichting, beheer, webhookGeheim, smtpUrl, amqpUrl, redisUrl, afzender, omgeving } = config;
  return waarschuwingen({
    db,
    inrichting,
    beheer,
    geheim: webhookGeheim,
    mail: new MailChannel({ smtpUrl, afzender, omgeving, timeoutMs: warnMs }),
    // On PostgreSQL they are as well as it is.
    diensten: {
      ...(amqpUrl ? { bus: () => bus.probe() } : {}),
      ...(redisUrl ? { timers: () => timers.probe() } : {}),
      ...(adapter ? { digikoppeling: async () => ((await adapter.isReachable()) ? 'verbonden' : 'vertraagd') } : {}),
    },
    eigen: { mailserver: smtpUrl, RabbitMQ: amqpUrl, Redis: redisUrl },
    log,
  });
}

function openAlarmering(config: WorkersConfig, db: Database, log: Log) {
  const { inrichting, omgeving, gatewayUrl, smtpUrl, afzender, alarmAutorisatie, webhookGeheim } = config;
  const { telefoon } = inrichting.hub.bereikbaarheidsdienst;
  return alarmering({
    db,
    inrichting,
    vast: { telefoon, gatewayUrl, oefening: omgeving !== 'productie' },
    mail: new MailChannel({ smtpUrl, afzender, omgeving, timeoutMs: alarmMs }),
    autorisatie: alarmAutorisatie,
    geheim: webhookGeheim,
    log,
  });
}
