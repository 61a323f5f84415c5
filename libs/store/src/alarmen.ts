import { uuidV7 } from '@schakel/contracts';
import type { Aanleiding, OproepKanaal } from './alarmen/soorten';
import type { Queryable } from './statement';
import { Statement } from './statement';

export { bevestigAlarmen, openAlarmen, oproepVan, readAlarm, smsAan, terugmelding } from './alarmen/bevestigen';
export type { AlarmRegel, Bevestiging } from './alarmen/bevestigen';
export * from './alarmen/soorten';

/** An alarm that nobody took up and whose next step is due. */
export interface WachtendAlarm {
  readonly id: string;
  readonly aanleiding: Aanleiding;
  /** Who was called in this round, in order. */
  readonly gebeld: readonly string[];
  /** How often everybody was called in vain. */
  readonly rondes: number;
}
/** The next step of alarms that stand at the same point of the ladder: one call tells of all of them. */
export interface Stap {
  readonly alarmen: readonly string[];
  readonly oproepen: readonly { readonly persoon: string; readonly kanaal: OproepKanaal }[];
  readonly gebeld: readonly string[];
  readonly rondes: number;
  /** Milliseconds until the step after this one; undefined: there is none. */
  readonly volgendeNaMs: number | undefined;
}
/** A call to be made now. */
export interface Oproep {
  readonly id: string;
  readonly alarmen: readonly string[];
  readonly persoon: string;
  readonly kanaal: OproepKanaal;
  readonly poging: number;
  readonly aanleiding: Aanleiding;
}

const late = new Statement<never>(`
insert into alarmen (id, aanleiding) select unnest($1::uuid[]), 'melding' on conflict (id) do nothing`);
const due = new Statement<WachtendAlarm>(`
select id, aanleiding, gebeld, rondes from alarmen where bevestigd_op is null and volgende_op <= clock_timestamp() order by volgende_op, id limit $1`);
const step = new Statement<never>(`
with wie as (
  update alarmen set gebeld = $2::text[], rondes = $3,
    volgende_op = case when $4::int is null then 'infinity' else clock_timestamp() + $4::int * interval '1 millisecond' end
  where id = any($1::uuid[]) and bevestigd_op is null and volgende_op <= clock_timestamp() returning id
)
insert into oproepen (id, alarmen, persoon, kanaal)
select o.id, (select array_agg(id) from wie), o.persoon, o.kanaal
from unnest($5::uuid[], $6::text[], $7::text[]) as o(id, persoon, kanaal) where exists (select from wie)`);
const toCall = new Statement<Oproep>(`
select o.id, o.alarmen, o.persoon, o.kanaal, o.poging, a.aanleiding
from oproepen o join lateral (
  select aanleiding from alarmen a where a.id = any(o.alarmen) and a.bevestigd_op is null order by a.id limit 1
) a on true
where o.status = 'gereed' and o.volgende_poging <= clock_timestamp() order by o.volgende_poging, o.id limit $1`);
const lapse = new Statement<never>(`
update oproepen o set status = 'vervallen' where o.status = 'gereed' and o.volgende_poging <= clock_timestamp()
  and not exists (select from alarmen a where a.id = any(o.alarmen) and a.bevestigd_op is null)`);
const sent = new Statement<never>("update oproepen set status = 'verstuurd', poging = poging + 1 where id = $1 and status = 'gereed'");
const failed = new Statement<never>(`
update oproepen set poging = poging + 1, status = case when $2::int is null then 'mislukt' else status end,
  volgende_poging = clock_timestamp() + coalesce($2::int, 0) * interval '1 millisecond'
where id = $1 and status = 'gereed'`);
const unread = new Statement<{ aantal: number }>(`
select count(*)::int as aantal from journal
where afgehandeld_op is null and status in ('te beoordelen', 'quarantaine', 'afgewezen') and ontvangen_op <= $1`);
const daily = new Statement<never>("insert into alarmen (id, aanleiding) values ($1, 'ongelezen') on conflict (id) do nothing");
const old = new Statement<never>(`
delete from alarmen where bevestigd_op < now() - make_interval(days => $1)`);
const oldCalls = new Statement<never>(`delete from oproepen where aangemaakt_op < now() - make_interval(days => $1)`);

/** Sounds the alarm about berichten that turned out to be urgent when they were read. Idempotent; login afhandeling, in its transaction. @throws DatabaseError */
export const slaAlarm = async (tx: Queryable, berichten: readonly string[]): Promise<void> => {
  if (berichten.length > 0) await late.run(tx, berichten);
};

/** Alarms whose next step is due, the longest waiting first. Login alarmen, as the rest here. @throws DatabaseError */
export const teZetten = (on: Queryable, limit: number): Promise<WachtendAlarm[]> => due.run(on, limit);

/** Sets a step and the calls that belong to it, in one statement. An alarm that was taken up meanwhile is left alone. @throws DatabaseError */
export async function zetStap(on: Queryable, { alarmen, oproepen, gebeld, rondes, volgendeNaMs }: Stap): Promise<void> {
  const ids = oproepen.map(() => uuidV7(Date.now()));
  const [personen, kanalen] = [oproepen.map(({ persoon }) => persoon), oproepen.map(({ kanaal }) => kanaal)];
  await step.run(on, alarmen, gebeld, rondes, volgendeNaMs ?? null, ids, personen, kanalen);
}

/** Calls to be made now; those about alarms that were all taken up meanwhile lapse. @throws DatabaseError */
export async function teBellen(on: Queryable, limit: number): Promise<Oproep[]> {
  await lapse.run(on);
  return toCall.run(on, limit);
}

/** Notes that the other side took a call. @throws DatabaseError */
export const verstuurd = async (on: Queryable, id: string): Promise<void> => {
  await sent.run(on, id);
};

/** Notes that a call failed. Without `opnieuwNaMs` it is not tried again. @throws DatabaseError */
export const mislukt = async (on: Queryable, id: string, opnieuwNaMs: number | undefined): Promise<void> => {
  await failed.run(on, id, opnieuwNaMs ?? null);
};

/** How many berichten that came before this moment wait for a person. @throws DatabaseError */
export const ongelezen = async (on: Queryable, voor: Date): Promise<number> => (await unread.first(on, voor))?.aantal ?? 0;

/** Sounds the alarm about what was not read on a day; `id` stands for the day, so that it sounds once. @throws DatabaseError */
export const slaDagalarm = async (on: Queryable, id: string): Promise<void> => {
  await daily.run(on, id);
};

/** Removes alarms so many days after they were taken up, and the calls of that age; gives how many. Login bewaartermijnen. @throws DatabaseError */
export const tidyAlarmen = async (on: Queryable, dagen: number): Promise<number> =>
  (await old.affect(on, dagen)) + (await oldCalls.affect(on, dagen));
