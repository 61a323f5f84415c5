import type { Gebruiker } from '@schakel/contracts';
import { uuidV7 } from '@schakel/contracts';
import type { AuditLog } from '@schakel/store/audit';
import type { Queryable } from '@schakel/store/database';

type AuditEvent = Parameters<AuditLog['append']>[1][number];
type Said = Pick<AuditEvent, 'actie' | 'onderwerp' | 'reden'> & { readonly codes?: readonly string[] };

/** Writes in the audit log what a worker did, in the transaction of what it tells. @throws DatabaseError */
export async function noteer(
  audit: Pick<AuditLog, 'append'>,
  on: Queryable,
  { id: actor, rollen: [rol] }: Gebruiker,
  said: Said,
): Promise<void> {
  const op = new Date();
  await audit.append(on, [{ codes: [], velden: [], ...said, id: uuidV7(op.getTime()), op, actor, ...(rol ? { rol } : {}) }]);
}
