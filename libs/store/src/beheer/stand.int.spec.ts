import { randomUUID } from 'node:crypto';
import { uuidV7 } from '@schakel/contracts';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import type { Database } from '../database';
import { lead } from '../lead';
import { noteerHartslag, readStand } from '../beheer';

let store: FreshStore;
let beheer: Database;
const stand = (on = beheer) => readStand(on, { gemeenten: ['gemeente-huizen'] });
const sql = (text: string, values: unknown[] = []) => store.owner.query(text, values);
beforeAll(async () => {
  store = await freshStore();
  beheer = store.open('beheer');
});
beforeEach(() => sql('truncate journal, wekkers, outbox, gezien, dubbelen, termijnen, audit, partner_status, vervaldata, hartslagen'));
afterAll(() => store.drop());

interface Came {
  readonly soort?: string;
  readonly deur?: string;
  readonly partij?: string;
  readonly status?: string;
  readonly fouten?: boolean;
  readonly dagenGeleden?: number;
}
/** Came in, so many days ago; finished unless its status says otherwise. */
async function came({
  soort = 'vt-melding',
  deur = 'http',
  partij = 'politie-mn',
  status = 'afgehandeld',
  ...rest
}: Came): Promise<string> {
  const { fouten = false, dagenGeleden = 0 } = rest;
  const at = new Date(Date.now() - dagenGeleden * 86_400_000);
  const id = uuidV7(at.getTime());
  const done = status === 'afgehandeld' ? at : null;
  await sql(
    `insert into journal (id, soort, versie, deur, partij, inhoud, dringend, status, fouten, ontvangen_op, afgehandeld_op)
     values ($1, $2, 1, $3, $4, 'x', false, $5, $6, $7, $8)`,
    [id, soort, deur, partij, status, fouten ? '[{"code":"schema-ongeldig","location":"object"}]' : null, at, done],
  );
  return id;
}
const toSend = (ontvanger: string, kanaal: string, status: string, fout: string | null) =>
  sql(
    `insert into outbox (id, casus_id, ontvanger, kanaal, soort, versie, onderwerp, revisie, dringend, inhoud, status, laatste_fout)
     values ($1, $2, $3, $4, 'check-op-bekendheid', 1, 'persoon', 1, false, 'x', $5, $6)`,
    [randomUUID(), randomUUID(), ontvanger, kanaal, status, fout],
  );

test('what came in by a door adds up, and the days before this week do not count', async () => {
  for (const one of [{}, {}, { soort: 'uitslag-check-op-bekendheid' }, { soort: 'poststuk', status: 'te beoordelen' }]) await came(one);
  const refused = { status: 'afgewezen', fouten: true };
  for (const one of [refused, { dagenGeleden: 3 }, { dagenGeleden: 9 }, { deur: 'werkvoorraad' }]) await came(one);
  await sql(
    "insert into dubbelen (bericht_id, deur, op) values (gen_random_uuid(), 'http', now()), (gen_random_uuid(), 'http', now() - interval '9 days')",
  );
  const { deuren } = await stand();
  expect(deuren.map(({ deur }) => deur)).toEqual(['http', 'soap', 'digikoppeling', 'smtp', 'imap', 'formulier']);
  const today = { meldingen: 2, overig: 1, mens: 1, geweigerd: 1, dubbel: 1, ontvangen: 6 };
  expect(deuren[0]).toEqual({ deur: 'http', vandaag: today, zevenDagen: { ...today, meldingen: 3, ontvangen: 7 } });
});

test('what is open is counted by kind and state, and what was refused by its sender, but no municipality by name', async () => {
  for (const status of ['quarantaine', 'quarantaine', 'ontvangen']) await came({ status });
  for (const partij of ['politie-mn', 'politie-mn', 'gemeente-huizen']) await came({ partij, status: 'afgewezen', fouten: true });
  const { berichten, geweigerd } = await stand();
  expect(berichten).toMatchObject([
    { soort: 'vt-melding', status: 'quarantaine', aantal: 2 },
    { soort: 'vt-melding', status: 'ontvangen', aantal: 1 },
  ]);
  expect(geweigerd).toMatchObject([
    { partij: 'politie-mn', deur: 'http', aantal: 2 },
    { partij: 'gemeente', deur: 'http', aantal: 1 },
  ]);
});

