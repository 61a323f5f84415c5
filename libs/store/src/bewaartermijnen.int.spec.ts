import { randomUUID } from 'node:crypto';
import { auditEvent } from '@schakel/privacy';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { AuditLog } from './audit';
import { eraseCasus, tidy } from './bewaartermijnen';
import { Casussen } from './casus';
import type { Database } from './database';
import { mark } from './gezien';
import { finish, readBerichten } from './journal';
import { JournalAppender } from './journal-append';
import { Outbox } from './outbox';
import { attendering } from './outbox/testing/sealed';
import type { Vault } from './vault';
import { Zoekindex } from './zoekindex';

let store: FreshStore;
let db: Database;
let keeper: Database;
let vault: Vault;
let intake: JournalAppender;
beforeAll(async () => {
  store = await freshStore();
  db = store.open('afhandeling', 3);
  keeper = store.open('bewaartermijnen');
  vault = await store.vault('afhandeling');
  intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
});
afterAll(() => store.drop());

const append = (referentie: string) =>
  intake.append({
    soort: 'vt-melding.v1',
    deur: 'http',
    partij: 'politie-mn',
    referentie,
    bytes: Buffer.from(`inhoud ${referentie}`),
    dringend: false,
  });

/** A casus with everything that can hang on it. */
async function casus(referentie: string) {
  const [id, persoon, verzending] = [randomUUID(), randomUUID(), randomUUID()];
  const bericht = await append(referentie);
  const kop = {
    id,
    versie: 1,
    status: 'ontvangen',
    dringend: false,
    ontvangenOp: bericht.ontvangenOp.toISOString(),
    meldingen: [bericht.id],
  };
  await db.transaction(async (tx) => {
    await mark(tx, 'afhandeling', [bericht.id]);
    await (await new Casussen(vault).lock(tx, [id])).save([{ kop, dossier: {}, secties: [{ id: persoon }] }]);
    const item = {
      id: verzending,
      casus: id,
      ontvanger: 'usd',
      kanaal: 'mail',
      onderwerp: 'x',
      revisie: 1,
      dringend: false,
      lane: 'verzending.mail.normaal',
    } as const;
    await new Outbox(vault).add(tx, [{ ...item, sealed: attendering('usd'), noodzaak: 'nodig', beslotenDoor: 'v' }]);
    await new Zoekindex(vault).add(tx, [{ soort: 'bsn', waarde: `99999${referentie}`, casus: id, persoon }]);
    const event = auditEvent({
      id: randomUUID(),
      op: new Date(),
      actie: 'vraagbesluit',
      actor: 'v',
      casus: id,
      onderwerp: bericht.id,
      reden: 'reden',
    });
    await new AuditLog(vault).append(tx, [event]);
    await finish(tx, [{ id: bericht.id, status: 'afgehandeld', casus: id }]);
  });
  return { id, bericht: bericht.id, persoon, verzending };
}
const find = async (waarde: string) => (await new Zoekindex(vault).find(db, [{ soort: 'bsn', waarde }]))[0];

test('after erasing nothing of the casus can be read or found, and the references and the ledger stay', async () => {
  const [gone, stays] = [await casus('0019'), await casus('1772')];
  expect(await find('999990019')).toEqual([{ casus: gone.id, persoon: gone.persoon, sterkte: 'bsn' }]);
  const report = await keeper.transaction((tx) => eraseCasus(tx, gone.id, 35));
  expect(report).toMatchObject({ casus: gone.id, berichten: 1, personen: 1, verzendingen: 1, sleutels: 6, zoektermen: 1 });
  expect(report.onherstelbaarVanaf.getTime() - report.vernietigdOp.getTime()).toBe(35 * 86_400_000);

  const casussen = new Casussen(vault);
  expect(await casussen.get(db, gone.id)).toBeUndefined();
  expect((await readBerichten(db, vault, [gone.bericht]))[0]).toMatchObject({ id: gone.bericht, casus: gone.id, inhoud: undefined });
  expect(await new Outbox(await store.vault('verzending')).claim(store.open('verzending'), [gone.verzending], 1_000)).toEqual([]);
  expect(await find('999990019')).toEqual([]);
  const { rows } = await store.owner.query(
    'select length(inhoud) as n, referentie, vingerafdruk from journal where id = $1 union all select length(inhoud), draad_hmac, kop from outbox where id = $2',
    [gone.bericht, gone.verzending],
  );
  expect(rows).toEqual([0, 0].map((n) => ({ n, referentie: null, vingerafdruk: null })));
  const { rows: ledger } = await store.owner.query('select ontvanger, velden from verstrekkingen where id = $1', [gone.verzending]);
  expect(ledger).toEqual([{ ontvanger: 'usd', velden: ['nummer', 'dringend', 'telefoon'] }]);

  expect((await casussen.get(db, stays.id))?.secties).toHaveLength(1);
  expect((await readBerichten(db, vault, [stays.bericht]))[0]?.inhoud?.toString()).toBe('inhoud 1772');
  expect((await intake.receipt(gone.bericht, 'politie-mn'))?.status).toBe('afgehandeld');
});

test('a casus that is still being handled or sent is not erased', async () => {
  const { id, verzending } = await casus('5672');
  await new Outbox(await store.vault('verzending')).claim(store.open('verzending'), [verzending], 60_000);
  await expect(eraseCasus(keeper, id, 35)).rejects.toMatchObject({ reden: 'in behandeling' });
  expect((await new Casussen(vault).get(db, id))?.kop.id).toBe(id);
  await expect(eraseCasus(keeper, randomUUID(), 35)).rejects.toMatchObject({ reden: 'onbekend' });
});

test('batch by batch what is old goes from every table, until nothing of it is left; what is young or open stays', async () => {
  const open = await append('opruimen');
  await store.owner.query(`update wekkers set gesloten_op = now() - interval '9 days' where gesloten_op is not null`);
  await store.owner.query(`update gezien set op = now() - interval '40 days'`);
  await store.owner
    .query(`insert into gezien (verwerker, bericht_id, op) select 'toets', gen_random_uuid(), now() - interval '31 days' - n * interval '1 hour'
    from generate_series(1, 7) n union all select 'jong', gen_random_uuid(), now()`);
  await store.owner.query(
    `insert into dubbelen (bericht_id, deur, op) values (gen_random_uuid(), 'http', now() - interval '401 days'), (gen_random_uuid(), 'http', now())`,
  );
  const dagen = { wekkers: 7, gezien: 30, dubbelen: 400 };
  const first = await tidy(keeper, dagen, 3);
  expect([first.gezien, first.dubbelen]).toEqual([3, 1]);
  let rounds = 0;
  for (let went = first; Object.values(went).some((aantal) => aantal > 0); rounds += 1) went = await tidy(keeper, dagen, 3);
  expect(rounds).toBeGreaterThan(2);
  const { rows } = await store.owner.query<{ bericht_id: string }>('select bericht_id from wekkers where gesloten_op is null');
  expect(rows).toContainEqual({ bericht_id: open.id });
  const left = await store.owner.query(`select (select count(*)::int from gezien where op < now() - interval '30 days') as oud,
    (select count(*)::int from gezien where verwerker = 'jong') as jong, (select count(*)::int from dubbelen) as dubbel`);
  expect(left.rows).toEqual([{ oud: 0, jong: 1, dubbel: 1 }]);
});
