import { scannerOf, type EbmsAdapter } from '@schakel/ketenpartners';
import type { Log } from '@schakel/runtime';
import type { GatewayConfig } from './config';
import { Acceptance } from './intake/accept';
import { DigikoppelingIntake } from './intake/digikoppeling/digikoppeling-intake';
import { ontvanger } from './intake/digikoppeling/ontvanger';
import type { OpenParts } from './parts';

/** The Digikoppeling door, not yet asking; undefined where the settings name no adapter. */
export function openDigikoppeling(
  { digikoppeling, inrichting, clamd }: GatewayConfig,
  adapter: EbmsAdapter | undefined,
  { db, xml, journal }: OpenParts['intake'],
  log: Log,
) {
  if (!digikoppeling || !adapter) return undefined;
  const intake = new DigikoppelingIntake(new Acceptance(xml, journal), journal, inrichting, scannerOf(clamd));
  return ontvanger(db, adapter, intake, digikoppeling.intervalMs, log);
}
