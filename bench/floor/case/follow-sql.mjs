/** The three statements about a batch of berichten of known casussen: count and read, read the casussen, write everything that follows. */
import { bytes, rows } from './statement.mjs';

export const start = {
  name: 'start-known',
  text: `with o as (select id from journal where id = any($1::uuid[]) and status in ('ontvangen', 'in behandeling') order by id for no key update)
    update journal j set starts = starts + 1, status = 'in behandeling' from o, sleutels s
    where j.id = o.id and j.id = any($1::uuid[]) and s.tabel = 'journal' and s.record_id = o.id and s.record_id = any($1::uuid[])
    returning j.id, j.soort, j.casus_id, j.ontvangen_op, j.inhoud, s.sleutel`,
};
export const load = {
  name: 'load',
  text: `select 'casussen' as tabel, c.id, c.id as casus_id, c.dossier as inhoud, s.sleutel
    from casussen c join sleutels s on s.tabel = 'casussen' and s.record_id = c.id and s.record_id = any($1::uuid[]) where c.id = any($1::uuid[])
  union all select 'casus_personen', p.id, p.casus_id, p.sectie, s.sleutel
    from casus_personen p join lateral (select sleutel from sleutels where tabel = 'casus_personen' and record_id = p.id limit 1) s on true
    where p.casus_id = any($1::uuid[])`,
};

const groups = {
  c: ['id:uuid', 'versie:int', 'status:text', 'van:int', 'lengte:int'],
  o: [
    ...['id:uuid', 'casus:uuid', 'ontvanger:text', 'oin:text', 'kanaal:text', 'soort:text', 'onderwerp:text', 'revisie:int', 'lane:text'],
    ...['uiterlijk:timestamptz', 'doel:text', 'grondslag:text', 'grondslag_ontvanger:text', 'velden:text', 'beleid:text', 'door:text'],
    ...['iv:int', 'il:int', 'kv:int', 'kl:int', 'nv:int', 'nl:int', 'ov:int', 'vv:int'],
  ],
  t: ['id:uuid', 'casus:uuid', 'soort:text', 'onderwerp:text', 'grondslag:text', 'start:timestamptz', 'uiterlijk:timestamptz'],
  m: ['id:uuid'],
  p: ['id:uuid', 'revisie:int', 'van:int', 'lengte:int'],
  a: ['id:uuid', 'casus:uuid', 'actie:text', 'actor:text', 'onderwerp:uuid', 'codes:text', 'velden:text'],
};
/** The columns of each kind of row, and where its parameters begin: $1 bytes, $2 now, $3 period, $4 berichten. */
export const columns = Object.fromEntries(Object.entries(groups).map(([name, list]) => [name, list.map((column) => column.split(':'))]));
let from = 5;
const inputs = Object.entries(columns).map(([name, list]) => {
  const text = rows(name, from, list);
  from += list.length;
  return text;
});

export const write = {
  name: 'write-known',
  text: `with ${inputs.join(', ')}, gezien as (
    insert into gezien (verwerker, bericht_id) select 'afhandeling', id from unnest($4::uuid[]) as i(id)
  ), casus as (
    update casussen set versie = c.versie, status = c.status, dossier = ${bytes('van', 'lengte')}, gewijzigd_op = clock_timestamp()
    from c where casussen.id = c.id
  ), verzending as (
    insert into outbox (id, casus_id, ontvanger, ontvanger_oin, kanaal, soort, versie, onderwerp, revisie, dringend, inhoud, kop, uiterlijk, postvak_status, postvak_revisie)
    select id, casus, ontvanger, oin, kanaal, soort, 1, onderwerp, revisie, false, ${bytes('iv', 'il')}, ${bytes('kv', 'kl')}, uiterlijk,
      case when kanaal = 'postvak' then 'aangeboden' end, case when kanaal = 'postvak' then revisie end from o
  ), sleutel as (
    insert into sleutels (tabel, record_id, casus_id, sleutel, periode)
    select 'outbox', id, casus, ${bytes('ov', 61)}, $3 from o union all select 'verstrekkingen', id, casus, ${bytes('vv', 61)}, $3 from o
  ), verstrekking as (
    insert into verstrekkingen (id, casus_id, ontvanger, ontvanger_oin, soort, doel, grondslag, grondslag_ontvanger, velden, beleid, beleid_versie, noodzaak, besloten_door)
    select id, casus, ontvanger, oin, soort || '.v1', doel, grondslag, grondslag_ontvanger, velden::text[], beleid, 1, ${bytes('nv', 'nl')}, door from o
  ), wekker as (
    insert into wekkers (bericht_id, soort, versie, lane) select id, soort, 1, lane from o where lane is not null
  ), gesteld as (
    insert into termijnen (id, casus_id, soort, onderwerp, grondslag, start_op, uiterlijk) select * from t
  ), vervuld as (
    update termijnen set vervuld_op = now() from m where termijnen.id = m.id
  ), postvak as (
    update outbox set postvak_status = 'opgepakt', postvak_revisie = p.revisie, behandelaar = ${bytes('van', 'lengte')}, status = 'bezorgd' from p where outbox.id = p.id
  ), audit as (
    insert into audit (id, op, actie, actor, casus_id, onderwerp, codes, velden) select id, $2, actie, actor, casus, onderwerp, codes::text[], velden::text[] from a
  ), bericht as (
    update journal set status = 'afgehandeld', afgehandeld_op = clock_timestamp() where id = any($4::uuid[])
  )
  update wekkers set gesloten_op = clock_timestamp() where bericht_id = any($4::uuid[]) and gesloten_op is null`,
};
