import type { Queryable } from '../statement';
import { Statement } from '../statement';

/** Something that the casus must hear of a verzending: nobody knows whether it arrived (`ontstaan`), or now it surely did (`opgeheven`). */
export interface Onzekerheid {
  readonly id: string;
  readonly casus: string;
  readonly poging: number;
  readonly dringend: boolean;
  readonly wat: 'ontstaan' | 'opgeheven';
}

const columns = 'id, casus_id as casus, poging, dringend, onzekerheid as wat';
const list = new Statement<{ id: string }>(`
select id from outbox where onzekerheid in ('ontstaan', 'opgeheven') and id > $1 order by id limit $2`);
const hold = new Statement<Onzekerheid>(`
select ${columns} from outbox where id = $1 and onzekerheid in ('ontstaan', 'opgeheven') for no key update skip locked`);
const tell = new Statement<never>(`
update outbox set onzekerheid = case onzekerheid when 'ontstaan' then 'gemeld' end where id = $1`);
const first = '00000000-0000-0000-0000-000000000000';

/** See `Outbox.untold`. */
export const untold = async (on: Queryable, after: string | undefined, limit: number): Promise<string[]> =>
  (await list.run(on, after ?? first, limit)).map(({ id }) => id);
/** See `Outbox.holdUntold`. */
export const holdUntold = (tx: Queryable, id: string): Promise<Onzekerheid | undefined> => hold.first(tx, id);
/** See `Outbox.told`. */
export const told = async (tx: Queryable, id: string): Promise<void> => {
  await tell.run(tx, id);
};
