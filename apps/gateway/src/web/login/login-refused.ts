import type { ErrorCode } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';

/** A login came to nothing. `actor` is whose it was, as the audit log names people; undefined when nobody knows. */
export class LoginRefused extends RejectError {
  constructor(
    code: ErrorCode,
    readonly actor?: string,
  ) {
    super(code);
  }
}
