import type { JournalAppender } from '@schakel/store/journal-append';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { mailOf } from '../../../../../test/support/mail';
import { pageSession } from '../../../../../test/support/page-session';
import { startPostGateway } from '../../../../../test/support/post-gateway';
import type { TestGateway } from '../../../../../test/support/test-gateway';

let store: FreshStore;
let gateway: TestGateway;
let intake: JournalAppender;
let cookie: string;
beforeAll(async () => {
  store = await freshStore();
  ({ gateway, intake } = await startPostGateway(store));
  cookie = await gateway.loginAs('bureaudienst');
});
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});

const lijst = '/werkvoorraad/post';
const get = (url: string) => pageSession(gateway.app, cookie).get(url);

/** A mail that waits for a person; opened with a reason, so that it can be read. Gives its number. */
async function kept(mail: object, more: object = {}): Promise<string> {
  const bytes = await mailOf(mail);
  const fouten = [{ code: 'geen-bericht-in-mail', location: '' }] as const;
  const entry = { soort: 'poststuk.v1', deur: 'smtp', partij: 'onbekend', bytes, dringend: false, teBeoordelen: true, fouten } as const;
  const { id } = await intake.append({ ...entry, ...more });
  await pageSession(gateway.app, cookie).post(`${lijst}/${id}/reden`, [['reden', 'post van vandaag']]);
  return id;
}

test('beside the mail stands what was found in it, and what a person must look at', async () => {
  const id = await kept({ text: 'Naam melder: J. de Wit\nGeboortedatum kind 2: 3-2-2019\nZij belde ook.' });
  const { body } = await get(`${lijst}/${id}`);
  for (const shown of [
    'Naam van de melder',
    'J. de Wit',
    'Persoon 1: Geboren',
    '03-02-2019',
    'niet alles in een veld',
    'Neem over als melding',
  ])
    expect(body).toContain(shown);
});

test('what asks for haste stands first in the list', async () => {
  const later = await kept({ text: 'gewoon' });
  const urgent = await kept({ text: 'nu gevaar' }, { dringend: true });
  const { body } = await get(lijst);
  expect(body.indexOf(urgent)).toBeLessThan(body.indexOf(later));
  expect(body).toContain('Dringend: er staat een woord in dat haast vraagt');
});

test('a long text is read on in parts, to its end', async () => {
  const id = await kept({ text: `${'begin '.repeat(20_000)}einde-van-de-tekst` });
  const [first, second] = [await get(`${lijst}/${id}`), await get(`${lijst}/${id}?deel=2`)];
  expect([first.body.includes('volgende deel'), first.body.includes('einde-van-de-tekst')]).toEqual([true, false]);
  expect([second.body.includes('volgende deel'), second.body.includes('einde-van-de-tekst')]).toEqual([false, true]);
  expect((await get(`${lijst}/${id}?deel=0`)).statusCode).toBe(404);
});

test('an attachment of a kind that is only shown keeps its kind in its name', async () => {
  const id = await kept({ attachments: [{ filename: 'Brief over Anna.PDF', content: 'x' }] });
  expect((await get(`${lijst}/${id}/bijlagen/1`)).headers['content-disposition']).toBe('attachment; filename="bijlage-1.pdf"');
});

test.each(['bijlage-niet-onderzocht', 'bijlage-onveilig'] as const)(
  'with %s the text is read, and nothing is handed out or named',
  async (code) => {
    const fouten = [{ code, location: '' }];
    const id = await kept({ text: 'Wij maken ons zorgen', attachments: [{ filename: 'anna.pdf', content: 'x' }] }, { fouten });
    const { body } = await get(`${lijst}/${id}`);
    expect([body.includes('Wij maken ons zorgen'), body.includes('anna.pdf')]).toEqual([true, false]);
    expect((await get(`${lijst}/${id}/bijlagen/1`)).statusCode).toBe(403);
  },
);
