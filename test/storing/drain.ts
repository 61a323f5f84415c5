/** After the last fault: until nothing is under way any more. */
import { setTimeout as pause } from 'node:timers/promises';
import type { World } from './world';

/** A lost wake-up goes out again after two minutes, which are looked at each half minute; a lease ends after 40 s, looked at each ten. */
const graceMs = 60_000 + 150_000 + 50_000;
const calmTimes = 3;
const everyMs = 500;

const busy = `
select (select count(*) from journal where afgehandeld_op is null and status in ('ontvangen', 'in behandeling'))::int
  + (select count(*) from wekkers where gesloten_op is null)::int
  + (select count(*) from outbox where kanaal <> 'postvak' and status in ('gereed', 'verzendend'))::int
  + (select count(*) from termijnen where afgegaan_op is null and vervuld_op is null and uiterlijk < clock_timestamp() + interval '1 minute')::int
  as open`;

export const openIn = async ({ hub }: World): Promise<number> => (await hub.sql<{ open: number }>(busy))[0]?.open ?? 0;

/** How long draining may take: at half the rate at which it came, and what a hub may need to notice that something was lost. */
export const boundOf = (backlog: number, rate: number): number => (backlog / (0.5 * rate)) * 1_000 + graceMs;

/** Milliseconds until nothing was open, or undefined after `limitMs`. */
export async function drain(world: World, limitMs: number): Promise<number | undefined> {
  const begun = performance.now();
  for (let calm = 0; performance.now() - begun < limitMs; ) {
    calm = (await openIn(world)) === 0 ? calm + 1 : 0;
    if (calm === calmTimes) return performance.now() - begun;
    await pause(everyMs);
  }
  return undefined;
}

/** What the clock would bring: nobody has to wait two minutes for it. Leases stay longer than a call can last. */
export async function hasten({ hub }: World): Promise<void> {
  await hub.sql("update wekkers set gepubliceerd_op = gepubliceerd_op - interval '10 minutes' where gesloten_op is null");
  await hub.sql("update outbox set lease_tot = lease_tot - interval '15 seconds' where status = 'verzendend'");
  await hub.sql("update outbox set volgende_poging = clock_timestamp() where status = 'gereed' and volgende_poging > clock_timestamp()");
  await hub.sql(`update wekkers set beschikbaar_op = clock_timestamp()
    where gesloten_op is null and gepubliceerd_op is null and beschikbaar_op > clock_timestamp()`);
}
