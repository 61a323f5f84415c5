import type { Gebruiker } from '@schakel/contracts';
import { Sessies } from '@schakel/store/sessies';
import { Toegang } from '@schakel/store/toegang';
import type { FreshStore } from '../../../../../test/support/database';
import { freshStore } from '../../../../../test/support/database';
import type { SessionContent } from './session';
import { StoredSessions } from './stored-sessions';

let store: FreshStore;
let sessions: StoredSessions;
beforeEach(async () => {
  store = await freshStore();
  const vault = await store.vault('inlog');
  sessions = new StoredSessions(store.open('inlog'), new Sessies(vault), new Toegang(vault));
});
afterEach(() => store.drop());

const gebruiker: Gebruiker = {
  soort: 'gebruiker',
  id: 'gemeente:u',
  naam: 'Uma',
  organisatie: 'gemeente',
  rollen: ['lokaal-team'],
  teams: [],
};
const later = () => new Date(Date.now() + 60_000);
const record = (): SessionContent => ({ soort: 'sessie', gebruiker, csrf: 'c', eind: later().getTime() });
const counted = async () =>
  (
    await store.owner
      .query<object>(`select (select count(*)::int from sessies) as sessies, (select count(*)::int from accounts) as accounts,
      (select coalesce(array_agg(actie order by volg), '{}') from audit) as acties`)
  ).rows[0];

test('a session begins together with its account and its line in the audit log, and ends with a line', async () => {
  const id = await sessions.enter(record(), later());
  expect(await counted()).toEqual({ sessies: 1, accounts: 1, acties: ['inlog'] });
  await sessions.leave(id, gebruiker);
  expect(await counted()).toEqual({ sessies: 0, accounts: 1, acties: ['inlog', 'uitlog'] });
});

test('nobody comes in without a line in the audit log', async () => {
  await store.owner.query('revoke insert on audit from schakel_inlog');
  await store.owner
    .query(`do $$ declare kolom text; begin for kolom in select attname from pg_attribute where attrelid = 'audit'::regclass and attnum > 0 loop
    execute format('revoke insert (%I) on audit from schakel_inlog', kolom); end loop; end $$`);
  await expect(sessions.enter(record(), later())).rejects.toMatchObject({ sqlstate: '42501' });
  expect(await counted()).toEqual({ sessies: 0, accounts: 0, acties: [] });
});
