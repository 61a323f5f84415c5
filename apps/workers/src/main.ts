import 'reflect-metadata';
import { NestFactory } from '@nestjs/core';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { checkCatalogue } from '@schakel/contracts';
import { createLog, ManagementServer, nestLogger, runProcess, tellReady, type Log } from '@schakel/runtime';
import { connectBus } from '@schakel/transport';
import { Registry } from 'prom-client';
import { readConfig } from './config';
import { openParts } from './parts';
import { WorkersModule } from './workers.module';

async function start(log: Log): Promise<() => Promise<void>> {
  checkCatalogue();
  const config = readConfig(process.env);
  const metrics = new Registry();
  const parts = await openParts(config, log, metrics);
  // Nothing listens on HTTP here: the application only carries the handlers that the bus calls.
  const app = await NestFactory.create(WorkersModule.with(parts.afhandeling, parts.verzender), new FastifyAdapter(), {
    logger: nestLogger(log),
  });
  connectBus(app, parts.bus, parts.lanes);
  await app.startAllMicroservices();
  await parts.start();
  const management = new ManagementServer(parts.probes, metrics, () => parts.refresh());
  const managementUrl = await management.listen(config.managementHost, config.managementPort);
  tellReady({ managementUrl });
  log.info('gereed');
  return async () => {
    management.drain();
    await app.close();
    await parts.stop();
    await parts.close();
    await management.close();
  };
}

const log = createLog('workers');
void runProcess(log, () => start(log));
