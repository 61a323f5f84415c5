import { randomUUID } from 'node:crypto';
import { uuidV5 } from '@schakel/contracts';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { listVerstrekkingen } from '../audit';
import type { Database } from '../database';
import type { OutboxItem } from '../outbox';
import { NotMinimisedError, Outbox, Postvak } from '../outbox';
import type { Vault } from '../vault';
import { attendering, overdracht } from './testing/sealed';

let store: FreshStore;
let afhandeling: Database;
let verzending: Database;
let vault: Vault;
let outbox: Outbox;
let sender: Outbox;
beforeAll(async () => {
  store = await freshStore();
  afhandeling = store.open('afhandeling', 4);
  verzending = store.open('verzending', 4);
  vault = await store.vault('afhandeling');
  outbox = new Outbox(vault);
  sender = new Outbox(await store.vault('verzending'));
});
afterAll(() => store.drop());

function item(more: Partial<OutboxItem> = {}): OutboxItem {
  const casus = randomUUID();
  return {
    id: uuidV5(casus, 'usd-huizen', 'attendering.v1', 'kind', 1),
    casus,
    ontvanger: 'usd-huizen',
    kanaal: 'mail',
    onderwerp: 'kind',
    revisie: 1,
    dringend: false,
    lane: 'verzending.mail.normaal',
    sealed: attendering('usd-huizen'),
    noodzaak: 'kanarie-noodzaak',
    beslotenDoor: 'v.vermeer',
    ...more,
  };
}
const add = (...items: OutboxItem[]) => afhandeling.transaction((tx) => outbox.add(tx, items));
const claimOne = async (id: string, leaseMs = 60_000) => (await sender.claim(verzending, [id], leaseMs))[0]!;
const column = async (sql: string, id: string) =>
  Object.values((await store.owner.query<Record<string, unknown>>(sql, [id])).rows[0] ?? {})[0];
const status = (id: string) => column('select status from outbox where id = $1', id);

test('only what libs/privacy sealed for this recipient goes in', async () => {
  const sealed = attendering('usd-huizen');
  const fakes = [JSON.parse(JSON.stringify(sealed)) as typeof sealed, Object.assign({}, sealed), attendering('een-ander')];
  for (const fake of fakes) await expect(add(item(), item({ sealed: fake }))).rejects.toBeInstanceOf(NotMinimisedError);
  expect(await column('select count(*)::int from outbox where $1::text is not null', 'x')).toBe(0);
});

test('a decision taken twice is one verzending, one line in the ledger and one wake-up', async () => {
  const once = item();
  expect([(await add(once)).size, (await add(once)).size]).toEqual([1, 0]);
  expect(await column('select count(*)::int from wekkers where bericht_id = $1', once.id)).toBe(1);
  const toezicht = store.open('toezicht');
  expect(await listVerstrekkingen(toezicht, await store.vault('toezicht'), { casus: once.casus })).toEqual([
    expect.objectContaining({
      id: once.id,
      ontvanger: 'usd-huizen',
      velden: once.sealed.velden,
      noodzaak: 'kanarie-noodzaak',
      beleidVersie: 3,
    }),
  ]);
});

test('every attempt sends the bytes of the first, and only a lease lets one try', async () => {
  const one = item();
  await add(one);
  const first = await claimOne(one.id);
  expect([first.poging, first.sealed.inhoud, first.draad]).toEqual([1, one.sealed.inhoud, undefined]);
  expect(await sender.claim(verzending, [one.id], 60_000)).toEqual([]);
  expect(await sender.storeWire(verzending, first, Buffer.from('draad 1'))).toBe(true);
  expect(await sender.storeWire(verzending, first, Buffer.from('draad 2'))).toBe(false);
  expect(await sender.result(verzending, first, { uitkomst: 'opnieuw', naMs: 0 })).toBe(true);
  const second = await claimOne(one.id);
  expect([second.poging, second.draad?.toString()]).toEqual([2, 'draad 1']);
  expect(await sender.result(verzending, second, { uitkomst: 'bezorgd' })).toBe(true);
  expect([await status(one.id), await sender.claim(verzending, [one.id], 1)]).toEqual(['bezorgd', []]);
  expect(await column('select count(*)::int from wekkers where bericht_id = $1 and gesloten_op is null', one.id)).toBe(0);
});

