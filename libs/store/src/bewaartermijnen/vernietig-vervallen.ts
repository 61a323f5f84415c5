import { uuidV7 } from '@schakel/contracts';
import { auditEvent } from '@schakel/privacy';
import type { AuditLog } from '../audit';
import type { Database } from '../database';
import { Statement } from '../statement';
import { metDeHand } from '../termijnen';
import { eraseCasus, NotErasableError } from './vernietig-casus';

/** How long the content of a closed casus stays. `geregistreerd`: only what the own dossier system confirmed to have, each version of it. */
export interface Dossiertermijn {
  readonly jaren: number;
  readonly dagen: number;
  readonly geregistreerd: boolean;
}

/** Nothing waits to be sent, fetched, handled or confirmed, no work by hand waits, and all of that is over for long enough. */
const dueWhere = (chosen: string): string => `
with grens as materialized (select clock_timestamp() - make_interval(years => $1, days => $2) as tot)
select c.id from casussen c, grens
where c.status = 'afgesloten' and c.gewijzigd_op < grens.tot and ${chosen}
  and not exists (
    select from outbox o where o.casus_id = c.id and (o.status in ('gereed', 'verzendend', 'onzeker') or o.bezorgd_op > grens.tot
      or o.postvak_status in ('aangeboden', 'opgepakt') or (o.ontvanger = 'eigen-systeem' and o.status <> 'bezorgd')))
  and not exists (select from journal j where j.casus_id = c.id and j.status in ('ontvangen', 'in behandeling', 'quarantaine', 'te beoordelen'))
  and not exists (select from termijnen t where t.casus_id = c.id and t.vervuld_op is null and t.soort in ${metDeHand})
  and (not $3 or c.versie = (select count(*) from outbox o where o.casus_id = c.id and o.ontvanger = 'eigen-systeem' and o.status = 'bezorgd'))
order by c.gewijzigd_op, c.id limit $4`;
const due = new Statement<{ id: string }>(dueWhere('true'));
/** Held first: what came in meanwhile is seen, and of two processes one finds nothing. */
const hold = new Statement<never>('select id from casussen where id = $1 for no key update');
const still = new Statement<{ id: string }>(dueWhere('c.id = $5'));

/**
 * Destroys the content of one batch of casussen whose term is over, each with its line in the audit log in one transaction; gives how many. What is
 * being handled at this moment stays for the next round. Idempotent. Login bewaartermijnen.
 * @throws DatabaseError
 */
export async function eraseVervallen(db: Database, audit: AuditLog, termijn: Dossiertermijn, limit = 100): Promise<number> {
  const ids = await due.run(db, termijn.jaren, termijn.dagen, termijn.geregistreerd, limit);
  let gone = 0;
  for (const { id } of ids) if (await eraseOne(db, audit, termijn, id)) gone += 1;
  return gone;
}

async function eraseOne(db: Database, audit: AuditLog, { jaren, dagen, geregistreerd }: Dossiertermijn, casus: string): Promise<boolean> {
  try {
    return await db.transaction(async (tx) => {
      await hold.run(tx, casus);
      if (!(await still.first(tx, jaren, dagen, geregistreerd, 1, casus))) return false;
      const { vernietigdOp: op } = await eraseCasus(tx, casus, 0);
      const said = {
        actie: 'vernietigd',
        actor: 'systeem:bewaartermijnen',
        codes: ['bewaartermijn'],
        reden: 'bewaartermijn voorbij',
      } as const;
      await audit.append(tx, [auditEvent({ ...said, id: uuidV7(op.getTime()), op, casus })]);
      return true;
    });
  } catch (error) {
    if (error instanceof NotErasableError) return false;
    throw error;
  }
}
