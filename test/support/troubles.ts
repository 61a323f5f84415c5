import { randomUUID } from 'node:crypto';
import type { Client } from 'pg';
import { uuidV7 } from '@schakel/contracts';

const ago = (minutes: number): Date => new Date(Date.now() - minutes * 60_000);

interface Bericht {
  readonly soort?: string;
  readonly deur?: string;
  readonly partij?: string;
  readonly status?: string;
  readonly code?: string;
  readonly minuten?: number;
}

/** A bericht that came in some minutes ago and is as it is; gives its id. */
export async function putBericht(owner: Pick<Client, 'query'>, bericht: Bericht): Promise<string> {
  const { soort = 'vt-melding', deur = 'http', partij = 'politie-mn', status = 'ontvangen', code, minuten = 0 } = bericht;
  const at = ago(minuten);
  const id = uuidV7(at.getTime());
  const fouten = code ? JSON.stringify([{ code, location: 'vtMeldingDi01/object' }]) : null;
  await owner.query(
    `insert into journal (id, soort, versie, deur, partij, inhoud, dringend, status, fouten, ontvangen_op, afgehandeld_op)
     values ($1, $2, 1, $3, $4, 'x', false, $5, $6, $7, $8)`,
    [id, soort, deur, partij, status, fouten, at, status === 'afgehandeld' ? at : null],
  );
  return id;
}

interface Verzending {
  readonly ontvanger?: string;
  readonly kanaal?: string;
  readonly status?: string;
  readonly code?: string;
  /** Until the next attempt. */
  readonly overMinuten?: number;
  readonly minuten?: number;
}

/** A verzending that was decided some minutes ago and is as it is, with its wake-up where it should have one; gives its id. */
export async function putVerzending(owner: Pick<Client, 'query'>, verzending: Verzending): Promise<string> {
  const { ontvanger = 'rvdk', kanaal = 'stuf-direct', status = 'gereed', code, overMinuten = 0, minuten = 0 } = verzending;
  const id = randomUUID();
  const volgende = ago(-overMinuten);
  await owner.query(
    `insert into outbox (id, casus_id, ontvanger, kanaal, soort, versie, onderwerp, revisie, dringend, inhoud, status, laatste_fout, aangemaakt_op,
       volgende_poging)
     values ($1, $2, $3, $4, 'check-op-bekendheid', 1, 'persoon', 1, false, 'x', $5, $6, $7, $8)`,
    [id, randomUUID(), ontvanger, kanaal, status, code ?? null, ago(minuten), volgende],
  );
  if (status === 'gereed' && kanaal !== 'postvak')
    await owner.query(
      "insert into wekkers (bericht_id, soort, versie, lane, beschikbaar_op) values ($1, 'check-op-bekendheid', 1, 'verzending.rvdk.normaal', $2)",
      [id, volgende],
    );
  return id;
}

/** One of every trouble that rows can show, each with a row in every list of the console. */
export async function putTroubles(owner: Pick<Client, 'query'>): Promise<void> {
  await putBericht(owner, { status: 'quarantaine', minuten: 9 });
  await putBericht(owner, { status: 'afgewezen', code: 'schema-ongeldig', minuten: 3 });
  await putBericht(owner, { soort: 'poststuk', deur: 'smtp', status: 'te beoordelen', minuten: 300 });
  await putVerzending(owner, { status: 'onzeker', code: 'uitkomst-onbekend', minuten: 60 });
  await putVerzending(owner, { code: 'partner-onbereikbaar', overMinuten: 30, minuten: 60 });
  await putVerzending(owner, { ontvanger: 'eigen-systeem', kanaal: 'http', code: 'bevestiging-ontbreekt', minuten: 300 });
  await owner.query(`
    insert into partner_status (partner, toestand, fouten, volgende_poging, laatste_succes) values ('politie-mn', 'open', 5, now(), now())
      on conflict (partner) do update set toestand = 'open', fouten = 5;
    insert into wekkers (bericht_id, soort, versie, lane, beschikbaar_op)
      values (gen_random_uuid(), 'vt-melding', 1, 'afhandeling.normaal', now() - interval '1 hour');
    insert into termijnen (id, casus_id, soort, grondslag, start_op, uiterlijk)
      select gen_random_uuid(), gen_random_uuid(), 'acceptatie', 'wet', now(), now() + dag * interval '1 day' from generate_series(-1, 2) as dag;
    insert into vervaldata (soort, onderwerp, geldig_tot) values ('certificaat', 'smime', now() + interval '6 days');
    insert into postbussen (postbus, gezien_op) values ('meldingen', now() - interval '1 hour')
      on conflict (postbus) do update set gezien_op = excluded.gezien_op;
    insert into postbus_terug (poststuk, op) values (gen_random_uuid(), now() - interval '2 hours');
    insert into audit (id, op, actie, actor) values (gen_random_uuid(), now() - interval '5 minutes', 'uitloggen', 'x');
    insert into hartslagen (onderdeel, op) values ('waarschuwer', now() - interval '1 hour'), ('back-up', now() - interval '3 days')
      on conflict (onderdeel) do update set op = excluded.op`);
}