test('whoever lost the lease changes nothing, and the uncertain is not sent again by itself', async () => {
  const one = item();
  await add(one);
  const zombie = await claimOne(one.id, 0);
  expect(await sender.expiredLeases(verzending, [])).toEqual([
    { id: one.id, ontvanger: 'usd-huizen', poging: 1, dringend: false, status: 'onzeker' },
  ]);
  expect(await sender.result(verzending, zombie, { uitkomst: 'bezorgd' })).toBe(false);
  expect(await sender.storeWire(verzending, zombie, Buffer.from('x'))).toBe(false);
  expect([await status(one.id), await sender.claim(verzending, [one.id], 1)]).toEqual(['onzeker', []]);
  expect(await sender.resend(verzending, one.id, 'verzending.mail.normaal')).toBe(true);
  const next = await claimOne(one.id);
  expect(await sender.result(verzending, zombie, { uitkomst: 'geweigerd', foutcode: 'partner-weigert' })).toBe(false);
  expect(await sender.result(verzending, next, { uitkomst: 'geweigerd', foutcode: 'partner-weigert' })).toBe(true);
  expect(await column('select weigering from verstrekkingen where id = $1', one.id)).toBe('partner-weigert');
});

test('what became uncertain is told once, and so is its end; what was always certain is not', async () => {
  const [doubt, sure] = [item(), item()];
  await add(doubt, sure);
  const tellAll = async () => {
    const said: unknown[] = [];
    for (const id of await sender.untold(verzending))
      await verzending.transaction(async (tx) => {
        const held = await sender.holdUntold(tx, id);
        expect(await verzending.transaction((other) => sender.holdUntold(other, id))).toBeUndefined();
        said.push([held?.id, held?.wat, held?.poging]);
        await sender.told(tx, id);
      });
    return said.filter((one) => [doubt.id, sure.id].includes((one as string[])[0]!));
  };
  await tellAll();
  await sender.result(verzending, await claimOne(sure.id), { uitkomst: 'bezorgd' });
  await sender.result(verzending, await claimOne(doubt.id), { uitkomst: 'onzeker', foutcode: 'uitkomst-onbekend' });
  expect([await tellAll(), await tellAll()]).toEqual([[[doubt.id, 'ontstaan', 1]], []]);
  await sender.resend(verzending, doubt.id, 'verzending.mail.normaal');
  await sender.result(verzending, await claimOne(doubt.id), { uitkomst: 'opnieuw', naMs: 0, foutcode: 'partner-onbereikbaar' });
  expect(await tellAll()).toEqual([]);
  await sender.result(verzending, await claimOne(doubt.id), { uitkomst: 'bezorgd' });
  expect([await tellAll(), await tellAll()]).toEqual([[[doubt.id, 'opgeheven', 3]], []]);
});

test('what may rather come twice than never goes out again, with the same bytes, when its sender died', async () => {
  const one = item();
  await add(one);
  const dead = await claimOne(one.id, 0);
  await sender.storeWire(verzending, dead, Buffer.from('draad'));
  await store.owner.query('update wekkers set gepubliceerd_op = now() where bericht_id = $1', [one.id]);
  expect(await sender.expiredLeases(verzending, ['attendering.v1'])).toMatchObject([{ id: one.id, status: 'gereed' }]);
  expect(await column('select gepubliceerd_op is null from wekkers where bericht_id = $1 and gesloten_op is null', one.id)).toBe(true);
  const next = await claimOne(one.id);
  expect([next.poging, next.draad?.toString()]).toEqual([2, 'draad']);
  expect(await sender.result(verzending, dead, { uitkomst: 'bezorgd' })).toBe(false);
});

