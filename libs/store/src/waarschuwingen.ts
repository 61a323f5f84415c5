import type { Bevinding, Ernst } from '@schakel/beheer';
import { uuidV7 } from '@schakel/contracts';
import type { Queryable } from './statement';
import { Statement } from './statement';

/** A trouble that was told, or is to be told. */
export interface Waarschuwing {
  readonly id: string;
  readonly soort: string;
  readonly onderwerp: string;
  readonly ernst: Ernst;
  readonly begonnenOp: Date;
  readonly geeindigdOp: Date | null;
  /** Since when it is not seen any more; null: it is there. */
  readonly wegSinds: Date | null;
}
export type Moment = 'begin' | 'einde';
/** A beginning or an end that not everybody heard of. */
export interface TeMelden extends Waarschuwing {
  readonly moment: Moment;
  /** Who heard of the beginning, and of the end. */
  readonly hoordeBegin: readonly string[];
  readonly hoordeEinde: readonly string[];
}

const columns = 'id, soort, onderwerp, ernst, begonnen_op as "begonnenOp", geeindigd_op as "geeindigdOp", weg_sinds as "wegSinds"';
const open = new Statement<Waarschuwing>(`select ${columns} from waarschuwingen where geeindigd_op is null order by begonnen_op, id`);
const begin = new Statement<never>(`
insert into waarschuwingen (id, soort, onderwerp, ernst) values ($1, $2, $3, $4) on conflict (soort, onderwerp) where geeindigd_op is null do nothing`);
const end = new Statement<never>(`
update waarschuwingen set geeindigd_op = coalesce(weg_sinds, clock_timestamp()), gemeld_einde_op = case when $2 then clock_timestamp() end
where id = any($1::uuid[]) and geeindigd_op is null`);
const away = new Statement<never>(`
update waarschuwingen set weg_sinds = case when $2 then clock_timestamp() end
where id = any($1::uuid[]) and geeindigd_op is null and (weg_sinds is null) = $2`);
const untold = new Statement<TeMelden>(`
select ${columns}, case when geeindigd_op is null then 'begin' else 'einde' end as moment,
  array(select naar::text from waarschuwing_gemeld g where g.waarschuwing = w.id and g.moment = 'begin') as "hoordeBegin",
  array(select naar::text from waarschuwing_gemeld g where g.waarschuwing = w.id and g.moment = 'einde') as "hoordeEinde"
from waarschuwingen w where gemeld_einde_op is null and (geeindigd_op is not null or gemeld_begin_op is null) order by begonnen_op, id`);
const tell = new Statement<never>(
  'insert into waarschuwing_gemeld (waarschuwing, moment, naar) values ($1, $2, $3) on conflict do nothing',
);
const finish = new Statement<never>(`
update waarschuwingen set gemeld_begin_op = case when $2 = 'begin' then clock_timestamp() else gemeld_begin_op end,
  gemeld_einde_op = case when $2 = 'einde' then clock_timestamp() else gemeld_einde_op end where id = $1`);

/** Troubles that last. Login wacht, as all of this file. @throws DatabaseError */
export const openWaarschuwingen = (on: Queryable): Promise<Waarschuwing[]> => open.run(on);

/** Notes that a trouble began; it stands once, whoever notes it. @throws DatabaseError */
export const begint = async (
  on: Queryable,
  { soort, onderwerp, ernst }: Pick<Bevinding, 'soort' | 'onderwerp' | 'ernst'>,
): Promise<void> => {
  await begin.run(on, uuidV7(Date.now()), soort, onderwerp, ernst);
};

/** Notes that troubles are not seen any more, or that they are there again. Keeps since when. Idempotent. @throws DatabaseError */
export const noteerWeg = async (on: Queryable, ids: readonly string[], weg: boolean): Promise<void> => {
  if (ids.length > 0) await away.run(on, ids, weg);
};

/** Notes that troubles ended, at the moment since when they are away. `stil`: nobody need hear of it. Idempotent. @throws DatabaseError */
export const eindigt = async (on: Queryable, ids: readonly string[], stil = false): Promise<void> => {
  if (ids.length > 0) await end.run(on, ids, stil);
};

/** What not everybody heard of yet, oldest first. @throws DatabaseError */
export const teMelden = (on: Queryable): Promise<TeMelden[]> => untold.run(on);

/** Notes that one address heard of it. Idempotent. @throws DatabaseError */
export const gemeldAan = async (on: Queryable, id: string, moment: Moment, naar: string): Promise<void> => {
  await tell.run(on, id, moment, naar);
};

/** Notes that everybody heard of it who had to. Idempotent. @throws DatabaseError */
export const gemeld = async (on: Queryable, id: string, moment: Moment): Promise<void> => {
  await finish.run(on, id, moment);
};

const clock = new Statement<{ nu: Date }>('select clock_timestamp() as nu');
/** The clock by which all that is judged was written. @throws DatabaseError */
export const nu = async (on: Queryable): Promise<Date> => (await clock.first(on))?.nu ?? new Date();
