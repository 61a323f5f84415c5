/** T0 in micro-batches, for every kind of bericht: journal, key and wake-up in one statement. */
import { Blob, hmac, newKey, seal, uuid7 } from '../sealing.mjs';
import { bytes, rows, valuesOf } from './statement.mjs';

const columns = [
  ['id', 'uuid'],
  ['soort', 'text'],
  ['deur', 'text'],
  ['partij', 'text'],
  ['casus', 'uuid'],
  ['van', 'int'],
  ['lengte', 'int'],
];
const insert = {
  name: 't0',
  text: `with ${rows('i', 3, columns)}, j as (
  insert into journal (id, soort, versie, deur, partij, referentie, vingerafdruk, inhoud, dringend, status, casus_id)
  select id, soort, 1, deur, partij, ${bytes('van', 32)}, ${bytes('van + 32', 32)}, ${bytes('van + 125', 'lengte')}, false, 'ontvangen', casus from i
  on conflict do nothing returning id, ontvangen_op
), s as (
  insert into sleutels (tabel, record_id, casus_id, sleutel, periode) select 'journal', id, casus, ${bytes('van + 64', 61)}, $2 from i join j using (id)
), w as (
  insert into wekkers (bericht_id, soort, versie, lane) select id, soort, 1, 'afhandeling.normaal' from i join j using (id)
)
select id, ontvangen_op from j`,
};

/** Gives a function that resolves after COMMIT with { id, ontvangenOp }. */
export function makeAppend(pool, side, periodKey) {
  let waiting = [];
  let running = 0;
  let notifying;

  async function store(batch) {
    batch.sort((a, b) => Buffer.compare(a.referentie, b.referentie));
    const blob = new Blob();
    for (const one of batch) {
      one.van = blob.add(one.referentie);
      for (const part of [one.vingerafdruk, one.sleutel, one.inhoud]) blob.add(part);
    }
    try {
      const values = [blob.bytes, new Date().toISOString().slice(0, 7), ...valuesOf(columns, batch)];
      const { rows: stored } = await pool.query({ ...insert, values });
      const fresh = new Map(stored.map(({ id, ontvangen_op: op }) => [id, op]));
      for (const { id, done } of batch) done({ id, ontvangenOp: fresh.get(id) });
      notifying ??= setTimeout(() => {
        notifying = undefined;
        side.query("select pg_notify('wekkers', '')").catch(() => process.exit(1));
      }, 3);
    } catch (error) {
      for (const { failed } of batch) failed(error);
    }
  }

  function flush() {
    while (waiting.length > 0 && running < 2) {
      running += 1;
      void store(waiting.splice(0, 64)).finally(() => {
        running -= 1;
        if (waiting.length > 0) setImmediate(flush);
      });
    }
  }

  return ({ soort, deur, partij, casus, referentie, body }) =>
    new Promise((done, failed) => {
      const [id, key] = [uuid7(Date.now()), newKey()];
      const inhoud = seal(key, body, `journal${id}`);
      const prints = { referentie: hmac(periodKey, referentie), vingerafdruk: hmac(periodKey, body) };
      const sleutel = seal(periodKey, key, `sleutels${id}`);
      waiting.push({ id, soort, deur, partij, casus, ...prints, inhoud, lengte: inhoud.length, sleutel, done, failed });
      if (waiting.length === 1) setImmediate(flush);
    });
}
