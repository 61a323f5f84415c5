import { uuidV7 } from '@schakel/contracts';
import { auditEvent } from '@schakel/privacy';
import type { AuditLog } from '../audit';
import type { Database } from '../database';
import { Statement } from '../statement';

/** What was no melding lost its content at once; then only fingerprints are left to go. */
const erase = new Statement<{ id: string; inhoud: boolean }>(`
with rij as (
  select id from journal where soort = 'poststuk' and vingerafdruk is not null and afgehandeld_op < now() - make_interval(days => $1)
  order by afgehandeld_op, id limit $2 for no key update skip locked
), leeg as (
  update journal j set inhoud = '', referentie = null, vingerafdruk = null, idempotentie = null from rij where j.id = rij.id returning j.id
), sleutel as (
  delete from sleutels s using leeg where s.record_id = leeg.id and s.tabel = 'journal' returning s.record_id
)
select leeg.id, sleutel.record_id is not null as inhoud from leeg left join sleutel on sleutel.record_id = leeg.id`);

/**
 * Destroys the content, key and fingerprints of one batch of poststukken that a person dealt with more than `dagen` days ago, and logs whose content went
 * in the same transaction; gives how many rows it emptied. The row, its times and what was decided about it stay. A restore needs no list of them: what has no key is emptied
 * there, and what still has one is old enough to go at the next round. Idempotent. Login bewaartermijnen. @throws DatabaseError
 */
export const erasePoststukken = (db: Pick<Database, 'transaction'>, audit: AuditLog, dagen: number, limit = 500): Promise<number> =>
  db.transaction(async (tx) => {
    const gone = await erase.run(tx, dagen, limit);
    const op = new Date();
    const said = { op, actie: 'poststuk-vernietigd', actor: 'systeem:bewaartermijnen', codes: ['bewaartermijn'] } as const;
    await audit.append(
      tx,
      gone.filter(({ inhoud }) => inhoud).map(({ id: onderwerp }) => auditEvent({ ...said, id: uuidV7(op.getTime()), onderwerp })),
    );
    return gone.length;
  });
