/**
 * A whole hub for journeys: shared by the files that only use it, or a file's own when it kills something. Everything in it is real:
 * processes, PostgreSQL, RabbitMQ and Redis; only the partners are simulated.
 */
import { execFile } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { existsSync, mkdirSync, rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { Client as SqlClient } from 'pg';
import { startHub } from '../../scripts/hub.mjs';
import { readEnvironment, readRun } from '../../scripts/lib/run-file.mjs';
import { createDatabase, dropDatabase, roleSecret } from './database';
import { demandRegistered } from './geregistreerd.cjs';
import { Client, tokenOfPartij, tokenOfUser, type Seen } from './hub-client';
import type { Mail } from '../../apps/proefomgeving/src/mailbak/mailbak';
import { bied } from './mail';
import type { Run } from './run';
import { testDirectory, testServices } from './services';

const root = resolve(__dirname, '../..');

type Mode = 'embedded' | 'full';
type Services = NonNullable<Parameters<typeof startHub>[0]['services']>;
type Hub = Awaited<ReturnType<typeof startHub>>;

/** How a command of the CLI ended. */
export interface CliResult {
  readonly code: number;
  readonly out: string;
  readonly err: string;
}

export class TestHub {
  /** Every answer that anybody got through `partij` and `user`. */
  readonly seen: Seen[] = [];
  /** All that the mail door said to anybody through `mail`. */
  readonly gehoord: string[] = [];
  private readonly clients = new Map<string, Promise<Client>>();

  constructor(
    private readonly about: { readonly dir: string; readonly environment: Readonly<Record<string, string>>; readonly run: () => Run },
  ) {}

  /** As it is now: ids of processes and management addresses change when something is started again. */
  get run(): Run {
    return this.about.run();
  }

  get logFolder(): string {
    return join(this.about.dir, 'logs');
  }

  partij(name: string): Promise<Client> {
    return this.client(name, () => tokenOfPartij(this.run, name));
  }

  user(username: string): Promise<Client> {
    return this.client(username, () => tokenOfUser(this.run, username));
  }

  /** A client with any token, or what passes for one. */
  withToken(token: string, wie = 'onbekend'): Client {
    return new Client(this.run.gateway, wie, token, this.seen);
  }

  /** Hands a mail to the mail door; gives the number of its last answer. */
  async mail(raw: Buffer, from?: string): Promise<number> {
    const { code, gehoord } = await bied(this.run.smtp, raw, from);
    this.gehoord.push(gehoord);
    return code;
  }

  async mails(): Promise<readonly Mail[]> {
    return (await (await fetch(`${this.run.mailSink}/messages`)).json()) as Mail[];
  }

  /** Looks into the database as its owner: what tests compare, no login of the hub can read. */
  async sql<Row extends object>(text: string, values: unknown[] = []): Promise<Row[]> {
    const client = new SqlClient({ connectionString: this.run.databaseUrl });
    await client.connect();
    try {
      return (await client.query<Row>(text, values)).rows;
    } finally {
      await client.end();
    }
  }

  /** Runs the built CLI as an administrator does. */
  cli(...args: string[]): Promise<CliResult> {
    return this.cliWith({}, ...args);
  }

  /** With other settings than the hub's own. */
  cliWith(settings: Readonly<Record<string, string>>, ...args: string[]): Promise<CliResult> {
    const script = join(root, 'dist', 'apps', 'cli', 'src', 'main.js');
    const env = { ...process.env, ...this.about.environment, ...settings };
    return new Promise((done) => {
      execFile(process.execPath, [script, ...args], { env }, (error, out, err) => {
        done({ code: typeof error?.code === 'number' ? error.code : error ? -1 : 0, out, err });
      });
    });
  }

  private async client(name: string, token: () => Promise<string>): Promise<Client> {
    const known = this.clients.get(name) ?? token().then((value) => this.withToken(value, name));
    this.clients.set(name, known);
    return known;
  }
}

/** A hub of the file's own, whose processes it may kill. */
export class OwnHub extends TestHub {
  private stopping: Promise<void> | undefined;

  constructor(
    private readonly hub: Hub,
    readonly dir: string,
    private readonly database: string,
    /** Its name on the bus. */
    readonly prefix: string,
  ) {
    super({ dir, environment: hub.cliEnvironment, run: () => hub.run as Run });
  }

  get sleutelbestand(): string {
    return String(this.hub.cliEnvironment['SLEUTELBESTAND']);
  }

  get processes(): Hub['processes'] {
    return this.hub.processes;
  }

  /** The next process that comes to this point is killed there; its successor passes. */
  arm(point: string): void {
    writeFileSync(this.pointFile(point), '');
  }

  /** Nobody is killed there any more. */
  disarm(point: string): void {
    rmSync(this.pointFile(point), { force: true });
  }

  /** Whether the armed process was killed. */
  wentOff(point: string): boolean {
    return !existsSync(this.pointFile(point));
  }

  private pointFile(point: string): string {
    return join(this.dir, 'storingspunten', point);
  }

  /** Idempotent. @throws Error, after all of it stopped, when mail went to somebody who is registered nowhere */
  stop(): Promise<void> {
    return (this.stopping ??= this.end());
  }

  private async end(): Promise<void> {
    try {
      await demandRegistered(this.hub);
    } finally {
      await this.hub.stop();
      if (this.database) await dropDatabase(this.database);
    }
  }
}

/** The hub that all files share (shared-hubs.cjs). Partners' modes and answers are shared too: set them per bsn, and set them back. */
export function sharedHub(mode: Mode): TestHub {
  const dir = process.env[`SCHAKEL_TEST_HUB_${mode.toUpperCase()}`];
  if (!dir) throw new Error('no shared hub runs: these tests belong to the project e2e');
  const environment = readEnvironment(dir) as Record<string, string> | undefined;
  if (!environment) throw new Error('the shared hub is not there any more');
  return new TestHub({ dir, environment, run: () => readRun(dir) as Run });
}

interface OwnHubOptions extends Pick<Parameters<typeof startHub>[0], 'processes' | 'report' | 'root' | 'env'> {
  readonly mode: Mode;
  /** Of the test's own, when it kills or wants to miss one. */
  readonly services?: Services;
  /** One that is there already; it is dropped at the end all the same. */
  readonly database?: string;
  /** Key-encryption key of that database. */
  readonly sleutelbestand?: string;
}

/** Starts a hub with a database and a name on the bus of its own; stop it. Any number may run beside each other. */
export async function startTestHub({
  mode,
  services,
  database: given,
  sleutelbestand,
  env: more = {},
  ...wishes
}: OwnHubOptions): Promise<OwnHub> {
  const database = services ? '' : (given ?? (await createDatabase()));
  const dir = testDirectory(`own-${mode}`);
  const points = join(dir, 'storingspunten');
  mkdirSync(points);
  const prefix = `toets-${randomUUID().slice(0, 8)}`;
  const env = {
    OMGEVING: 'test',
    DATABASE_ROLE_SECRET: roleSecret,
    BUS_VOORVOEGSEL: prefix,
    STORINGSPUNT_MAP: points,
    ...(sleutelbestand ? { SLEUTELBESTAND: sleutelbestand } : {}),
    ...more,
  };
  const hub = await startHub({ mode, dir, root, services: services ?? sharedServices(mode, database), ...wishes, env });
  return new OwnHub(hub, dir, database, prefix);
}

/** The run's services as a hub wants them: running, and not its own to start or stop. */
function sharedServices(mode: Mode, databaseUrl: string): Services {
  const full = mode === 'full';
  const refuse = () => Promise.reject(new Error('services of the run are not this test’s to kill'));
  return {
    databaseUrl,
    amqpUrl: full ? testServices.amqpUrl : '',
    redisUrl: full ? testServices.redisUrl : '',
    imap: null,
    pids: { postgres: null, rabbitmq: null, redis: null, dovecot: null },
    stop: () => Promise.resolve(),
    kill: refuse,
    start: refuse,
    onExit: () => () => true,
  };
}
