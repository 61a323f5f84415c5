import type { DienstStand, LaneStand, PartnerStand, Periode, Stand, Telling } from '@schakel/beheer';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import { readDeuren } from './deuren';
import type { Verwachting } from './verwacht';
import { readVerwacht } from './verwacht';

type Row<Part extends keyof Stand> = Stand[Part] extends readonly (infer One)[] ? One : never;

const lanes = new Statement<Omit<LaneStand, 'perMinuut'>>(`
select lane, count(*)::int as open, count(gepubliceerd_op)::int as "opDeBus", min(beschikbaar_op) as oudste
from wekkers where gesloten_op is null group by lane order by lane`);
/** Of the last minute, or of as much of it as 5,000 handled berichten take. */
const tempo = new Statement<{ lane: string; perMinuut: number }>(`
with laatste as (
  select bericht_id, op from gezien where op > now() - interval '1 minute' order by op desc limit 5000
), duur as (
  select case when count(*) < 5000 then 60 else greatest(extract(epoch from now() - min(op)), 0.1) end as seconden from laatste
)
select case when j.dringend then 'afhandeling.dringend' else 'afhandeling.normaal' end as lane, round(count(*) * 60 / min(seconden))::int as "perMinuut"
from laatste join journal j on j.id = bericht_id, duur group by j.dringend`);
const partners = new Statement<PartnerStand>(`
select partner, toestand, fouten, volgende_poging as "volgendePoging", laatste_succes as "laatsteSucces", antwoord_ms as "antwoordMs",
  case minuut when date_trunc('minute', now()) then vorige_minuut when date_trunc('minute', now()) - interval '1 minute' then in_minuut else 0 end
    as "perMinuut"
from partner_status order by partner`);
const verzendingen = new Statement<Row<'verzendingen'>>(`
select partner, kanaal, soort, status, foutcode, aantal, oudste, volgende_poging as "volgendePoging" from verzendingen_open order by partner, oudste`);
/** One walk over what is open; what was refused at the door stays open until somebody looked after it. */
const open = new Statement<{ soort: string; status: string; deur: string; partij: string | null; aantal: number; oudste: Date }>(`
select soort, status, deur, case when status = 'afgewezen' then case when partij = any($1) then 'gemeente' else partij end end as partij,
  count(*)::int as aantal, min(ontvangen_op) as oudste
from journal where afgehandeld_op is null group by 1, 2, 3, 4 order by oudste`);
const termijnen = new Statement<Row<'termijnen'>>(`
select soort, to_char(dag, 'YYYY-MM-DD') as dag, aantal, oudste from termijnen_open_stand order by oudste, soort`);
const vervaldata = new Statement<Row<'vervaldata'>>(
  'select soort, onderwerp, geldig_tot as "geldigTot" from vervaldata order by geldig_tot, onderwerp',
);
const onverzegeld = new Statement<Telling>('select aantal, oudste from audit_onverzegeld_stand');
const concepten = new Statement<Telling>('select aantal, oudste from concepten_stand');
const postbussen = new Statement<Row<'postbussen'>>(
  'select postbus, gezien_op as "gezienOp" from postbussen where gezien_op is not null order by postbus',
);
const terugNaarPostbus = new Statement<Telling>(
  'select count(*)::int as aantal, min(op) as oudste from postbus_terug where klaar_op is null',
);
const onbeantwoord = new Statement<Telling>(
  'select count(*)::int as aantal, min(aangemaakt_op) as oudste from alarmen where bevestigd_op is null and rondes > 0',
);
const mislukt = new Statement<Telling>(`
select count(*)::int as aantal, min(aangemaakt_op) as oudste from oproepen
where poging > 0 and status in ('gereed', 'mislukt') and aangemaakt_op > now() - interval '1 hour'`);
const none: Telling = { aantal: 0, oudste: null };
const hartslagen = new Statement<{ onderdeel: string; op: Date }>(
  "select onderdeel, op from hartslagen union all select 'begin', hub_begonnen()",
);
/** The lock that `lead` of wekkers.ts holds, as the server shows a lock of 64 bits. */
const relay = new Statement<{ leidt: boolean }>(`
with slot as (select hashtextextended('schakel/relay', 0) as nummer)
select exists (
  select from pg_locks l, slot where l.locktype = 'advisory' and l.granted and l.objsubid = 1
    and l.database = (select oid from pg_database where datname = current_database())
    and l.classid = ((nummer >> 32) & 4294967295)::oid and l.objid = (nummer & 4294967295)::oid) as leidt`);

