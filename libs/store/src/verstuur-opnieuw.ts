import type { Queryable } from './statement';
import { Statement } from './statement';

const resend = new Statement<{ id: string; casus: string }>('select id, casus from verstuur_opnieuw($1::uuid[])');

/**
 * Lets verzendingen go once more, with the same bytes, and wakes their lanes: those whose outcome nobody knows, and those that wait for a later
 * attempt. Gives what it let go with the casus that each is of; what was let go before, or is delivered, is not among it. Login beheer; log it in
 * the same transaction. @throws DatabaseError
 */
export const verstuurOpnieuw = (tx: Queryable, verzendingen: readonly string[]): Promise<{ id: string; casus: string }[]> =>
  resend.run(tx, verzendingen);
