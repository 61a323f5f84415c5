import 'reflect-metadata';
import { Controller, Module } from '@nestjs/common';
import { NestFactory } from '@nestjs/core';
import { EventPattern, Payload } from '@nestjs/microservices';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { createLog, runProcess, tellReady } from '@schakel/runtime';
import { openDatabase, type Database } from '@schakel/store/database';
import { mark } from '@schakel/store/gezien';
import { closeWekkers } from '@schakel/store/journal';
import { roleOf, urlOf } from '@schakel/store/roles';
import { BUS, connectBus, createBullmqPool, createBus, lanesFor, prepareBullmq, type Bus, type Delivered } from '@schakel/transport';
import { Relay } from '../apps/workers/src/relay/relay';

const lanes = lanesFor([]);
const timing = { pollMs: 500, sweepMs: 30_000, staleMs: 120_000 };
const environment = (name: string): string => process.env[name] ?? '';

class BenchDatabase {
  constructor(readonly value: Database) {}
}

/** The wake-up is handled as far as figure (a) goes: seen and closed in one transaction, then acknowledged. Nothing is decided. */
@Controller()
class ConsumerController {
  constructor(private readonly db: BenchDatabase) {}

  @EventPattern('afhandeling.*', BUS)
  async handle(@Payload() delivered: readonly Delivered[]): Promise<void> {
    const ids = delivered.map(({ reference }) => reference.id).sort();
    await this.db.value.transaction(async (tx) => {
      await mark(tx, 'afhandeling', ids);
      await closeWekkers(tx, ids);
    });
  }
}
@Module({})
class ConsumerModule {}

const open = (login: 'relay' | 'afhandeling', max: number): Database =>
  openDatabase({
    databaseUrl: environment('DATABASE_URL'),
    roleSecret: environment('DATABASE_ROLE_SECRET'),
    login,
    max,
    applicationName: `bench-${login}`,
  });

async function openBus(): Promise<Bus> {
  const logger = { info: () => undefined, warn: () => undefined };
  const [databaseUrl, roleSecret, amqpUrl] = ['DATABASE_URL', 'DATABASE_ROLE_SECRET', 'AMQP_URL'].map(environment) as [
    string,
    string,
    string,
  ];
  if (amqpUrl) return createBus({ amqpUrl, lanes, logger, prefix: environment('BUS_PREFIX') });
  await prepareBullmq(databaseUrl, roleOf('bus'));
  return createBus({ pool: createBullmqPool(urlOf(databaseUrl, roleSecret, 'bus')), lanes, logger });
}

async function start(): Promise<() => Promise<void>> {
  const bus = await openBus();
  if (environment('BENCH_ROLE') !== 'relay') {
    const providers = [{ provide: BenchDatabase, useValue: new BenchDatabase(open('afhandeling', 6)) }];
    const app = await NestFactory.create({ module: ConsumerModule, controllers: [ConsumerController], providers }, new FastifyAdapter(), {
      logger: false,
    });
    connectBus(app, bus, lanes);
    await app.startAllMicroservices();
  }
  const relay = new Relay(open('relay', 3), bus, createLog('bench'), timing);
  await relay.start();
  tellReady();
  return async () => {
    await relay.stop();
    await bus.close();
  };
}

void runProcess(createLog('bench'), start);
