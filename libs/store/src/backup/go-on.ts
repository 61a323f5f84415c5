import type { Client } from 'pg';

/** What stood open at the snapshot, as it is told after restoring. */
export interface Hervat {
  /** Verzendingen that a process was busy with: nobody knows whether they arrived. */
  readonly onzeker: number;
  /** Wake-ups that go to the bus once more. */
  readonly wekkers: number;
}

const uncertain = `
with onzeker as (
  update outbox set status = 'onzeker', lease_token = null, lease_tot = null, laatste_fout = 'uitkomst-onbekend', onzekerheid = 'ontstaan'
  where status = 'verzendend' returning id
), wekker as (
  update wekkers w set gesloten_op = clock_timestamp() from onzeker o where w.bericht_id = o.id and w.gesloten_op is null
)
select id from onzeker`;
const again = 'update wekkers set gepubliceerd_op = null where gesloten_op is null';

/** The bus of this database knows nothing yet, and whoever had a verzending in hand is gone. */
export async function goOn(client: Client): Promise<Hervat> {
  const onzeker = (await client.query(uncertain)).rowCount ?? 0;
  return { onzeker, wekkers: (await client.query(again)).rowCount ?? 0 };
}
