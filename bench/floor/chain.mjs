/** The hash chain over audit rows, twice a second and outside the road, as in the product. */
import { Blob, sha256 } from './sealing.mjs';

const unsealed = {
  name: 'unsealed',
  text: 'select id, op, actie, actor, rol, casus_id, onderwerp, codes, velden from audit where keten is null order by volg limit 1000',
};
const update = {
  name: 'chain',
  text: `update audit a set keten = z.keten, vorige = substring($1::bytea from van for 32), hash = substring($1::bytea from van + 32 for 32)
    from unnest($2::uuid[], $3::bigint[], $4::int[]) as z(id, keten, van) where a.id = z.id and a.keten is null`,
};

export function startSealing(pool) {
  let keten = 0;
  let vorige = Buffer.alloc(32);
  const round = async () => {
    const { rows } = await pool.query(unsealed);
    const blob = new Blob();
    const chained = rows.map((row) => {
      const hash = sha256(vorige, JSON.stringify([(keten += 1), ...Object.values(row)]));
      const van = blob.add(vorige);
      blob.add(hash);
      vorige = hash;
      return { id: row.id, keten, van };
    });
    const of = (name) => chained.map((row) => row[name]);
    if (rows.length > 0) await pool.query({ ...update, values: [blob.bytes, of('id'), of('keten'), of('van')] });
    setTimeout(start, rows.length === 1_000 ? 0 : 500);
  };
  const start = () =>
    void round().catch((error) => {
      process.stderr.write(`${error.stack}\n`);
      process.exit(1);
    });
  setTimeout(start, 500);
}
