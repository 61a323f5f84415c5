import type { Vervaldatum } from '@schakel/beheer';
import type { Queryable } from './statement';
import { Statement } from './statement';

const note = new Statement<never>(`
insert into vervaldata (soort, onderwerp, geldig_tot) select * from unnest($1::text[], $2::text[], $3::timestamptz[])
on conflict (soort, onderwerp) do update set geldig_tot = excluded.geldig_tot, gezien_op = clock_timestamp()`);
const forget = new Statement<never>(`
delete from vervaldata v where not exists (
  select from unnest($1::text[], $2::text[]) as k(soort, onderwerp) where k.soort = v.soort and k.onderwerp = v.onderwerp)`);

type Naam = Pick<Vervaldatum, 'soort' | 'onderwerp'>;
const column = <K extends keyof Vervaldatum>(rows: readonly Pick<Vervaldatum, K>[], key: K) => rows.map((row) => row[key]);

/** Keeps until when each of these is valid; one name once. Login wacht. @throws DatabaseError */
export const noteerVervaldata = async (on: Queryable, gezien: readonly Vervaldatum[]): Promise<void> => {
  await note.run(on, column(gezien, 'soort'), column(gezien, 'onderwerp'), column(gezien, 'geldigTot'));
};

/** Forgets all that is not in use any more: what could not be looked at now keeps its last date. @throws DatabaseError */
export const vergeetVervaldata = async (on: Queryable, inGebruik: readonly Naam[]): Promise<void> => {
  await forget.run(on, column(inGebruik, 'soort'), column(inGebruik, 'onderwerp'));
};
