/** Starts the whole proefomgeving inside a test, on free ports and with a secrets file of its own. */
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { startProefomgeving } from '../../apps/proefomgeving/src/proefomgeving';
import type { Proefomgeving } from '../../apps/proefomgeving/src/proefomgeving';

export interface Proef extends Proefomgeving {
  /** Path of the secrets file. */
  readonly geheimen: string;
}

/** @param gatewayUrl where the hub would be */
export async function startProef(gatewayUrl: string): Promise<Proef> {
  const dir = await mkdtemp(join(tmpdir(), 'proef-'));
  const geheimen = join(dir, 'geheimen.json');
  const ports = {
    identiteit: 0,
    identiteitGemeente: 0,
    smtp: 0,
    mail: 0,
    rvdk: 0,
    politie: 0,
    digikoppeling: 0,
    alarm: 0,
    dossier: 0,
    regio: 0,
  };
  const proef = await startProefomgeving({
    ports,
    gatewayUrl,
    oidcClientId: 'schakel-gateway',
    oidcClientSecret: 'geheim-van-de-gateway',
    alarmGeheim: 'geheim-van-de-aanbieder',
    geheimen,
  });
  const stop = async (): Promise<void> => {
    await proef.stop();
    await rm(dir, { recursive: true });
  };
  return { ...proef, stop, geheimen };
}
