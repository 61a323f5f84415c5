import type { HerstelSoort } from '@schakel/beheer';
import type { Rol } from '@schakel/contracts';
import { uuidV7 } from '@schakel/contracts';
import type { Actie } from '@schakel/privacy';
import { auditEvent } from '@schakel/privacy';
import type { AuditLog } from '../audit';
import type { Database } from '../database';
import type { Queryable } from '../statement';
import { Statement } from '../statement';
import { verstuurOpnieuw } from '../verstuur-opnieuw';

interface Hersteld {
  readonly id: string;
  readonly casus?: string;
}

const release = new Statement<Hersteld>(`
with rij as (
  select id from journal where id = any($1::uuid[]) and status = 'quarantaine' order by id for no key update
), terug as (
  update journal j set status = 'ontvangen', starts = 0 from rij where j.id = rij.id returning j.id, soort, versie, dringend
)
insert into wekkers (bericht_id, soort, versie, lane)
select id, soort, versie, case when dringend then 'afhandeling.dringend' else 'afhandeling.normaal' end from terug returning bericht_id as id`);
const arrive = new Statement<Hersteld>('select id, casus from verzending_aangekomen($1::uuid[])');
const close = new Statement<Hersteld>('select id from geweigerd_afgedaan($1::uuid[])');

const ways: Readonly<Record<HerstelSoort, (tx: Queryable, ids: readonly string[]) => Promise<Hersteld[]>>> = {
  verzending: verstuurOpnieuw,
  aangekomen: (tx, ids) => arrive.run(tx, ids),
  quarantaine: (tx, ids) => release.run(tx, ids),
  geweigerd: (tx, ids) => close.run(tx, ids),
};

const acties: Readonly<Record<HerstelSoort, Actie>> = {
  verzending: 'herstart',
  aangekomen: 'verzending-aangekomen',
  quarantaine: 'herstart',
  geweigerd: 'geweigerd-afgedaan',
};

/** Who says so, and why. */
export interface Opdracht {
  readonly actor: string;
  readonly rol?: Rol;
  readonly reden: string;
}

/**
 * Does with these what a person decided: sends them again, takes them for delivered, lets them be handled again, or marks them as looked after; and
 * writes it down in the same transaction. Gives those that it did. The others somebody else did before, or they do not wait for anybody any more: two administrators
 * at once are one. Login beheer. @throws DatabaseError
 */
export async function herstel(
  db: Database,
  audit: AuditLog,
  wat: HerstelSoort,
  ids: readonly string[],
  opdracht: Opdracht,
): Promise<readonly string[]> {
  return db.transaction(async (tx) => {
    const done = await ways[wat](tx, ids);
    const op = new Date();
    const actie = acties[wat];
    await audit.append(
      tx,
      done.map(({ id, casus }) =>
        auditEvent({ ...opdracht, id: uuidV7(op.getTime()), op, actie, onderwerp: id, ...(casus ? { casus } : {}) }),
      ),
    );
    return done.map(({ id }) => id);
  });
}

const atOnce = 200;

export interface Voortgang {
  /** How many were looked at. */
  readonly gezien: number;
  /** How many of those it did; the rest was done by another. */
  readonly gedaan: number;
}

/**
 * The same for many, a batch per transaction: what is done stays done when it stops halfway, and the rest still waits. Tells how far it is after
 * each batch. @throws DatabaseError
 */
export async function herstelAlle(
  db: Database,
  audit: AuditLog,
  wat: HerstelSoort,
  ids: readonly string[],
  opdracht: Opdracht,
  tell: (voortgang: Voortgang) => void,
): Promise<Voortgang> {
  let voortgang = { gezien: 0, gedaan: 0 };
  for (let at = 0; at < ids.length; at += atOnce) {
    const batch = ids.slice(at, at + atOnce);
    const done = await herstel(db, audit, wat, batch, opdracht);
    voortgang = { gezien: voortgang.gezien + batch.length, gedaan: voortgang.gedaan + done.length };
    tell(voortgang);
  }
  return voortgang;
}
