import type { Queryable } from './statement';
import { Statement } from './statement';

const resend = new Statement<{ casus: string }>('select casus from verstuur_opnieuw($1)');

/**
 * Lets a verzending whose outcome nobody knows go once more, with the same bytes, and wakes its lane. Gives the casus that it is of; undefined
 * when it is not `onzeker`. Login beheer; log it in the same transaction. @throws DatabaseError
 */
export const verstuurOpnieuw = async (tx: Queryable, verzending: string): Promise<string | undefined> =>
  (await resend.first(tx, verzending))?.casus;
