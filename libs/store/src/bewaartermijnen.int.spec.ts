import { randomUUID } from 'node:crypto';
import { auditEvent } from '@schakel/privacy';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { untilLockWaits } from '../../../test/support/lock-waits';
import { AuditLog } from './audit';
import { eraseAfgedaan, eraseCasus, tidy } from './bewaartermijnen';
import { Casussen } from './casus';
import { list } from './casus/list';
import { werklijst } from './casus/werklijst';
import type { Database } from './database';
import { mark } from './gezien';
import { finish, readBerichten } from './journal';
import { JournalAppender } from './journal-append';
import { Outbox, Postvak } from './outbox';
import { attendering, overdracht } from './outbox/testing/sealed';
import { beoordeelPoststuk } from './poststukken';
import { apply, due } from './termijnen';
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
  await expect(casussen.get(db, gone.id)).rejects.toMatchObject({ code: 'sleutel-vernietigd' });
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
  const dagen = { wekkers: 7, gezien: 30, dubbelen: 400, alarmen: 400 };
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

test('what was open of an erased casus ends with it: no term fires, nothing is woken, sent, fetched or judged any more, and no list calls it work', async () => {
  const { id, bericht, verzending } = await casus('3361');
  const [verstreken, lopend, poison, post] = [randomUUID(), randomUUID(), await append('poison'), randomUUID()];
  const van = (ms: number) => ({ casus: id, grondslag: 'wet', start: new Date(), uiterlijk: new Date(Date.now() + ms) });
  const item = { id: post, casus: id, ontvanger: 'usd', kanaal: 'postvak', onderwerp: 'y', revisie: 1, dringend: false } as const;
  await db.transaction(async (tx) => {
    await apply(tx, {
      gesteld: [
        { ...van(-1_000), id: verstreken, soort: 'acceptatie' },
        { ...van(90_000_000), id: lopend, soort: 'veiligheidsbeoordeling' },
      ],
      vervuld: [],
    });
    await new Outbox(vault).add(tx, [{ ...item, sealed: overdracht('usd'), noodzaak: 'nodig', beslotenDoor: 'v' }]);
    await new Postvak(vault).set(tx, [{ id: post, status: 'opgepakt', revisie: 1, behandelaar: 'W. de Wit' }]);
  });
  await store.owner.query("update journal set status = 'quarantaine', casus_id = $2 where id = $1", [poison.id, id]);
  await store.owner.query("update outbox set onzekerheid = 'ontstaan', status = 'onzeker' where id = $1", [verzending]);
  const terms = store.open('termijnen');
  const inbox = store.open('overdrachten');
  const opens = new Postvak(await store.vault('overdrachten'));
  const fires = async () => (await due(terms, [], 100)).filter((one) => one.casus === id).length;
  const lists = async () => [(await werklijst(db, { limit: 200 })).regels, (await list(db, { limit: 200 })).casussen] as const;
  const mine = (rows: readonly { readonly id: string; readonly status: string }[]) => rows.find((row) => row.id === id)?.status;
  const open = async () =>
    (await store.owner.query('select from wekkers where bericht_id = any($1) and gesloten_op is null', [[verzending, bericht, poison.id]]))
      .rowCount;
  const untold = new Outbox(vault);
  expect([
    await fires(),
    (await lists()).map(mine),
    (await opens.list(inbox, ['usd'])).some((one) => one.id === post),
    await open(),
  ]).toEqual([1, ['ontvangen', 'ontvangen'], true, 2]);
  expect(await untold.untold(store.open('verzending'))).toContain(verzending);

  const report = await keeper.transaction((tx) => eraseCasus(tx, id, 35));
  expect(report).toMatchObject({ berichten: 2, verzendingen: 2, termijnen: 2 });
  const [werk, alle] = await lists();
  expect([mine(werk), mine(alle), alle.find((row) => row.id === id)?.termijnen]).toEqual([undefined, 'vernietigd', []]);
  expect((await werklijst(db, { status: 'vernietigd' })).regels).toContainEqual(expect.objectContaining({ id, openVragen: 0 }));
  expect([await fires(), await open(), await opens.list(inbox, ['usd']), await opens.get(inbox, ['usd'], post)]).toEqual([
    0,
    0,
    [],
    undefined,
  ]);
  expect(await untold.untold(store.open('verzending'))).not.toContain(verzending);
  const { rows } = await store.owner.query(
    `select status, afgehandeld_op is not null as klaar from journal where id = $1 union all
     select status, false from outbox where casus_id = $2`,
    [poison.id, id],
  );
  expect(rows).toEqual([
    { status: 'afgehandeld', klaar: true },
    { status: 'ingetrokken', klaar: false },
    { status: 'ingetrokken', klaar: false },
  ]);
});

