import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { Sessies } from './sessies';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

test('a session opens with its own token, as long as it lives, and stands nowhere in clear', async () => {
  const db = store.open('inlog');
  const sessies = new Sessies(await store.vault('inlog'));
  const token = await sessies.begin(db, { naam: 'Vera Vermeer' }, 60_000);
  expect(await sessies.read(db, token)).toEqual({ naam: 'Vera Vermeer' });
  expect(await sessies.read(db, `${token}x`)).toBeUndefined();
  const { rows } = await store.owner.query<{ t: string }>('select sessies::text as t from sessies');
  const hex = (text: string) => Buffer.from(text).toString('hex');
  expect([token, hex(token), hex('Vera')].some((mark) => rows[0]!.t.includes(mark))).toBe(false);
  await sessies.write(db, token, { naam: 'Vera Vermeer' }, 0);
  expect(await sessies.read(db, token)).toBeUndefined();
  await sessies.end(db, token);
  expect((await store.owner.query('select from sessies')).rowCount).toBe(0);
});

test('a session that was changed keeps its token and opens with the new content; one that ended does not come back', async () => {
  const db = store.open('inlog');
  const sessies = new Sessies(await store.vault('inlog'));
  const token = await sessies.begin(db, { csrf: 'a' }, 60_000);
  await sessies.replace(db, token, { csrf: 'a', redenen: ['b'] }, 60_000);
  expect(await sessies.read(db, token)).toEqual({ csrf: 'a', redenen: ['b'] });
  await sessies.end(db, token);
  await sessies.replace(db, token, { csrf: 'c' }, 60_000);
  expect(await sessies.read(db, token)).toBeUndefined();
});