test('a newer revisie waits until the older one is settled, and is woken then', async () => {
  const older = item();
  const newer = item({ ...older, id: uuidV5(older.id, 'nieuwer'), revisie: 2 });
  await add(older, newer);
  await store.owner.query('update wekkers set gepubliceerd_op = now() where bericht_id = $1', [newer.id]);
  const both = await sender.claim(verzending, [newer.id, older.id], 60_000);
  expect(both.map(({ id }) => id)).toEqual([older.id]);
  expect(await sender.claim(verzending, [newer.id], 60_000)).toEqual([]);
  await sender.result(verzending, both[0]!, { uitkomst: 'opnieuw', naMs: 0 });
  const waits = () => column('select gepubliceerd_op is null from wekkers where bericht_id = $1', newer.id);
  expect([await sender.claim(verzending, [newer.id], 60_000), await waits()]).toEqual([[], false]);
  await sender.result(verzending, await claimOne(older.id), { uitkomst: 'bezorgd' });
  expect(await waits()).toBe(true);
  expect((await claimOne(newer.id)).poging).toBe(1);
});

test('an attempt put off before the call does not count', async () => {
  const one = item();
  await add(one);
  await sender.result(verzending, await claimOne(one.id), { uitkomst: 'uitgesteld', naMs: 3_600_000 });
  expect(await column('select poging from outbox where id = $1', one.id)).toBe(0);
  expect(await sender.claim(verzending, [one.id], 1)).toEqual([]);
  expect(await column("select beschikbaar_op > now() + interval '59 minutes' from wekkers where bericht_id = $1", one.id)).toBe(true);
});

test('what was put off comes back one after another, and at once when its partner answers; what waits for its own next attempt stays', async () => {
  const [first, second, failed] = [item(), item(), item()];
  await add(first, second, failed);
  await sender.result(verzending, await claimOne(failed.id), { uitkomst: 'opnieuw', naMs: 600_000 });
  await sender.putOff(verzending, [first.id, second.id], { afterMs: 60_000, apartMs: 30_000 });
  const inSeconds = async () => {
    const text = 'select round(extract(epoch from beschikbaar_op - now()))::int as s from wekkers where bericht_id = any($1) order by 1';
    return (await store.owner.query<{ s: number }>(text, [[first.id, second.id, failed.id]])).rows.map(({ s }) => s);
  };
  const about = (seconds: readonly number[]) => seconds.map((s) => expect.closeTo(s, -1) as number);
  expect(await inSeconds()).toEqual(about([60, 90, 600]));
  await sender.wakeWaiting(verzending, 'mail');
  expect(await inSeconds()).toEqual(about([0, 0, 600]));
});

test('what was withdrawn is not sent, what was delivered stays delivered', async () => {
  const [one, two] = [item(), item()];
  await add(one, two);
  await sender.result(verzending, await claimOne(two.id), { uitkomst: 'bezorgd' });
  expect(await afhandeling.transaction((tx) => outbox.withdraw(tx, [one.id, two.id]))).toEqual(new Set([one.id]));
  expect([await sender.claim(verzending, [one.id], 1), await status(two.id)]).toEqual([[], 'bezorgd']);
});

test('two claims at once share the work and take nothing twice', async () => {
  const items = Array.from({ length: 30 }, () => item());
  await add(...items);
  const ids = items.map(({ id }) => id);
  const taken = await Promise.all([sender.claim(verzending, ids, 60_000), sender.claim(verzending, [...ids].reverse(), 60_000)]);
  expect(
    taken
      .flat()
      .map(({ id }) => id)
      .sort(),
  ).toEqual([...ids].sort());
});

test('a verzending that was changed in the database is set aside, and its neighbours are sent', async () => {
  const [one, changed, other] = [item(), item(), item()];
  await add(one, changed, other);
  await store.owner.query('update outbox set inhoud = set_byte(inhoud, 40, get_byte(inhoud, 40) # 255) where id = $1', [changed.id]);
  const claimed = await sender.claim(verzending, [one.id, changed.id, other.id], 60_000);
  expect(claimed.map(({ id }) => id).sort()).toEqual([one.id, other.id].sort());
  expect([await status(changed.id), await column('select laatste_fout from outbox where id = $1', changed.id)]).toEqual([
    'onzeker',
    'zegel-verbroken',
  ]);
});

