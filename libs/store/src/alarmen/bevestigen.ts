import type { Queryable } from '../statement';
import { Statement } from '../statement';
import type { Aanleiding, OproepKanaal } from './soorten';

export const langs = ['scherm', 'telefoon', 'sms'] as const;
/** Who took an alarm up, and how. */
export interface Bevestiging {
  readonly door: string;
  readonly langs: (typeof langs)[number];
}
/** An alarm as a person sees it. */
export interface AlarmRegel {
  readonly id: string;
  readonly aanleiding: Aanleiding;
  readonly aangemaaktOp: Date;
  readonly gebeld: readonly string[];
  readonly rondes: number;
  readonly bevestigdOp: Date | null;
  readonly bevestigdDoor: string | null;
  /** Of the bericht that it is about: its casus, once there is one. */
  readonly casus: string | null;
}

const columns = `a.id, a.aanleiding, a.aangemaakt_op as "aangemaaktOp", a.gebeld, a.rondes, a.bevestigd_op as "bevestigdOp",
  a.bevestigd_door as "bevestigdDoor", (select j.casus_id from journal j where j.id = a.id) as casus`;
const open = new Statement<AlarmRegel>(
  `select ${columns} from alarmen a where a.bevestigd_op is null order by a.aangemaakt_op, a.id limit 200`,
);
const one = new Statement<AlarmRegel>(`select ${columns} from alarmen a where a.id = $1`);
const confirm = new Statement<{ id: string }>(`
update alarmen set bevestigd_op = clock_timestamp(), bevestigd_door = $2, bevestigd_langs = $3
where id = any($1::uuid[]) and bevestigd_op is null returning id`);
const call = new Statement<{ alarmen: string[]; persoon: string; kanaal: OproepKanaal }>(
  'select alarmen, persoon, kanaal from oproepen where id = $1',
);
const texts = new Statement<{ id: string; alarmen: string[] }>(`
select id, alarmen from oproepen
where persoon = $1 and kanaal = 'sms' and aangemaakt_op > clock_timestamp() - interval '1 day' order by aangemaakt_op, id`);
const report = new Statement<never>("update oproepen set status = $2 where id = $1 and status in ('verstuurd', 'aangekomen')");

/** Alarms that nobody took up, oldest first. Login werkvoorraad, as all of this file. @throws DatabaseError */
export const openAlarmen = (on: Queryable): Promise<AlarmRegel[]> => open.run(on);

/** @throws DatabaseError */
export const readAlarm = (on: Queryable, id: string): Promise<AlarmRegel | undefined> => one.first(on, id);

/** Takes alarms up and gives the ids of those that nobody had taken up before: of two at once the first wins. Idempotent. @throws DatabaseError */
export const bevestigAlarmen = async (on: Queryable, ids: readonly string[], { door, langs: how }: Bevestiging): Promise<string[]> =>
  (await confirm.run(on, ids, door, how)).map(({ id }) => id);

/** What a call was about and whom it went to. @throws DatabaseError */
export const oproepVan = (on: Queryable, id: string): Promise<{ alarmen: string[]; persoon: string; kanaal: OproepKanaal } | undefined> =>
  call.first(on, id);

/** The text messages of the last day to a person, the earliest first, and what each was about. @throws DatabaseError */
export const smsAan = (on: Queryable, persoon: string): Promise<{ id: string; alarmen: string[] }[]> => texts.run(on, persoon);

/** Notes what a provider says became of a call that it took. @throws DatabaseError */
export const terugmelding = async (on: Queryable, id: string, status: 'aangekomen' | 'mislukt'): Promise<void> => {
  await report.run(on, id, status);
};
