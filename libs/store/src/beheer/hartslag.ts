import type { Onderdeel } from '@schakel/beheer';
import type { Queryable } from '../statement';
import { Statement } from '../statement';

const beat = new Statement<never>(`
insert into hartslagen (onderdeel) values ($1) on conflict (onderdeel) do update set op = clock_timestamp()`);

/** Says that a part did its round, by the clock of the database. From then on its silence is a finding. Login wacht. @throws DatabaseError */
export const noteerHartslag = async (on: Queryable, onderdeel: Onderdeel): Promise<void> => {
  await beat.run(on, onderdeel);
};
