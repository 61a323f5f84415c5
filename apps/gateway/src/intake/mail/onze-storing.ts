import { RetryLaterError } from '@schakel/contracts';
import { DatabaseError } from '@schakel/store/database';

/** Trouble of our own: nothing is wrong with the mail, and the next would fail the same. */
export const isOnzeStoring = (error: unknown): boolean =>
  error instanceof RetryLaterError || (error instanceof DatabaseError && error.transient);
