/** The private services that `npm test` and `npm run start:full` stand on: what is committed, confirmed or written survives a kill. */
import { readFileSync, readdirSync } from 'node:fs';
import { join } from 'node:path';
import { connect } from 'amqplib';
import { Redis } from 'ioredis';
import { Client } from 'pg';
import { startServices } from '../../scripts/services.mjs';
import type { Services } from '../../scripts/services.mjs';
import { testDirectory } from '../support/services';

jest.setTimeout(60_000);

describe('private services', () => {
  const dir = testDirectory('services');
  const exits: string[] = [];
  let services: Services;
  beforeAll(async () => {
    services = await startServices({ dir });
    services.onExit((name) => exits.push(name));
  });
  afterAll(() => services.stop());

  async function query(sql: string, values: unknown[] = []): Promise<Record<string, unknown>[]> {
    const client = new Client(services.databaseUrl);
    await client.connect();
    try {
      return (await client.query<Record<string, unknown>>(sql, values)).rows;
    } finally {
      await client.end();
    }
  }

  it('keep in PostgreSQL what was committed, through a kill, on the same address', async () => {
    await query('CREATE TABLE kept AS SELECT 42 AS number');
    await services.kill('postgres', 'SIGKILL');
    await expect(query('SELECT 1')).rejects.toThrow();
    await services.start('postgres');
    expect(await query('SELECT number FROM kept')).toEqual([{ number: 42 }]);
  });

  it('run PostgreSQL with its guarantees on', async () => {
    const names = [
      'fsync',
      'full_page_writes',
      'synchronous_commit',
      'data_checksums',
      'max_connections',
      'listen_addresses',
      'server_encoding',
    ];
    const rows = await query('SELECT name, setting FROM pg_settings WHERE name = ANY($1)', [names]);
    expect(Object.fromEntries(rows.map((row) => [row['name'], row['setting']]))).toEqual({
      fsync: 'on',
      full_page_writes: 'on',
      synchronous_commit: 'on',
      data_checksums: 'on',
      max_connections: '200',
      listen_addresses: '127.0.0.1',
      server_encoding: 'UTF8',
    });
  });

  it('write no value of a failed statement into a log', async () => {
    await query('CREATE TABLE once (value text PRIMARY KEY)');
    await query("INSERT INTO once VALUES ('marker-in-a-statement')");
    await expect(query("INSERT INTO once VALUES ('marker-in-a-statement')")).rejects.toThrow('duplicate key');
    await expect(query('INSERT INTO once VALUES ($1)', ['marker-in-a-statement'])).rejects.toThrow('duplicate key');
    const logs = readdirSync(join(dir, 'logs')).map((name) => readFileSync(join(dir, 'logs', name), 'utf8'));
    expect(logs.join()).toContain('duplicate key');
    expect(logs.join()).not.toContain('marker-in-a-statement');
  });

  it('keep in RabbitMQ what was confirmed, through a kill and an orderly stop', async () => {
    const queue = { durable: true, arguments: { 'x-queue-type': 'quorum' } };
    const before = await connect(services.amqpUrl, { noDelay: true });
    before.on('error', () => undefined);
    const channel = await before.createConfirmChannel();
    channel.on('error', () => undefined);
    await channel.assertQueue('kept', queue);
    channel.sendToQueue('kept', Buffer.from('x'), { persistent: true });
    await channel.waitForConfirms();
    await services.kill('rabbitmq');
    await services.start('rabbitmq');
    await services.kill('rabbitmq', 'SIGKILL');
    await services.start('rabbitmq');
    const after = await connect(services.amqpUrl, { noDelay: true });
    const { messageCount } = await (await after.createChannel()).assertQueue('kept', queue);
    expect(messageCount).toBe(1);
    await after.close();
  });

  it('keep in Redis what was written, through a kill, and evict nothing', async () => {
    const before = new Redis(services.redisUrl, { retryStrategy: () => null });
    before.on('error', () => undefined);
    await before.set('kept', '1');
    expect(await before.config('GET', 'maxmemory-policy')).toEqual(['maxmemory-policy', 'noeviction']);
    before.disconnect();
    await services.kill('redis', 'SIGKILL');
    await services.start('redis');
    const after = new Redis(services.redisUrl);
    expect(await after.get('kept')).toBe('1');
    after.disconnect();
  });

  it('let nobody in without the password', async () => {
    const without = (url: string) => url.replace(/:[^:@/]+@/, ':wrong@');
    await expect(new Client(without(services.databaseUrl)).connect()).rejects.toThrow('password authentication failed');
    await expect(connect(without(services.amqpUrl))).rejects.toThrow('ACCESS');
    const redis = new Redis(without(services.redisUrl), { retryStrategy: () => null, maxRetriesPerRequest: 0 });
    redis.on('error', () => undefined);
    await expect(redis.get('kept')).rejects.toThrow();
    redis.disconnect();
  });

  it('tell of an end that nobody asked for, and only of that', async () => {
    expect(exits).toEqual([]);
    const told = new Promise((resolve) => {
      services.onExit(resolve);
    });
    process.kill(services.pids.redis!, 'SIGKILL');
    expect(await told).toBe('redis');
    expect(services.pids.redis).toBeNull();
  });

  it('leave no process behind when stopped', async () => {
    await services.stop();
    expect(services.pids).toEqual({ postgres: null, rabbitmq: null, redis: null, dovecot: null });
    expect(readdirSync(join(dir, 'pids'))).toEqual([]);
  });
});
