/** Relay and consumer in one process. HANDLER=accept closes the wake-up; HANDLER=decide opens the casus too. */
import pg from 'pg';
import { idsOf, runLanes } from './lanes.mjs';

const { DATABASE_URL, HANDLER } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });

const accept = {
  name: 't2',
  text: `with g as (insert into gezien (verwerker, bericht_id) select 'afhandeling', id from unnest($1::uuid[]) as i(id) order by id
    on conflict do nothing)
    update wekkers set gesloten_op = clock_timestamp() where bericht_id = any($1::uuid[]) and gesloten_op is null`,
};
const handlers = {
  accept: () => (ids) => pool.query({ ...accept, values: [ids] }),
  decide: async () => (await import('./decide.mjs')).makeDecider(pool),
};
const handle = await handlers[HANDLER]();
const afhandeling = (references) => handle(idsOf(references));
await runLanes(HANDLER, { 'afhandeling.dringend': afhandeling, 'afhandeling.normaal': afhandeling });
