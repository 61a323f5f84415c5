import type { Gebruiker } from '@schakel/contracts';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { tidy } from './bewaartermijnen';
import type { Database } from './database';
import { Statement } from './statement';
import { onbekend, Toegang } from './toegang';

let store: FreshStore;
let inlog: Database;
let beheer: Database;
let door: Toegang;
let lijst: Toegang;
beforeEach(async () => {
  store = await freshStore();
  [inlog, beheer] = [store.open('inlog'), store.open('beheer')];
  door = new Toegang(await store.vault('inlog'));
  lijst = new Toegang(await store.vault('beheer'));
});
afterEach(() => store.drop());

const vera: Gebruiker = {
  soort: 'gebruiker',
  id: 'veilig-thuis:v.vermeer',
  naam: 'Vera Vermeer',
  organisatie: 'veilig-thuis',
  rollen: ['veilig-thuis'],
  teams: [],
};
const beheerder = { id: 'veilig-thuis:b.beheer', rollen: ['functioneel-beheer'] } as const;
const enter = (who: Gebruiker) => inlog.transaction((tx) => door.enter(tx, who));
const list = () => lijst.list(beheer, { ...beheerder, rollen: [...beheerder.rollen] }, 'toegang-ingezien');
const audited = async () => (await store.owner.query<object>('select actie, actor, codes from audit order by volg')).rows;

test('who came in stands once in the list, as the login service said last, with how often and when', async () => {
  await enter(vera);
  await Promise.all([enter(vera), enter(vera)]);
  await enter({ ...vera, naam: 'Vera Vermeer-Visser', rollen: ['teamleider'] });
  const { accounts } = await list();
  expect(accounts).toHaveLength(1);
  expect(accounts[0]).toMatchObject({ naam: 'Vera Vermeer-Visser', inlognaam: vera.id, rollen: ['teamleider'], inlogs: 4 });
  expect(accounts[0]!.laatstGezien.getTime()).toBeGreaterThan(accounts[0]!.eerstGezien.getTime());
});

test('a name stands nowhere in clear, and who writes it cannot read it back', async () => {
  await enter(vera);
  const { rows } = await store.owner.query<{ tekst: string }>('select accounts::text as tekst from accounts');
  const hex = Buffer.from('Vermeer').toString('hex');
  expect([rows[0]!.tekst.includes('ermeer'), rows[0]!.tekst.includes(hex)]).toEqual([false, false]);
  for (const sql of ['select naam from accounts', 'select sleutel from sleutels'])
    await expect(new Statement<never>(sql).run(inlog)).rejects.toMatchObject({ sqlstate: '42501' });
});

test('one whose key is gone or whose bytes were damaged leaves the others readable', async () => {
  const more = ['a', 'b'].map((id): Gebruiker => ({ ...vera, id: `veilig-thuis:${id}`, naam: id }));
  for (const who of [...more, vera]) await enter(who);
  const sealed = await store.owner.query<{ id: string }>('select id from accounts order by eerst_gezien');
  await store.owner.query("delete from sleutels where tabel = 'accounts' and record_id = $1", [sealed.rows[0]!.id]);
  await store.owner.query('update accounts set naam = set_byte(naam, 20, get_byte(naam, 20) # 255) where id = $1', [sealed.rows[1]!.id]);
  expect((await list()).accounts.map(({ naam }) => naam)).toEqual(['Vera Vermeer', undefined, undefined]);
});

test('coming, going, a refusal and each look at the list leave a line without a name', async () => {
  await enter(vera);
  await door.leave(inlog, vera);
  await door.refuse(inlog, onbekend, 'niet-ingelogd');
  await list();
  expect(await audited()).toEqual([
    { actie: 'inlog', actor: vera.id, codes: [] },
    { actie: 'uitlog', actor: vera.id, codes: [] },
    { actie: 'inlog-geweigerd', actor: 'systeem:inlog', codes: ['niet-ingelogd'] },
    { actie: 'toegang-ingezien', actor: beheerder.id, codes: [] },
  ]);
});

test('a machine stands there by the name it logs in with; a token of a person is no login', async () => {
  await door.machine(inlog, 'politie-mn', 'politie-mn');
  await door.machine(inlog, 'politie-mn', 'politie-mn');
  await door.person(inlog, vera);
  const { accounts, machines } = await list();
  expect(machines).toMatchObject([{ inlognaam: 'politie-mn', partij: 'politie-mn' }]);
  expect(accounts).toMatchObject([{ naam: 'Vera Vermeer', inlogs: 0 }]);
});

test('who was not seen for two years disappears with name and key, and who comes back is new', async () => {
  await enter(vera);
  await enter({ ...vera, id: 'veilig-thuis:blijft' });
  await door.machine(inlog, 'oud', 'politie-mn');
  await store.owner.query("update machines set laatst_gezien = now() - interval '25 months'");
  await store.owner.query(
    "update accounts set laatst_gezien = now() - interval '25 months' where id = (select id from accounts order by eerst_gezien limit 1)",
  );
  await tidy(store.open('bewaartermijnen'), { wekkers: 7, gezien: 90, dubbelen: 400, alarmen: 400 });
  const { accounts, machines } = await list();
  expect([accounts.map(({ inlognaam }) => inlognaam), machines]).toEqual([['veilig-thuis:blijft'], []]);
  expect((await store.owner.query("select from sleutels where tabel = 'accounts'")).rowCount).toBe(1);
  await enter(vera);
  expect((await list()).accounts[0]).toMatchObject({ inlognaam: vera.id, inlogs: 1 });
});
