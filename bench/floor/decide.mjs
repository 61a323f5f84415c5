/** The first handler in a straight line: count and read, look who is known, write everything. Three statements a batch; sealing of the audit apart. */
import { openCasus, readMelding } from './casus.mjs';
import { startSealing } from './chain.mjs';
import { Blob, hmac, newKey, open, seal, uuid5 } from './sealing.mjs';
import { find, start, write } from './decide-sql.mjs';

const periodKey = Buffer.from(process.env.KEY, 'hex');

function sealed(tabel, id, value) {
  const key = newKey();
  const cipher = seal(key, Buffer.from(JSON.stringify(value)), `${tabel}${id}`);
  return { tabel, id, cipher, sleutel: seal(periodKey, key, `sleutels${id}`) };
}

async function radarOf(pool, meldingen) {
  const blob = new Blob();
  const termen = meldingen.flatMap((melding) => melding.termen);
  for (const term of termen) {
    term.print = hmac(periodKey, `${term.soort} ${term.waarde}`);
    term.van = blob.add(term.print);
  }
  const { rows } = await pool.query({ ...find, values: [blob.bytes, termen.map(({ soort }) => soort), termen.map(({ van }) => van)] });
  const known = new Map();
  // Reports of one batch know each other too.
  for (const term of termen) {
    const key = term.print.toString('latin1');
    known.set(key, [...(known.get(key) ?? []), { casus: term.casus, persoon: term.persoon }]);
  }
  for (const { plaats, casus_id: casus } of rows) known.get(termen[plaats - 1].print.toString('latin1')).push({ casus });
  return (melding) =>
    melding.termen.flatMap((term) =>
      term.soort === 'melding-kenmerk'
        ? []
        : known
            .get(term.print.toString('latin1'))
            .filter(({ casus }) => casus !== melding.casus)
            .map(({ casus }) => ({ casus, persoon: term.persoon, sterkte: term.soort === 'bsn' ? 'bsn' : 'mogelijk' })),
    );
}

function valuesOf(ids, opened, now) {
  const blob = new Blob();
  const records = opened.flatMap(({ records: all }) => all);
  const [keys, ciphers] = [records.map(({ sleutel }) => blob.add(sleutel)), records.map(({ cipher }) => blob.add(cipher))];
  const terms = opened.flatMap(({ casus, termijnen }) => termijnen.map((one) => ({ ...one, casus })));
  const termen = opened.flatMap((one) => one.termen);
  const prints = termen.map(({ print }) => blob.add(print));
  const of = (list, name) => list.map((one) => one[name]);
  return [
    blob.bytes,
    of(records, 'tabel'),
    of(records, 'id'),
    of(records, 'casus'),
    keys,
    ciphers,
    records.map(({ cipher }) => cipher.length),
    of(opened, 'bericht'),
    of(opened, 'casus'),
    of(opened, 'ontvangenOp'),
    of(terms, 'id'),
    of(terms, 'casus'),
    of(terms, 'soort'),
    terms.map(({ onderwerp }) => onderwerp ?? null),
    of(terms, 'grondslag'),
    of(terms, 'start'),
    of(terms, 'uiterlijk'),
    of(termen, 'soort'),
    prints,
    of(termen, 'casus'),
    of(termen, 'persoon'),
    opened.map(({ bericht }) => uuid5(`audit ${bericht}`)),
    now,
    now.toISOString().slice(0, 7),
    ids,
  ];
}

export function makeDecider(pool) {
  startSealing(pool);
  return async (ids) => {
    const { rows } = await pool.query({ ...start, values: [ids] });
    if (rows.length === 0) return;
    const plain = rows.map(({ id, inhoud, sleutel, ontvangen_op: ontvangenOp }) => ({
      id,
      ontvangenOp,
      inhoud: open(open(periodKey, sleutel, `sleutels${id}`), inhoud, `journal${id}`),
    }));
    const meldingen = plain.map((one) => ({ ...readMelding(one), ontvangenOp: one.ontvangenOp }));
    const radar = await radarOf(pool, meldingen);
    const now = new Date();
    const opened = meldingen.map((melding) => {
      const { dossier, secties, termijnen } = openCasus(melding, { ontvangenOp: melding.ontvangenOp, now, radar: radar(melding) });
      const { bericht, casus, ontvangenOp, termen } = melding;
      const records = [sealed('casussen', casus, dossier), ...secties.map((sectie) => sealed('casus_personen', sectie.id, sectie))];
      return { bericht, casus, ontvangenOp, termen, termijnen, records: records.map((one) => ({ ...one, casus })) };
    });
    await pool.query({ ...write, values: valuesOf(ids, opened, now) });
  };
}
