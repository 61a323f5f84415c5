import type { ErrorCode, Toegang } from '@schakel/contracts';

/** Where it stands who uses the API and whose login came to nothing. An injection token; the store's door keeps it in PostgreSQL. */
export abstract class AccessLog {
  /** @param actor the id of the person as the audit log names it; undefined when nobody knows whose login it was */
  abstract refused(actor: string | undefined, code: ErrorCode): Promise<void>;
  /** @param inlognaam the name under which a machine logged in */
  abstract used(toegang: Toegang, inlognaam: string): Promise<void>;
}
