import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import type { Database, Login } from './database';
import { logins, roleOf } from './database';
import { Statement } from './statement';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

const pools = new Map<Login, Database>();
function pool(login: Login): Database {
  const known = pools.get(login) ?? store.open(login, 1);
  pools.set(login, known);
  return known;
}

/** What the server says to a login: `ok` or the SQLSTATE. */
async function say(login: Login, sql: string): Promise<string> {
  try {
    await new Statement<never>(sql).run(pool(login));
    return 'ok';
  } catch (error) {
    return (error as { sqlstate?: string }).sqlstate ?? String(error);
  }
}
const forbidden = '42501';
const appenders: Login[] = ['intake', 'werkvoorraad', 'overdrachten', 'termijnen', 'verzending'];
const contentReaders: Login[] = ['werkvoorraad', 'afhandeling'];
const except = (...those: Login[]) => logins.filter((login) => !those.includes(login));

test.each(logins)('what %s commits waits for the disk, but for the marks of the relay', async (login) => {
  const [row] = await new Statement<{ setting: string }>("select current_setting('synchronous_commit') as setting").run(pool(login));
  expect(row?.setting).toBe(login === 'relay' ? 'off' : 'on');
});

test.each(except(...contentReaders))('%s cannot read the content of the journal', async (login) => {
  expect(await say(login, 'select inhoud from public.journal')).toBe(forbidden);
  expect(await say(login, 'select * from public.journal')).toBe(forbidden);
  expect(await say(login, 'update public.journal set status = status returning inhoud')).toBe(forbidden);
  expect(await say(login, 'copy (select inhoud from public.journal) to stdout')).toBe(forbidden);
});

test.each(appenders)('%s reads back the receipt of what it appended', async (login) => {
  expect(await say(login, 'select id, status, ontvangen_op, twijfel, vingerafdruk from public.journal')).toBe('ok');
});

test.each(except('afhandeling', 'verzending', 'overdrachten'))('%s cannot read the outbox at all', async (login) => {
  expect(await say(login, 'select inhoud from public.outbox')).toBe(forbidden);
  expect(await say(login, 'select draad, kop from public.outbox')).toBe(forbidden);
});

test.each(except('intake'))('%s cannot see who asked a code', async (login) => {
  expect(await say(login, 'select adres from public.toegangscodes')).toBe(forbidden);
  expect(await say(login, 'delete from public.toegangscodes')).toBe(forbidden);
});

test.each(except('afhandeling', 'werkvoorraad'))('%s cannot read a casus or a person', async (login) => {
  expect(await say(login, 'select dossier from public.casussen')).toBe(forbidden);
  expect(await say(login, 'select sectie from public.casus_personen')).toBe(forbidden);
});

test.each(except('afhandeling', 'werkvoorraad'))('%s cannot search persons', async (login) => {
  expect(await say(login, 'select waarde from public.zoekindex')).toBe(forbidden);
});

test.each(except('alarmen', 'werkvoorraad'))('%s cannot see who is called about what is urgent, nor take it up', async (login) => {
  expect(await say(login, 'select persoon from public.oproepen')).toBe(forbidden);
  expect(await say(login, 'select bevestigd_door from public.alarmen')).toBe(forbidden);
  expect(await say(login, 'update public.alarmen set bevestigd_op = now() where id = gen_random_uuid()')).toBe(forbidden);
});

test.each(logins)('%s can neither change nor remove an audit row', async (login) => {
  for (const sql of [
    "update public.audit set actie = 'niets'",
    'update public.audit set op = op',
    'delete from public.audit',
    'truncate public.audit',
  ]) {
    expect(await say(login, sql)).toBe(forbidden);
  }
});

test.each(except('zegel'))('%s cannot seal', async (login) => {
  expect(await say(login, "update public.audit set keten = 1, hash = ''")).toBe(forbidden);
});

test.each(logins)('%s can become nobody else, and owns and makes nothing', async (login) => {
  const other = roleOf(login === 'afhandeling' ? 'werkvoorraad' : 'afhandeling');
  for (const sql of [
    `set role ${other}`,
    `set role "${new URL(process.env['TEST_DATABASE_URL'] ?? '').username}"`,
    `set session authorization ${other}`,
    'create table public.eigen (id int)',
    'create role extra',
    'alter table public.journal disable trigger all',
    'select * from pg_authid',
    "select pg_read_file('/etc/hostname')",
  ]) {
    expect([sql, await say(login, sql)]).toEqual([sql, forbidden]);
  }
});

