/** HTTP to 202 in a straight line: token, XML, schema, encryption, one statement per micro-batch. No framework, no layers, no roles. */
import { createHash } from 'node:crypto';
import { createServer } from 'node:http';
import { createRemoteJWKSet, jwtVerify } from 'jose';
import pg from 'pg';
import { Blob, hmac, newKey, seal, uuid7 } from './sealing.mjs';
import { makeReader } from './xml.mjs';

const { DATABASE_URL, ISSUER, SCHEMA_DIR, KEY } = process.env;
const pool = new pg.Pool({ connectionString: DATABASE_URL, max: 2 });
const side = new pg.Pool({ connectionString: DATABASE_URL, max: 1 });
const keys = createRemoteJWKSet(new URL(`${ISSUER}/jwks`));
const readXml = makeReader(SCHEMA_DIR);
const periodKey = Buffer.from(KEY, 'hex');
const partij = 'politie-mn';
const oin = '00000099000000003000';

const insert = {
  name: 't0',
  text: `with i as materialized (
  select id, dringend, substring($1::bytea from van for 32) as referentie, substring($1::bytea from van + 32 for 32) as vingerafdruk,
    substring($1::bytea from van + 64 for 61) as sleutel, substring($1::bytea from van + 125 for lengte) as inhoud
  from unnest($2::uuid[], $3::int[], $4::int[], $5::boolean[]) as u(id, van, lengte, dringend)
), j as (
  insert into journal (id, soort, versie, deur, partij, referentie, vingerafdruk, inhoud, dringend, status)
  select id, 'vt-melding', 1, 'http', '${partij}', referentie, vingerafdruk, inhoud, dringend, 'ontvangen' from i
  on conflict do nothing returning id, ontvangen_op
), s as (
  insert into sleutels (tabel, record_id, sleutel, periode) select 'journal', id, sleutel, $6 from i join j using (id)
), w as (
  insert into wekkers (bericht_id, soort, versie, lane)
  select id, 'vt-melding', 1, case when dringend then 'afhandeling.dringend' else 'afhandeling.normaal' end from i join j using (id)
)
select id, ontvangen_op from j`,
};

let waiting = [];
let running = 0;
let notifying;

async function store(batch) {
  batch.sort((a, b) => Buffer.compare(a.referentie, b.referentie));
  const blob = new Blob();
  const van = batch.map(({ referentie, vingerafdruk, sleutel, inhoud }) => {
    const at = blob.add(referentie);
    for (const bytes of [vingerafdruk, sleutel, inhoud]) blob.add(bytes);
    return at;
  });
  const periode = new Date().toISOString().slice(0, 7);
  const values = [
    blob.bytes,
    batch.map(({ id }) => id),
    van,
    batch.map(({ inhoud }) => inhoud.length),
    batch.map(({ dringend }) => dringend),
    periode,
  ];
  try {
    const { rows } = await pool.query({ ...insert, values });
    const fresh = new Map(rows.map(({ id, ontvangen_op: op }) => [id, op]));
    for (const one of batch) one.done(fresh.get(one.id));
    notifying ??= setTimeout(() => {
      notifying = undefined;
      side.query("select pg_notify('wekkers', '')").catch(() => process.exit(1));
    }, 3);
  } catch (error) {
    for (const one of batch) one.failed(error);
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

const append = (entry) =>
  new Promise((done, failed) => {
    waiting.push({ ...entry, done, failed });
    if (waiting.length === 1) setImmediate(flush);
  });

function sealed(body, { referentie, dringend }) {
  const id = uuid7(Date.now());
  const key = newKey();
  return {
    id,
    dringend,
    referentie: hmac(periodKey, referentie),
    vingerafdruk: hmac(periodKey, body),
    inhoud: seal(key, body, `journal${id}`),
    sleutel: seal(periodKey, key, `sleutels${id}`),
  };
}

/** A verified token counts for a minute by its digest: the same policy as the product's. */
const verified = new Map();
async function verify(authorization) {
  const token = authorization.slice('Bearer '.length);
  const digest = createHash('sha256').update(token).digest('base64');
  if (verified.get(digest) > Date.now()) return;
  await jwtVerify(token, keys, { issuer: ISSUER, audience: 'urn:schakel:api', algorithms: ['RS256', 'PS256'] });
  verified.set(digest, Date.now() + 60_000);
}

async function handle(request, body) {
  await verify(request.headers.authorization);
  const envelope = readXml(body);
  if (envelope.zender !== oin) throw new Error('zender');
  const entry = sealed(body, envelope);
  const ontvangenOp = await append(entry);
  return { id: entry.id, ontvangenOp: ontvangenOp.toISOString(), status: 'ontvangen' };
}

const server = createServer((request, response) => {
  const chunks = [];
  request.on('data', (chunk) => chunks.push(chunk));
  request.on('end', () => {
    handle(request, chunks.length === 1 ? chunks[0] : Buffer.concat(chunks)).then(
      (receipt) => {
        const text = JSON.stringify(receipt);
        const headers = {
          'content-type': 'application/json',
          'content-length': Buffer.byteLength(text),
          location: `/v1/meldingen/${receipt.id}`,
        };
        response.writeHead(202, headers).end(text);
      },
      (error) => {
        process.stderr.write(`${error.stack}\n`);
        response.writeHead(500).end();
      },
    );
  });
});
server.listen(Number(process.env.PORT), '127.0.0.1', () => process.send({ gereed: true }));
process.on('disconnect', () => process.exit(0));