test('verzendingen are counted by cause; mail has no recipient and the postvak is not among them', async () => {
  await toSend('rvdk', 'stuf-direct', 'onzeker', 'uitkomst-onbekend');
  await toSend('rvdk', 'stuf-direct', 'gereed', 'partner-onbereikbaar');
  await toSend('rvdk', 'stuf-direct', 'gereed', 'partner-onbereikbaar');
  await toSend('rvdk', 'stuf-direct', 'bezorgd', null);
  await toSend('usd-huizen', 'mail', 'gereed', null);
  await toSend('usd-huizen', 'postvak', 'gereed', null);
  const { verzendingen } = await stand();
  const found = verzendingen.map(({ partner, status, foutcode, aantal }) => [partner, status, foutcode, aantal]);
  expect(found).toEqual([
    ['mail', 'gereed', null, 1],
    ['rvdk', 'onzeker', 'uitkomst-onbekend', 1],
    ['rvdk', 'gereed', 'partner-onbereikbaar', 2],
  ]);
  expect(JSON.stringify(await stand())).not.toContain('huizen');
});

test('terms are counted by day, those that passed together, and met or far ones not at all', async () => {
  for (const [soort, uiterlijk, vervuld] of [
    ['antwoord', '-30 days', null],
    ['antwoord', '-1 hour', null],
    ['antwoord', '-1 hour', 'now'],
    ['acceptatie', '3 days', null],
    ['acceptatie', '30 days', null],
  ]) {
    await sql(
      `insert into termijnen (id, casus_id, soort, grondslag, start_op, uiterlijk, vervuld_op)
       values (gen_random_uuid(), gen_random_uuid(), $1, 'wet', now(), now() + $2::interval, $3::timestamptz)`,
      [soort, uiterlijk, vervuld],
    );
  }
  const { termijnen } = await stand();
  expect(termijnen).toMatchObject([
    { soort: 'antwoord', dag: null, aantal: 2 },
    { soort: 'acceptatie', dag: expect.stringMatching(/^\d{4}-\d\d-\d\d$/) as unknown, aantal: 1 },
  ]);
});

test('the rate of a lane is what was handled in the last minute', async () => {
  const ids = [await came({}), await came({}), await came({})];
  await sql("insert into gezien (verwerker, bericht_id) select 'afhandeling', unnest($1::uuid[])", [ids]);
  await sql("update gezien set op = now() - interval '2 minutes' where bericht_id = $1", [ids[0]]);
  await sql("insert into wekkers (bericht_id, soort, versie, lane) values (gen_random_uuid(), 'vt-melding', 1, 'afhandeling.normaal')");
  expect((await stand()).lanes).toMatchObject([{ lane: 'afhandeling.normaal', open: 1, opDeBus: 0, perMinuut: 2 }]);
});

test('whether somebody leads the relay is seen while it lasts', async () => {
  expect((await stand()).relayLeidt).toBe(false);
  await lead(store.open('relay'), 'relay', async () => {
    expect((await stand()).relayLeidt).toBe(true);
  });
  expect((await stand()).relayLeidt).toBe(false);
});

test('heartbeats, dates and unsealed rows are read, by the one who warns too', async () => {
  const wacht = store.open('wacht');
  await noteerHartslag(wacht, 'waarschuwer');
  await noteerHartslag(wacht, 'waarschuwer');
  await sql("insert into vervaldata (soort, onderwerp, geldig_tot) values ('certificaat', 'smime', '2027-01-01')");
  await sql("insert into audit (id, op, actie, actor) values (gen_random_uuid(), now(), 'uitloggen', 'x')");
  const seen = await stand(wacht);
  expect(seen.hartslagen.waarschuwer).toBeInstanceOf(Date);
  expect(seen.vervaldata).toMatchObject([{ soort: 'certificaat', onderwerp: 'smime', geldigTot: new Date('2027-01-01') }]);
  expect(seen.onverzegeld.aantal).toBe(1);
});

test('a hundred thousand open wake-ups are counted to the last one', async () => {
  await sql(`
    with nieuw as (
      insert into journal (id, soort, versie, deur, partij, inhoud, dringend, status)
      select (lpad(to_hex((extract(epoch from now()) * 1000)::bigint), 12, '0') || substr(replace(gen_random_uuid()::text, '-', ''), 13))::uuid,
        'vt-melding', 1, 'http', 'politie-mn', convert_to(repeat('x', 600), 'UTF8'), i % 50 = 0, 'ontvangen' from generate_series(1, 100000) as i
      returning id, dringend
    )
    insert into wekkers (bericht_id, soort, versie, lane)
    select id, 'vt-melding', 1, case when dringend then 'afhandeling.dringend' else 'afhandeling.normaal' end from nieuw`);
  await sql('analyze journal, wekkers');
  const { lanes, deuren } = await stand();
  expect([lanes.reduce((sum, { open }) => sum + open, 0), deuren[0]?.vandaag.ontvangen]).toEqual([100_000, 100_000]);
});