test.each(logins)('%s is a member of no role, and no role of it', async (login) => {
  const { rowCount } = await store.owner.query(
    `select from pg_auth_members m join pg_roles r on r.oid in (m.roleid, m.member) where r.rolname = $1`,
    [roleOf(login)],
  );
  expect(rowCount).toBe(0);
});

test.each(except('intake'))('%s cannot see or change a mail of a mailbox', async (login) => {
  expect(await say(login, 'select vingerafdruk from public.postbusmail')).toBe(forbidden);
  expect(await say(login, 'update public.postbussen set gelezen_tot = 0')).toBe(forbidden);
  expect(await say(login, 'insert into public.postbus_terug (poststuk) values (gen_random_uuid())')).toBe(forbidden);
});

test.each(except('bewaartermijnen'))('%s cannot destroy a key', async (login) => {
  expect(await say(login, 'delete from public.sleutels')).toBe(forbidden);
});

test.each(except('werkvoorraad'))('%s cannot read or end a draft', async (login) => {
  expect(await say(login, 'select inhoud from public.concepten')).toBe(forbidden);
  expect(await say(login, 'select public.eindig_concept(gen_random_uuid())')).toBe(forbidden);
});

test('the bus sees nothing of the hub', async () => {
  for (const table of ['journal', 'wekkers', 'sleutels', 'outbox', 'audit', 'periodesleutels']) {
    expect(await say('bus', `select 1 from public.${table}`)).toBe(forbidden);
  }
});

test('each login meets only the keys of its own tables', async () => {
  const tabellen = ['journal', 'casussen', 'casus_personen', 'outbox', 'verstrekkingen', 'audit', 'concepten'];
  for (const tabel of tabellen) {
    await store.owner.query("insert into public.sleutels (tabel, record_id, sleutel, periode) values ($1, gen_random_uuid(), 'x', 'p')", [
      tabel,
    ]);
  }
  const seen = async (login: Login) => {
    const rows = await new Statement<{ tabel: string }>('select distinct tabel from public.sleutels order by 1').run(pool(login));
    return rows.map(({ tabel }) => tabel);
  };
  expect(await seen('overdrachten')).toEqual(['outbox']);
  expect(await seen('verzending')).toEqual(['outbox']);
  expect(await seen('werkvoorraad')).toEqual(['casus_personen', 'casussen', 'concepten', 'journal']);
  expect(await seen('toezicht')).toEqual(['audit', 'verstrekkingen']);
  expect(
    await say('intake', "insert into public.sleutels (tabel, record_id, sleutel, periode) values ('outbox', gen_random_uuid(), 'x', 'p')"),
  ).toBe(forbidden);
  expect(await say('intake', 'select tabel from public.sleutels')).toBe(forbidden);
});

test('the inbox page sees only what waits for a team', async () => {
  for (const [kanaal, onderwerp] of [
    ['postvak', 'a'],
    ['stuf-direct', 'b'],
  ]) {
    await store.owner.query(
      `insert into public.outbox (id, casus_id, ontvanger, kanaal, soort, versie, onderwerp, revisie, dringend, inhoud)
       values (gen_random_uuid(), gen_random_uuid(), 'x', $1, 's', 1, $2, 1, false, 'x')`,
      [kanaal, onderwerp],
    );
  }
  const rows = await new Statement<{ kanaal: string }>('select kanaal from public.outbox').run(pool('overdrachten'));
  expect(rows).toEqual([{ kanaal: 'postvak' }]);
});

test('a sealed audit row cannot be sealed again, not even by the sealer', async () => {
  await store.owner.query(
    "insert into public.audit (id, op, actie, actor, keten, hash) values (gen_random_uuid(), now(), 'a', 'b', 900, 'x')",
  );
  expect(await say('zegel', "update public.audit set hash = 'y' where keten = 900")).toBe(forbidden);
});
