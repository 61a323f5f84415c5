import { randomUUID } from 'node:crypto';
import { createBullmqPool, createBus, prepareBullmq } from '@schakel/transport';
import type { Lane } from '@schakel/transport';
import { busConformance, LANES } from './bus.conformance';
import type { BusUnderTest } from './bus.conformance';
import { Wire } from '../support/wire';
import { freshDatabase, logger, need } from './support';
import type { FreshDatabase } from './support';

jest.setTimeout(120_000);
let database: FreshDatabase;

beforeAll(async () => {
  database = await freshDatabase(need('TEST_DATABASE_URL'));
  await prepareBullmq(database.ownerUrl, database.role);
});
afterAll(() => database.drop());

busConformance('PostgreSQL', async () => bullmq(await Wire.to(database.roleUrl)));

function bullmq(wire: Wire): BusUnderTest {
  const prefix = `proef-${randomUUID()}`;
  const queue = (lane: Lane): string => `${prefix}.${lane}.g1`;
  const pool = createBullmqPool(wire.url, 12);
  const direct = createBullmqPool(database.roleUrl, 1);
  return {
    wire,
    bus: () => createBus({ pool, lanes: LANES, logger, prefix, backoff: { minMs: 50, maxMs: 500 }, lockMs: 1_000 }),
    peek: async (lane) => {
      const { rows } = await direct.query<{ data: string }>('SELECT data::text AS data FROM job WHERE queue = $1', [queue(lane)]);
      return rows.map(({ data }) => data);
    },
    spoil: async (lane) => {
      const columns = 'INSERT INTO job (queue, id, name, data, opts, state, seq, added_at_ms)';
      await direct.query(`${columns} VALUES ($1, $2, 'wekker', '{"id": 1}', '{"attempts": 3}', 'waiting', 1, 0)`, [
        queue(lane),
        randomUUID(),
      ]);
    },
    wipe: async (lane) => {
      await direct.query('DELETE FROM job WHERE queue = $1', [queue(lane)]);
    },
    close: async () => {
      await pool.end();
      await direct.end();
    },
  };
}