test('a term that fires at the moment of erasing is waited for, and its bericht makes the casus one that is being handled', async () => {
  const { id } = await casus('2288');
  const term = randomUUID();
  const gesteld = [{ id: term, casus: id, soort: 'acceptatie', grondslag: 'wet', start: new Date(), uiterlijk: new Date(0) }];
  await db.transaction((tx) => apply(tx, { gesteld, vervuld: [] }));
  await store.owner.query('begin');
  await store.owner.query('select from termijnen where id = $1 for update', [term]);
  const erased = keeper.transaction((tx) => eraseCasus(tx, id, 35)).catch((error: unknown) => error);
  await untilLockWaits(store, 'bewaartermijnen', 1);
  const fired = await append('termijn verstreken');
  await store.owner.query('update journal set casus_id = $2 where id = $1', [fired.id, id]);
  await store.owner.query('commit');
  expect(await erased).toMatchObject({ reden: 'in behandeling' });
});

test('a poststuk that a person dealt with keeps its content for so many days, and then only its row, its times and its audit lines', async () => {
  const post = async (uitkomst?: 'overgenomen' | 'geen-melding', dagen = 0) => {
    const bytes = Buffer.from(`mail ${randomUUID()}`);
    const { id } = await intake.append({
      soort: 'poststuk.v1',
      deur: 'smtp',
      partij: 'onbekend',
      bytes,
      dringend: false,
      teBeoordelen: true,
    });
    if (uitkomst) await beoordeelPoststuk(store.open('werkvoorraad'), id, uitkomst);
    await store.owner.query('update journal set afgehandeld_op = afgehandeld_op - make_interval(days => $2) where id = $1', [id, dagen]);
    return id;
  };
  const old = await post('overgenomen', 31);
  const [young, advertisement, waiting] = [await post('overgenomen', 29), await post('geen-melding', 31), await post()];
  await store.owner.query("update journal set ontvangen_op = now() - interval '1 year' where id = $1", [waiting]);
  const audit = new AuditLog(await store.vault('bewaartermijnen'));
  expect(await eraseAfgedaan(keeper, audit, 30, 1)).toBe(1);
  expect(await eraseAfgedaan(keeper, audit, 30, 1)).toBe(1);
  expect(await eraseAfgedaan(keeper, audit, 30, 1)).toBe(0);

  const left = await readBerichten(db, vault, [old, young, advertisement, waiting]);
  expect(
    left
      .filter(({ inhoud }) => inhoud)
      .map(({ id }) => id)
      .sort(),
  ).toEqual([young, waiting].sort());
  const { rows } = await store.owner.query(
    `select status, afgehandeld_op is not null as klaar, length(inhoud) as n, vingerafdruk, referentie,
       (select count(*)::int from sleutels where record_id = id) as sleutels from journal where id = $1`,
    [old],
  );
  expect(rows).toEqual([{ status: 'afgehandeld', klaar: true, n: 0, vingerafdruk: null, referentie: null, sleutels: 0 }]);
  const logged = await store.owner.query("select onderwerp, actor, codes from audit where actie = 'poststuk-vernietigd'");
  expect(logged.rows).toEqual([{ onderwerp: old, actor: 'systeem:bewaartermijnen', codes: ['bewaartermijn'] }]);
});
