/** Every handler after the first in a straight line: count and read, read the casussen, write everything. Three statements a batch. */
import { Blob, newKey, open, seal, uuid5 } from '../sealing.mjs';
import { columns, load, start, write } from './follow-sql.mjs';
import { list, valuesOf } from './statement.mjs';
import { steps } from './steps.mjs';

const periodKey = Buffer.from(process.env.KEY, 'hex');
const keyOf = ({ id, sleutel }) => open(periodKey, sleutel, `sleutels${id}`);
const json = (value) => Buffer.from(JSON.stringify(value));

function casussenOf(rows) {
  const found = new Map();
  for (const row of rows.filter(({ tabel }) => tabel === 'casussen')) {
    const key = keyOf(row);
    found.set(row.id, { key, dossier: JSON.parse(open(key, row.inhoud, `casussen${row.id}`).toString('utf8')), personen: [] });
  }
  for (const row of rows.filter(({ tabel }) => tabel === 'casus_personen'))
    found.get(row.casus_id).personen.push(JSON.parse(open(keyOf(row), row.inhoud, `casus_personen${row.id}`).toString('utf8')));
  for (const { personen } of found.values()) personen.sort((one, other) => one.plaats - other.plaats);
  return found;
}

function handle({ id, soort, casus_id: casus, ontvangen_op: op, inhoud, sleutel }, { dossier, personen }) {
  const tekst = open(keyOf({ id, sleutel }), inhoud, `journal${id}`).toString('utf8');
  const bericht = { id, op, tekst, inhoud: tekst.startsWith('{') ? JSON.parse(tekst) : undefined };
  const all = personen.map(({ persoon }) => persoon);
  const { audit, items = [], gesteld = [], vervuld = [], postvak = [] } = steps[soort](dossier, all, bericht);
  dossier.versie += 1;
  dossier.berichten.push(id);
  const own = { ...audit, id: uuid5(`audit ${id}`), casus, onderwerp: id, codes: list(audit.codes), velden: '{}' };
  const shared = items.map(({ id: item, sealed }) => ({
    id: uuid5(`audit ${item}`),
    casus,
    actie: 'verstrekt',
    actor: 'systeem:afhandeling',
    onderwerp: item,
    codes: list([sealed.soort]),
    velden: list(sealed.velden),
  }));
  return { items, gesteld, vervuld, postvak, audit: [own, ...shared] };
}

/** Content, heading and necessity under keys of their own, in the bytes of the statement. */
function sealItem(blob, { id, noodzaak, sealed, kanaal, ...item }) {
  const [key, ledgerKey] = [newKey(), newKey()];
  const content = seal(key, json(sealed), `outbox${id}`);
  const kop = kanaal === 'postvak' ? seal(key, json(sealed.inhoud.kop), `kop${id}`) : undefined;
  const why = seal(ledgerKey, Buffer.from(noodzaak), `verstrekkingen${id}`);
  const { ontvanger, doel, grondslag, grondslagOntvanger, beleid } = sealed;
  return {
    ...item,
    id,
    kanaal,
    ontvanger,
    doel,
    grondslag,
    grondslag_ontvanger: grondslagOntvanger,
    beleid,
    velden: list(sealed.velden),
    iv: blob.add(content),
    il: content.length,
    kv: kop && blob.add(kop),
    kl: kop?.length,
    nv: blob.add(why),
    nl: why.length,
    ov: blob.add(seal(periodKey, key, `sleutels${id}`)),
    vv: blob.add(seal(periodKey, ledgerKey, `sleutels${id}`)),
  };
}

/** The name of who took it up stands under the key of the overdracht. */
async function sealNames(pool, blob, postvak) {
  if (postvak.length === 0) return [];
  const text = "select record_id as id, sleutel from sleutels where tabel = 'outbox' and record_id = any($1::uuid[])";
  const { rows } = await pool.query({ name: 'keys', text, values: [postvak.map(({ id }) => id)] });
  const keys = new Map(rows.map((row) => [row.id, keyOf(row)]));
  return postvak.map(({ id, revisie, behandelaar }) => {
    const name = seal(keys.get(id), Buffer.from(behandelaar), `behandelaar${id}`);
    return { id, revisie, van: blob.add(name), lengte: name.length };
  });
}

function sealDossier(blob, { key, dossier }) {
  const cipher = seal(key, json(dossier), `casussen${dossier.id}`);
  return { id: dossier.id, versie: dossier.versie, status: dossier.status, van: blob.add(cipher), lengte: cipher.length };
}

export const makeFollower = (pool) => async (ids) => {
  const { rows } = await pool.query({ ...start, values: [ids] });
  if (rows.length === 0) return;
  const known = casussenOf((await pool.query({ ...load, values: [rows.map(({ casus_id: id }) => id)] })).rows);
  const done = rows.map((row) => handle(row, known.get(row.casus_id)));
  const of = (name) => done.flatMap((one) => one[name]);
  const blob = new Blob();
  const all = {
    c: [...known.values()].map((casus) => sealDossier(blob, casus)),
    o: of('items').map((item) => sealItem(blob, item)),
    t: of('gesteld'),
    m: of('vervuld'),
    p: await sealNames(pool, blob, of('postvak')),
    a: of('audit'),
  };
  const now = new Date();
  const values = Object.entries(columns).flatMap(([name, list]) => valuesOf(list, all[name]));
  await pool.query({ ...write, values: [blob.bytes, now, now.toISOString().slice(0, 7), rows.map(({ id }) => id), ...values] });
};