test('no number of finished overdrachten pushes one that waits out of the inbox of a team', async () => {
  const team = 'drukke-inbox';
  const forTeam = (): OutboxItem => {
    const { lane, ...rest } = item({ ontvanger: team, kanaal: 'postvak', sealed: overdracht(team) });
    expect(lane).toBeDefined();
    return rest;
  };
  const waiting = forTeam();
  await add(waiting);
  const finished = [forTeam(), forTeam(), forTeam()];
  await add(...finished);
  const mover = new Postvak(vault);
  await afhandeling.transaction((tx) =>
    mover.set(
      tx,
      finished.map(({ id }) => ({ id, status: 'afgerond', revisie: 3 }) as const),
    ),
  );
  const postvak = new Postvak(await store.vault('overdrachten'));
  expect((await postvak.list(store.open('overdrachten'), [team], 2)).map(({ id }) => id)).toContain(waiting.id);
});

test('a team sees the heading first, the content after oppakken, and nothing once it gave it back', async () => {
  const { lane, ...rest } = item({ kanaal: 'postvak', sealed: overdracht('usd-huizen') });
  await add(rest);
  expect(lane).toBeDefined();
  const page = store.open('overdrachten');
  const postvak = new Postvak(await store.vault('overdrachten'));
  const mover = new Postvak(vault);
  const see = async () => (await postvak.get(page, ['usd-huizen'], rest.id))!;
  expect(await see()).toMatchObject({ status: 'aangeboden', revisie: 1, kop: { gemeente: 'Huizen' }, inhoud: undefined });
  await afhandeling.transaction((tx) => mover.set(tx, [{ id: rest.id, status: 'opgepakt', revisie: 2, behandelaar: 'Ulla Smit' }]));
  expect(await see()).toMatchObject({ status: 'opgepakt', inhoud: { samenvatting: 'kanarie-samenvatting' }, behandelaar: 'Ulla Smit' });
  await afhandeling.transaction((tx) => mover.set(tx, [{ id: rest.id, status: 'aangeboden', revisie: 1 }]));
  expect((await see()).status).toBe('opgepakt');
  await afhandeling.transaction((tx) => mover.set(tx, [{ id: rest.id, status: 'teruggegeven', revisie: 3 }]));
  expect(await see()).toMatchObject({ status: 'teruggegeven', kop: undefined, inhoud: undefined });
  expect(await postvak.get(page, ['sociaal-plein-hilversum'], rest.id)).toBeUndefined();
  expect((await postvak.list(page, ['usd-huizen'])).map(({ id }) => id)).toContain(rest.id);
});

test('one overdracht that does not open leaves the others of its team to be seen, and keeps its number and term', async () => {
  const team = 'team-met-schade';
  const ofTeam = (): OutboxItem => ({ ...item({ ontvanger: team, kanaal: 'postvak', sealed: overdracht(team) }), uiterlijk: new Date() });
  const [whole, damaged, keyless] = [ofTeam(), ofTeam(), ofTeam()];
  await add(whole, damaged, keyless);
  await store.owner.query('update outbox set kop = set_byte(kop, 20, get_byte(kop, 20) # 255) where id = $1', [damaged.id]);
  await store.owner.query("delete from sleutels where tabel = 'outbox' and record_id = $1", [keyless.id]);
  const [page, postvak] = [store.open('overdrachten'), new Postvak(await store.vault('overdrachten'))];
  const seen = new Map((await postvak.list(page, [team])).map((each) => [each.id, each]));
  expect(seen.get(whole.id)).toMatchObject({ leesbaar: true, kop: { gemeente: 'Huizen' } });
  for (const { id, uiterlijk } of [damaged, keyless])
    expect(seen.get(id)).toMatchObject({ leesbaar: false, kop: undefined, inhoud: undefined, uiterlijk });
  expect(await postvak.get(page, [team], damaged.id)).toMatchObject({ leesbaar: false });
});
