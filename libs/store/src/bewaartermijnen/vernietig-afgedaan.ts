import { uuidV7 } from '@schakel/contracts';
import { auditEvent } from '@schakel/privacy';
import type { AuditLog } from '../audit';
import type { Database } from '../database';
import { Statement } from '../statement';

/** What was no melding lost its content at once; then only fingerprints are left to go. A mail that became a melding, and what was refused, go with their casus as long as that is there. */
const erase = new Statement<{ id: string; soort: string; inhoud: boolean }>(`
with rij as (
  select id from journal j
  where (soort = 'poststuk' or fouten is not null) and vingerafdruk is not null and afgehandeld_op < now() - make_interval(days => $1)
    and (soort = 'poststuk' or status = 'afgewezen')
    and coalesce((select c.status from casussen c where c.id = j.casus_id), 'vernietigd') = 'vernietigd'
  order by afgehandeld_op, id limit $2 for no key update skip locked
), leeg as (
  update journal j set inhoud = '', referentie = null, vingerafdruk = null, idempotentie = null from rij where j.id = rij.id returning j.id, j.soort
), sleutel as (
  delete from sleutels s using leeg where s.record_id = leeg.id and s.tabel = 'journal' returning s.record_id
)
select leeg.id, leeg.soort, sleutel.record_id is not null as inhoud from leeg left join sleutel on sleutel.record_id = leeg.id`);

/**
 * Destroys the content, key and fingerprints of one batch of poststukken and refused berichten that were dealt with more than `dagen` days ago, and logs
 * whose content went in the same transaction; gives how many rows it emptied. The row, its times and what was decided about it stay. A restore needs no
 * list of them: what has no key is emptied there, and what still has one is old enough to go at the next round. Idempotent. Login bewaartermijnen.
 * @throws DatabaseError
 */
export const eraseAfgedaan = (db: Pick<Database, 'transaction'>, audit: AuditLog, dagen: number, limit = 500): Promise<number> =>
  db.transaction(async (tx) => {
    const gone = await erase.run(tx, dagen, limit);
    const op = new Date();
    const said = { op, actor: 'systeem:bewaartermijnen', codes: ['bewaartermijn'] } as const;
    const events = gone
      .filter(({ inhoud }) => inhoud)
      .map(({ id, soort }) => ({ ...said, id: uuidV7(op.getTime()), actie: actieOf(soort), onderwerp: id }));
    await audit.append(
      tx,
      events.map((event) => auditEvent(event)),
    );
    return gone.length;
  });

const actieOf = (soort: string) => (soort === 'poststuk' ? ('poststuk-vernietigd' as const) : ('geweigerd-vernietigd' as const));
