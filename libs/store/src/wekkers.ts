import type { Reference } from '@schakel/contracts';
import type { PoolClient } from 'pg';
import type { Database } from './database';
import type { Queryable } from './statement';
import { Statement } from './statement';

/** A wake-up that waits to be put on the bus: a reference and the lane it belongs in. Login relay. */
export interface Wekker {
  readonly id: string;
  readonly lane: string;
  readonly reference: Reference;
  /** Since when it is due, as the database writes it: to the microsecond. */
  readonly sinds: string;
}

interface Row {
  readonly id: string;
  readonly bericht_id: string;
  readonly soort: string;
  readonly versie: number;
  readonly lane: string;
  readonly sinds: string;
}

// Never "id greater than the last one": ids are given before COMMIT, so a late commit would be skipped for ever.
const claim = new Statement<Row>(`
select w.* from unnest($2::text[], $3::float8[]) as l(naam, binnen) cross join lateral (
  select id, bericht_id, soort, versie, lane, beschikbaar_op::text as sinds from wekkers
  where coalesce(gesloten_op, gepubliceerd_op) is null and lane = l.naam and beschikbaar_op <= now() and beschikbaar_op >= now() - make_interval(secs => l.binnen)
  order by beschikbaar_op, id limit $1) w`);
const stray = new Statement<{ lane: string; aantal: number }>(`
select lane, count(*)::int as aantal from wekkers where coalesce(gesloten_op, gepubliceerd_op) is null and lane <> all($1::text[]) group by lane`);
// Passes over what a handler is closing at this moment: waiting for each other, in other orders, would be a deadlock. If that handler fails, the
// wake-up goes out once more. So it does where a handler was quicker than this mark and put it off: what is due at another moment is another wake-up.
// `num_nulls` is the condition of no index: by these ids and nothing else.
const publish = new Statement<never>(`
update wekkers set gepubliceerd_op = now(), publicaties = publicaties + 1 where id = any(array(
  select w.id from unnest($1::bigint[], $2::timestamptz[]) as k(id, sinds) join wekkers w on w.id = k.id and w.beschikbaar_op = k.sinds
  where num_nulls(w.gesloten_op, w.gepubliceerd_op) = 2 for no key update of w skip locked))`);
const again = new Statement<never>(`
update wekkers set gepubliceerd_op = null where id = any(array(
  select id from wekkers where gesloten_op is null and gepubliceerd_op < now() - make_interval(secs => $1) and lane = any($2::text[])
  order by id limit $3 for update skip locked))`);

const everMs = 100 * 365 * 86_400_000;

/** How far back to look in a lane; absent or infinite for all the way. */
export interface Look {
  readonly lane: string;
  readonly withinMs?: number;
}

/**
 * Open wake-ups of these lanes that are due, per lane the longest waiting first and at most `limit`. Reads only: whoever leads publishes them and
 * then marks them. @throws DatabaseError
 */
export async function claimBatch(on: Queryable, limit: number, looks: readonly Look[]): Promise<Wekker[]> {
  const rows = await claim.run(
    on,
    limit,
    looks.map(({ lane }) => lane),
    looks.map(({ withinMs = everMs }) => Math.min(withinMs, everMs) / 1_000),
  );
  return rows.map(({ id, bericht_id, soort, versie, lane, sinds }) => ({ id, lane, sinds, reference: { id: bericht_id, soort, versie } }));
}

/** Lanes that nobody knows any more, with what waits in them to be published. @throws DatabaseError */
export const strayLanes = (on: Queryable, known: readonly string[]) => stray.run(on, known);

/** Marks what the bus confirmed and did not return. Idempotent; what was closed or put off meanwhile stays so. @throws DatabaseError */
export const markPublished = (on: Queryable, wekkers: readonly Pick<Wekker, 'id' | 'sinds'>[]): Promise<number> =>
  publish.affect(
    on,
    wekkers.map(({ id }) => id),
    wekkers.map(({ sinds }) => sinds),
  );

/**
 * Puts wake-ups of these lanes back that were published longer ago than `olderThanMs` and still are not closed: the bus lost them, or their
 * handler did. Name only lanes where little waits: what is still in a queue is not lost. A wake-up too many is absorbed by `gezien`.
 * Gives how many. @throws DatabaseError
 */
export const rearm = (on: Queryable, olderThanMs: number, lanes: readonly string[], limit = 1_000): Promise<number> =>
  again.affect(on, olderThanMs / 1_000, lanes, limit);

const revive = new Statement<never>(`
update wekkers set gepubliceerd_op = null where bericht_id = any($1::uuid[]) and gesloten_op is null and gepubliceerd_op is not null`);

/** Puts back what the bus gave up on: that counts returns, also of innocents, so it says nothing about the bericht. @throws DatabaseError */
export const rearmDead = (on: Queryable, berichten: readonly string[]): Promise<number> => revive.affect(on, berichten);

/**
 * Calls `wake` whenever somebody committed a wake-up, until `signal` aborts or the connection is lost. It is a hint: poll all the same.
 * @throws DatabaseError when the connection is lost
 */
export async function listen(db: Database, wake: () => void, signal: AbortSignal): Promise<void> {
  await db.session(async (client) => {
    client.on('notification', wake);
    try {
      await client.query('listen wekkers');
      await untilEnd(client, signal);
      await client.query('unlisten wekkers');
    } finally {
      client.off('notification', wake);
    }
  });
}

const untilEnd = (client: PoolClient, signal: AbortSignal): Promise<void> =>
  new Promise((resolve, reject) => {
    client.once('error', reject);
    if (signal.aborted) resolve();
    signal.addEventListener('abort', () => {
      client.off('error', reject);
      resolve();
    });
  });
