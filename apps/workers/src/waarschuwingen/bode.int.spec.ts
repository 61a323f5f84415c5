import type { Bevinding } from '@schakel/beheer';
import type { Log } from '@schakel/runtime';
import { begint, eindigt, noteerWeg, openWaarschuwingen, teMelden } from '@schakel/store/waarschuwingen';
import type { Database } from '@schakel/store/database';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { listen, type Listener } from '../../../../test/support/listener';
import { adressenOf } from './adres';
import { Bode } from './bode';
import { NotToldError } from './adres';

const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const away: Bevinding = {
  soort: 'partner-onbereikbaar',
  onderwerp: 'rvdk',
  sinds: new Date(0),
  ernst: 'handelen',
  wat: 'Partner rvdk is niet bereikbaar.',
  doe: 'Bel de partner.',
};
let store: FreshStore;
let wacht: Database;
let listeners: Listener[];
beforeEach(async () => {
  store = await freshStore();
  wacht = store.open('wacht');
  listeners = await Promise.all([listen(), listen()]);
});
afterEach(async () => {
  await Promise.all(listeners.map((one) => one.close()));
  await store.drop();
});

/** A messenger as a process has it that just started, with both listeners as its addresses. */
function bode(): Bode {
  const nobody = { deliver: () => Promise.reject(new NotToldError()) };
  const adressen = listeners.flatMap(({ url }) => adressenOf({ waarschuw: { webhook: url }, vervalt: [] }, nobody, 'geheim'));
  return new Bode(wacht, adressen, silent);
}
const tell = async (by: Bode, found: readonly Bevinding[] = [away]): Promise<boolean> => by.tell(await teMelden(wacht), found);
const counts = (): number[] => listeners.map(({ heard }) => heard.length);
const last = (at: number) => JSON.parse(listeners[at]!.heard.at(-1)!.body) as object;

test('everybody hears of a beginning and of an end once, whichever process tells', async () => {
  await begint(wacht, away);
  await begint(wacht, away);
  expect(await openWaarschuwingen(wacht)).toHaveLength(1);
  expect([await tell(bode()), await tell(bode())]).toEqual([true, true]);
  expect(counts()).toEqual([1, 1]);
  expect(last(0)).toMatchObject({ soort: 'partner-onbereikbaar', onderwerp: 'rvdk', ernst: 'handelen', wat: away.wat, doe: away.doe });
  await eindigt(
    wacht,
    (await openWaarschuwingen(wacht)).map(({ id }) => id),
  );
  expect([await tell(bode(), []), await tell(bode(), [])]).toEqual([true, true]);
  expect(counts()).toEqual([2, 2]);
  expect(Object.keys(last(1))).toContain('geeindigdOp');
});

test('one that cannot be reached holds up no other, and hears later, from another process too', async () => {
  listeners[0]!.answer = 503;
  await begint(wacht, away);
  expect(await tell(bode())).toBe(true);
  expect(counts()).toEqual([1, 1]);
  listeners[0]!.answer = 204;
  await tell(bode());
  await tell(bode());
  expect(counts()).toEqual([2, 1]);
  const ids = listeners[0]!.heard.map(({ headers }) => headers['idempotency-key']);
  expect(ids[0]).toBe(ids[1]);
});

test('who cannot be reached is not asked again at once, and when nobody can be told that is said', async () => {
  for (const listener of listeners) listener.answer = 503;
  await begint(wacht, away);
  const one = bode();
  expect([await tell(one), await tell(one)]).toEqual([false, false]);
  expect(counts()).toEqual([1, 1]);
});

test('who never heard of the beginning hears of no end', async () => {
  listeners[0]!.answer = 503;
  await begint(wacht, away);
  await tell(bode());
  listeners[0]!.answer = 204;
  await eindigt(
    wacht,
    (await openWaarschuwingen(wacht)).map(({ id }) => id),
  );
  await tell(bode(), []);
  expect(counts()).toEqual([1, 2]);
  expect(await teMelden(wacht)).toEqual([]);
});

test('a trouble that is back within its rest is the same one, and its end is the moment since when it is away', async () => {
  await begint(wacht, away);
  await begint(wacht, { ...away, onderwerp: 'politie-mn' });
  const [one, other] = await openWaarschuwingen(wacht);
  await noteerWeg(wacht, [one!.id], true);
  const wegSinds = (await openWaarschuwingen(wacht))[0]?.wegSinds;
  await noteerWeg(wacht, [one!.id], true);
  expect((await openWaarschuwingen(wacht)).map((row) => row.wegSinds)).toEqual([wegSinds, null]);
  expect(wegSinds).toBeInstanceOf(Date);
  await noteerWeg(wacht, [one!.id], false);
  expect(await openWaarschuwingen(wacht)).toEqual([one, other]);
  await noteerWeg(wacht, [one!.id], true);
  const last = (await openWaarschuwingen(wacht))[0]?.wegSinds;
  await tell(bode());
  await eindigt(wacht, [one!.id]);
  expect((await teMelden(wacht)).find(({ id }) => id === one!.id)).toMatchObject({ moment: 'einde', geeindigdOp: last });
});
