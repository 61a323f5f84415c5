import { uuidV7 } from '@schakel/contracts';
import { auditEvent, type Actie } from '@schakel/privacy';
import type { AuditLog } from '../audit';
import type { Database } from '../database';
import { Statement } from '../statement';

/** The age is asked twice: a draft that somebody keeps at this moment is waited for, and is young then. */
const old = 'bijgewerkt_op < now() - make_interval(days => $1)';
const concepten = new Statement<{ id: string }>(`
with rij as (
  select id from concepten where ${old} order by bijgewerkt_op, id limit $2
), weg as (
  delete from concepten c using rij where c.id = rij.id and ${old} returning c.id
), sleutel as (
  delete from sleutels s using weg where s.tabel = 'concepten' and s.record_id = weg.id
)
select id from weg`);
const adviezen = new Statement<{ id: string }>(`
with rij as (
  select id from journal where soort = 'adviesvraag' and vingerafdruk is not null and ontvangen_op < now() - make_interval(days => $1)
  order by ontvangen_op, id limit $2 for no key update skip locked
), leeg as (
  update journal j set inhoud = '', referentie = null, vingerafdruk = null, idempotentie = null from rij where j.id = rij.id returning j.id
), sleutel as (
  delete from sleutels s using leeg where s.tabel = 'journal' and s.record_id = leeg.id
)
select id from leeg`);

const eraser =
  (statement: Statement<{ id: string }>, actie: Actie) =>
  (db: Pick<Database, 'transaction'>, audit: AuditLog, dagen: number, limit = 500): Promise<number> =>
    db.transaction(async (tx) => {
      const gone = await statement.run(tx, dagen, limit);
      const op = new Date();
      const said = { op, actie, actor: 'systeem:bewaartermijnen', codes: ['bewaartermijn'] } as const;
      await audit.append(
        tx,
        gone.map(({ id }) => auditEvent({ ...said, id: uuidV7(op.getTime()), onderwerp: id })),
      );
      return gone.length;
    });

/** Destroys drafts that nobody touched for `dagen` days, with their keys, and logs each in the same transaction. Idempotent. Login bewaartermijnen. @throws DatabaseError */
export const eraseConcepten = eraser(concepten, 'concept-vernietigd');

/** Destroys what was recorded of adviezen more than `dagen` days ago; that there was one, and when, stays. Idempotent. Login bewaartermijnen. @throws DatabaseError */
export const eraseAdviezen = eraser(adviezen, 'advies-vernietigd');
