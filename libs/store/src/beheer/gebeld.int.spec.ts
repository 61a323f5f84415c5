/** The sender of a refused bericht was called, by whoever works at Veilig Thuis or by an administrator. */
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { AuditLog } from '../audit';
import { geweigerd, herstel } from '../beheer';
import { JournalAppender } from '../journal-append';

let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
});
afterAll(() => store.drop());

test('it is off the list for both, once, with who said so and what was agreed', async () => {
  const journal = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const bytes = Buffer.from('<half');
  const fouten = [{ code: 'niet-welgevormd', location: '' }] as const;
  const refused = { soort: 'vt-melding.v1', deur: 'http', partij: 'politie-mn', bytes, dringend: false, fouten } as const;
  const [one, other] = [await journal.append(refused), await journal.append(refused)];
  const opdracht = { actor: 'veilig-thuis:b.bureau', rol: 'bureaudienst', reden: 'stuurt het opnieuw' } as const;
  const called = async (login: 'werkvoorraad' | 'beheer', ...ids: string[]) =>
    herstel(store.open(login), new AuditLog(await store.vault(login)), 'geweigerd', ids, opdracht);

  expect(await called('werkvoorraad', one.id)).toEqual([one.id]);
  expect(await called('beheer', one.id, other.id)).toEqual([other.id]);
  expect(await called('werkvoorraad', other.id)).toEqual([]);
  expect(await geweigerd(store.open('werkvoorraad'), 10)).toEqual([]);
  const { rows } = await store.owner.query(
    'select onderwerp, actie, actor, rol, reden is not null as reden from audit where onderwerp = any($1) order by op',
    [[one.id, other.id]],
  );
  const said = { actie: 'geweigerd-afgedaan', actor: opdracht.actor, rol: 'bureaudienst', reden: true };
  expect(rows).toEqual([
    { onderwerp: one.id, ...said },
    { onderwerp: other.id, ...said },
  ]);
});