/** What the database cannot know. */
export interface Omgeving {
  /** Partijen that are municipalities: each is shown as `gemeente`, since its name points to where a family lives. */
  readonly gemeenten: readonly string[];
  /** How the bus and the timers are, as far as the caller can see; absent when it cannot. */
  readonly diensten?: readonly DienstStand[];
  /** The times of the next fortnight in which nobody is on duty; absent when the caller does not know the roster. */
  readonly roostergaten?: readonly Periode[];
  /** Of whom something is expected; absent when the caller does not know. */
  readonly verwacht?: readonly Verwachting[];
  /** False leaves out the counts per door and sender: they read all that came in this week, and nothing is judged by them. */
  readonly deuren?: boolean;
}

/**
 * How the hub is. Several reads, so parts may be of slightly different moments. Cheap enough for every few seconds: each goes by an index over
 * what is open, and grows with that and not with what is stored, the counts per door excepted. Logins beheer and wacht. @throws DatabaseError
 */
export async function readStand(
  on: Queryable,
  { gemeenten, diensten = [], roostergaten = [], verwacht = [], deuren: counted = true }: Omgeving,
): Promise<Stand> {
  const none = { deuren: [], afzenders: [] };
  const [banen, rest, geteld] = await Promise.all([readLanes(on), readRest(on), counted ? readDeuren(on, gemeenten) : none]);
  const expected = await readVerwacht(on, verwacht);
  const berichten = await open.run(on, gemeenten);
  return { ...rest, ...split(berichten), ...geteld, lanes: banen, verwacht: expected, diensten, roostergaten };
}

async function readLanes(on: Queryable): Promise<LaneStand[]> {
  const rates = await tempo.run(on);
  const rows = await lanes.run(on);
  const rateOf = (lane: string): number | null =>
    lane.startsWith('afhandeling.') ? (rates.find((each) => each.lane === lane)?.perMinuut ?? 0) : null;
  return rows.map((row) => ({ ...row, perMinuut: rateOf(row.lane) }));
}

async function readRest(on: Queryable) {
  const beats = await hartslagen.run(on);
  return {
    partners: await partners.run(on),
    verzendingen: await verzendingen.run(on),
    termijnen: await termijnen.run(on),
    vervaldata: await vervaldata.run(on),
    onverzegeld: (await onverzegeld.first(on)) ?? none,
    concepten: (await concepten.first(on)) ?? none,
    alarmen: { onbeantwoord: (await onbeantwoord.first(on)) ?? none, mislukt: (await mislukt.first(on)) ?? none },
    relayLeidt: (await relay.first(on))?.leidt === true,
    postbussen: await postbussen.run(on),
    terugNaarPostbus: (await terugNaarPostbus.first(on)) ?? none,
    hartslagen: Object.fromEntries(beats.map(({ onderdeel, op }) => [onderdeel, op])),
  };
}

type OpenRow = Awaited<ReturnType<typeof open.run>>[number];

/** Refused ones by sender and door; the rest by kind and status, whatever door it came in by. */
function split(rows: readonly OpenRow[]): Pick<Stand, 'berichten' | 'geweigerd'> {
  const geweigerd = rows.flatMap(({ partij, deur, aantal, oudste }) => (partij === null ? [] : [{ partij, deur, aantal, oudste }]));
  const berichten = rows.filter(({ partij }) => partij === null);
  return { geweigerd: merge(geweigerd, ({ partij, deur }) => `${partij} ${deur}`), berichten: merge(berichten, keyOf).map(berichtenStand) };
}
const keyOf = ({ soort, status }: OpenRow): string => `${soort} ${status}`;
const berichtenStand = ({ soort, status, aantal, oudste }: OpenRow) => ({ soort, status, aantal, oudste });

/** Adds up rows of one key; the rows come oldest first. */
function merge<T extends { readonly aantal: number }>(rows: readonly T[], key: (row: T) => string): T[] {
  const sums = new Map<string, T>();
  for (const row of rows) {
    const known = sums.get(key(row));
    sums.set(key(row), known ? { ...known, aantal: known.aantal + row.aantal } : row);
  }
  return [...sums.values()];
}
