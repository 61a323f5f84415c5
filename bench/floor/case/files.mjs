/** What people look at: a casus and an overdracht, each read, opened and accounted for in one statement. */
import { hmac, newKey, open, seal, uuid7 } from '../sealing.mjs';

const parts = `
select 'casussen' as tabel, c.id, c.versie, c.dossier as inhoud, s.sleutel from casussen c join sleutels s on s.tabel = 'casussen' and s.record_id = c.id where c.id = $1
union all
select 'casus_personen', p.id, p.versie, p.sectie, s.sleutel from casus_personen p join sleutels s on s.tabel = 'casus_personen' and s.record_id = p.id where p.casus_id = $1`;
const read = { name: 'casus', text: parts };
const look = {
  name: 'open-casus',
  text: `with s as (
  insert into sleutels (tabel, record_id, casus_id, sleutel, periode) values ('audit', $2, $1, $3, $4)
), a as (
  insert into audit (id, op, actie, actor, rol, casus_id, reden, reden_hmac) values ($2, $5, 'casus-geopend', 'veilig-thuis:medewerker', 'veilig-thuis', $1, $6, $7)
) ${parts}`,
};
const offered = `
select o.id, o.casus_id, ontvanger, postvak_status, postvak_revisie, aangemaakt_op, uiterlijk, dringend, behandelaar, kop,
  case when postvak_status = 'opgepakt' then inhoud end as inhoud, sleutel
from outbox o join sleutels s on s.tabel = 'outbox' and s.record_id = o.id where kanaal = 'postvak' and ontvanger = 'usd-huizen' and o.id = $1`;
const see = {
  name: 'open-overdracht',
  text: `with o as (${offered}), a as (
  insert into audit (id, op, actie, actor, rol, casus_id, onderwerp, velden)
  select $2, $3, 'overdracht-ingezien', 'gemeente:teamlid', 'lokaal-team', casus_id, id, '{inhoud.samenvatting}' from o where inhoud is not null
) select * from o`,
};
const stand = {
  name: 'overdracht-stand',
  text: `select casus_id, postvak_status, postvak_revisie from outbox where kanaal = 'postvak' and ontvanger = 'usd-huizen' and id = $1`,
};

export function makeFiles(pool, periodKey) {
  const openRow = ({ tabel, id, inhoud, sleutel }) =>
    JSON.parse(open(open(periodKey, sleutel, `sleutels${id}`), inhoud, `${tabel}${id}`).toString('utf8'));
  const joined = ({ rows }) => {
    const [dossier, ...secties] = rows.map(openRow);
    secties.sort((one, other) => one.plaats - other.plaats);
    const antwoorden = secties.flatMap((sectie) => sectie.antwoorden.map(({ antwoord }) => antwoord));
    return { ...dossier, personen: secties.map(({ persoon }) => persoon), antwoorden };
  };
  return {
    /** To judge a request by. */
    casus: async (id) => joined(await pool.query({ ...read, values: [id] })),
    /** For a person to look at, with the reason on record. */
    openCasus: async (id, reden) => {
      const now = new Date();
      const [nr, key, why] = [uuid7(now.getTime()), newKey(), Buffer.from(reden)];
      const values = [
        id,
        nr,
        seal(periodKey, key, `sleutels${nr}`),
        now.toISOString().slice(0, 7),
        now,
        seal(key, why, `audit${nr}`),
        hmac(periodKey, why),
      ];
      return joined(await pool.query({ ...look, values }));
    },
    openOverdracht: async (id) => {
      const now = new Date();
      const { rows } = await pool.query({ ...see, values: [id, uuid7(now.getTime()), now] });
      const [{ sleutel, kop, inhoud, behandelaar, ...row }] = rows;
      const key = open(periodKey, sleutel, `sleutels${id}`);
      const text = (cipher, place) => cipher && open(key, cipher, `${place}${id}`).toString('utf8');
      text(behandelaar, 'behandelaar');
      return { ...row, kop: JSON.parse(text(kop, 'kop')), inhoud: inhoud ? JSON.parse(text(inhoud, 'outbox')).inhoud.inhoud : undefined };
    },
    overdracht: async (id) => (await pool.query({ ...stand, values: [id] })).rows[0],
  };
}
