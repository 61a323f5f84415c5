import { Client } from 'pg';
import type { Tell } from './compare';
import { perSecond, type Outcome } from './outcome';
import { startProcess } from './processes';
import { createDatabase, productEnvironment, type Setting } from './setting';

const pause = (): Promise<void> => new Promise((resolve) => setTimeout(resolve, 50));

/** How fast the relay empties a backlog that is there already: from committed row to confirmed and marked. */
export async function relayRate(setting: Setting, count: number, tell: Tell): Promise<Outcome> {
  const databaseUrl = await createDatabase(setting, 'relay');
  const owner = new Client({ connectionString: databaseUrl });
  await owner.connect();
  await owner.query(
    `insert into wekkers (bericht_id, soort, versie, lane) select gen_random_uuid(), 'vt-melding', 1, 'afhandeling.normaal' from generate_series(1, ${count})`,
  );
  await owner.query('vacuum analyze wekkers');
  const env = { ...productEnvironment(setting, databaseUrl, 0, setting.amqpUrl), BENCH_ROLE: 'relay', BUS_PREFIX: 'bench-relay' };
  const relay = await startProcess('relay', `${__dirname}/consumer.js`, env, setting.dir);
  const left = async (): Promise<number> => {
    const { rows } = await owner.query<{ left: number }>('select count(*)::int as left from wekkers where gepubliceerd_op is null');
    return rows[0]?.left ?? 0;
  };
  while ((await left()) === count) await pause();
  const [begun, from] = [performance.now(), await left()];
  while ((await left()) > 0) await pause();
  const rate = from / ((performance.now() - begun) / 1_000);
  await relay.stop();
  await owner.end();
  tell(`relay: ${Math.round(rate)} wake-ups/s`);
  return { lines: [{ what: `relay, a backlog of ${count} wake-ups`, product: perSecond(rate) }], raw: rate };
}
