import 'reflect-metadata';
import { createLog, ManagementServer, runProcess, tellReady } from '@schakel/runtime';
import type { Log } from '@schakel/runtime';
import { Registry } from 'prom-client';
import { readConfig } from './config';
import { createGateway } from './gateway';
import { openDigikoppeling } from './open-digikoppeling';
import { mailSendersOf, openMaildeur } from './open-maildeur';
import { openPostbussen } from './open-postbussen';
import { openParts } from './parts';
import { RequestRecords } from './request-records';

async function start(log: Log): Promise<() => Promise<void>> {
  const config = readConfig(process.env);
  const metrics = new Registry();
  const parts = await openParts(config);
  const app = await createGateway({ ...parts.gateway, settings: config.web, logger: log, log: new RequestRecords(log, metrics) });
  const postbussen = openPostbussen(config, parts.intake, log);
  const management = new ManagementServer({ ...parts.probes, postbussen: postbussen.probe }, metrics);
  const managementUrl = await management.listen(config.managementHost, config.managementPort);
  await app.listen(config.port, config.host);
  const maildeur = openMaildeur(config, parts.intake, log);
  const smtp = await maildeur?.listen();
  const digikoppeling = openDigikoppeling(config, parts.adapter, parts.intake, log);
  digikoppeling?.start();
  postbussen.start();
  tellReady({ managementUrl, ...(smtp ? { smtp, mailSenders: mailSendersOf(config) } : {}) });
  log.info('gereed');
  return async () => {
    management.drain();
    await Promise.all([app.close(), maildeur?.close(), digikoppeling?.stop(), postbussen.stop()]);
    await parts.close();
    await management.close();
  };
}

const log = createLog('gateway');
void runProcess(log, () => start(log));
