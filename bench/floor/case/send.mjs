/** T3 and T4 in a straight line, eight at a time: the lease committed before the call, the bytes stored before they leave, the outcome after. */
import { Blob, hmac, open, seal } from '../sealing.mjs';
import { bytes } from './statement.mjs';
import { deliver, encode } from './wire.mjs';

const periodKey = Buffer.from(process.env.KEY, 'hex');
const atOnce = 8;
const claim = {
  name: 'claim-outbox',
  text: `with g as (
    update outbox set status = 'verzendend', poging = poging + 1, lease_token = gen_random_uuid(), lease_tot = clock_timestamp() + interval '40 s'
    where id = any($1::uuid[]) and status = 'gereed' returning id, inhoud
  ) select g.id, inhoud, sleutel from g join sleutels on tabel = 'outbox' and record_id = g.id and record_id = any($1::uuid[])`,
};
const keep = {
  name: 'keep',
  text: `update outbox set draad = ${bytes('van', 'lengte')}, draad_hmac = ${bytes('print', 32)}
    from unnest($2::uuid[], $3::int[], $4::int[], $5::int[]) as d(nr, van, lengte, print) where id = nr and status = 'verzendend'`,
};
const settle = {
  name: 'settle',
  text: `with k as (
    update outbox set status = 'bezorgd', lease_token = null, lease_tot = null, volgende_poging = clock_timestamp(), bezorgd_op = clock_timestamp()
    where id = any($1::uuid[]) and status = 'verzendend'
  ) update wekkers set gesloten_op = clock_timestamp() where bericht_id = any($1::uuid[]) and gesloten_op is null`,
};

function frozen({ id, inhoud, sleutel }) {
  const key = open(periodKey, sleutel, `sleutels${id}`);
  const sealed = JSON.parse(open(key, inhoud, `outbox${id}`).toString('utf8'));
  const draad = encode(id, sealed, new Date());
  return { id, sealed, draad, cipher: seal(key, draad, `draad${id}`), print: hmac(periodKey, draad) };
}

async function sendSome(pool, ids) {
  const { rows } = await pool.query({ ...claim, values: [ids] });
  const items = rows.map(frozen);
  const blob = new Blob();
  const places = items.map(({ cipher, print }) => [blob.add(cipher), cipher.length, blob.add(print)]);
  const values = [blob.bytes, items.map(({ id }) => id), ...[0, 1, 2].map((at) => places.map((place) => place[at]))];
  await pool.query({ ...keep, values });
  await Promise.all(items.map(({ id, sealed, draad }) => deliver(id, sealed, draad)));
  await pool.query({ ...settle, values: [items.map(({ id }) => id)] });
}

export const makeSender = (pool) => async (ids) => {
  for (let at = 0; at < ids.length; at += atOnce) await sendSome(pool, ids.slice(at, at + atOnce));
};
