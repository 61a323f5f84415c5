/** A whole hub with services of its own, two workers (so two relays), a shifting clock and a line to PostgreSQL that can be cut. */
import { rmSync, writeFileSync } from 'node:fs';
import { join, resolve } from 'node:path';
import { connect, type Channel } from 'amqplib';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { startServices, type Services } from '../../scripts/services.mjs';
import { cuttingProxy, type CuttingProxy } from '../support/cutting-proxy';
import { eventually } from '../support/eventually';
import { testDirectory } from '../support/services';
import { startTestHub, type OwnHub } from '../support/test-hub';

type Group = 'gateway' | 'workers';
type ServiceName = 'postgres' | 'rabbitmq' | 'redis';
type Member = OwnHub['processes'][Group]['members'][number];

const clockScript = resolve(__dirname, 'shifted-clock.mjs');
const deadlineMs = 60_000;

export class World {
  /** What the hub's supervisor said of processes and services that ended by themselves. */
  readonly said: string[] = [];

  hub!: OwnHub;

  private constructor(
    readonly services: Services,
    readonly folder: string,
    readonly proxy: CuttingProxy,
    private readonly clockFile: string,
  ) {}

  /** @param root another folder than the repository's to run the hub from */
  static async start({ root }: { readonly root?: string } = {}): Promise<World> {
    const folder = testDirectory('storing');
    const services = await startServices({ dir: folder });
    const proxy = await cuttingProxy(services.databaseUrl);
    const world = new World(services, folder, proxy, join(folder, 'klok'));
    try {
      await world.startHub(root === undefined ? {} : { root });
    } catch (error) {
      await world.stopServices();
      throw error;
    }
    return world;
  }

  private async startHub(more: { readonly root?: string }): Promise<void> {
    this.shiftClock(0);
    const services = Object.create(this.services, { databaseUrl: { value: this.proxy.url, enumerable: true } }) as Services;
    // What is given here replaces the hub's own choice of heap, so that stands here too.
    const env = { NODE_OPTIONS: `--max-semi-space-size=4 --import ${clockScript}`, STORING_KLOK: this.clockFile };
    const report = (line: string) => void this.said.push(line);
    this.hub = await startTestHub({ mode: 'full', services, processes: { workers: 2 }, report, env, ...more });
  }

  members(group: Group): readonly Member[] {
    return this.hub.processes[group].members;
  }

  /** Starts what does not run, and resolves once all of it is ready. */
  async revive(): Promise<void> {
    const dead = [...this.members('gateway'), ...this.members('workers')].filter(({ pid }) => pid === null);
    await Promise.all(dead.map((member) => member.restart()));
    await eventually(() => this.expectReady(), deadlineMs, 100);
  }

  private async expectReady(): Promise<void> {
    const { management } = this.hub.run;
    for (const url of [management.gateway, ...management.workers]) await fetch(`${url}/healthz`);
  }

  /** Everything runs and behaves, whatever was broken. */
  async heal(): Promise<void> {
    this.shiftClock(0);
    for (const name of ['postgres', 'rabbitmq', 'redis'] as const) await this.restartService(name);
    await Promise.all((['rvdk', 'politie'] as const).map((name) => this.partner(name, 'normal')));
    await this.revive();
  }

  /** PostgreSQL's clock, in milliseconds. */
  async now(): Promise<number> {
    return (await this.hub.sql<{ now: Date }>('select clock_timestamp() as now'))[0]!.now.getTime();
  }

  /** Processes of the hub that ended by themselves: nobody kills with an exit code. */
  crashes(): string[] {
    return this.said.filter((line) => /exit code|was not ready/.test(line));
  }

  async restartService(name: ServiceName): Promise<void> {
    if (this.services.pids[name] === null) await this.services.start(name);
  }

  /** All that the broker ever stored is gone; it must be stopped. */
  wipeBroker(): void {
    rmSync(join(this.folder, 'rabbitmq', 'mnesia'), { recursive: true });
  }

  /** From now on nothing that is handled can be finished; resolves with what lets it go on. */
  async holdHandling(): Promise<() => Promise<void>> {
    const client = new Client({ connectionString: this.services.databaseUrl });
    await client.connect();
    await client.query('begin; lock table gezien in access exclusive mode');
    return () => client.end();
  }

  /** The clock of all processes of the hub, from within a second: so much later than the real one. */
  shiftClock(ms: number): void {
    writeFileSync(this.clockFile, String(ms));
  }

  async onBroker(work: (channel: Channel, names: { exchange: string; queues: string[] }) => Promise<unknown>): Promise<void> {
    const connection = await connect(this.services.amqpUrl, { noDelay: true });
    connection.on('error', () => undefined);
    try {
      const channel = await connection.createChannel();
      channel.on('error', () => undefined);
      await work(channel, this.namesOnBroker());
    } finally {
      await connection.close().catch(() => undefined);
    }
  }

  private namesOnBroker(): { exchange: string; queues: string[] } {
    const prefix = this.hub.prefix;
    const lanes = ['afhandeling.normaal', 'afhandeling.dringend', 'verzending.mail.normaal', 'verzending.rvdk.normaal'];
    return { exchange: prefix, queues: lanes.map((lane) => `${prefix}.${lane}.g1`) };
  }

  async redis<T>(work: (redis: Redis) => Promise<T>): Promise<T> {
    const redis = new Redis(this.services.redisUrl, { lazyConnect: true });
    redis.on('error', () => undefined);
    try {
      return await work(redis);
    } finally {
      redis.disconnect();
    }
  }

  async partner(name: 'rvdk' | 'politie', mode: string, delayMs = 0): Promise<void> {
    await fetch(`${this.hub.run.partners[name].control}/mode`, { method: 'PUT', body: JSON.stringify({ mode, delayMs }) });
  }

  async stop(): Promise<void> {
    await this.hub.stop();
    await this.stopServices();
  }

  private async stopServices(): Promise<void> {
    await this.proxy.close();
    await this.services.stop();
  }
}
