import { createConcept } from '@schakel/store/concepten';
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
  cookie = await gateway.loginAs('veilig-thuis');
});
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});

const lijst = '/werkvoorraad/post';
const get = (url: string, who = cookie) => pageSession(gateway.app, who).get(url);
const post = (url: string, fields: [string, string][], who = cookie) => pageSession(gateway.app, who).post(url, fields);
const html = `<style>p{}</style><p>Belt u mij</p><img src="https://volg.example/1.gif"><script>alert(1)</script><a href="https://volg.example">hier</a>`;

/** A mail that nobody could read, with an attachment; gives its number. */
async function kept(more: object = {}): Promise<string> {
  const mail = { from: 'buurvrouw@provider.example', subject: 'Zorgen', text: 'Ik maak mij zorgen', ...more };
  const bytes = await mailOf({ attachments: [{ filename: 'foto "1".html', contentType: 'text/html', content: '<b>x</b>' }], ...mail });
  const fouten = [{ code: 'afzender-onbekend', location: '' } as const];
  return (
    await intake.append({ soort: 'poststuk.v1', deur: 'smtp', partij: 'onbekend', bytes, dringend: false, teBeoordelen: true, fouten })
  ).id;
}
const open = (id: string, who = cookie) => post(`${lijst}/${id}/reden`, [['reden', 'post van vandaag']], who);
const logged = async (id: string): Promise<string[]> =>
  (await store.owner.query<{ actie: string }>('select actie from audit where onderwerp = $1 order by volg', [id])).rows.map(
    ({ actie }) => actie,
  );
const judge = (id: string, uitkomst: string, who = cookie) =>
  post(
    `${lijst}/${id}/beoordeling`,
    [
      ['uitkomst', uitkomst],
      ['toelichting', 'gebeld met de buurvrouw'],
    ],
    who,
  );

test('the list says from whom, since when and why, and nothing of the mail', async () => {
  const id = await kept();
  const page = await get(lijst);
  expect(page.statusCode).toBe(200);
  for (const shown of [id, 'onbekende afzender', 'Wij kennen dit mailadres niet', 'minder dan een uur']) expect(page.body).toContain(shown);
  for (const hidden of ['buurvrouw', 'Zorgen', 'foto']) expect(page.body).not.toContain(hidden);
});

test('a mail opens with a reason, and is logged each time before it is shown', async () => {
  const id = await kept();
  const asked = await get(`${lijst}/${id}`);
  expect(asked.body).toContain('Waarom opent u deze post?');
  expect(asked.body).not.toContain('zorgen');
  expect((await get(`${lijst}/${id}/bijlagen/1`)).statusCode).toBe(400);
  expect((await judge(id, 'overgenomen')).statusCode).toBe(400);
  expect(await logged(id)).toEqual([]);
  expect((await post(`${lijst}/${id}/reden`, [['reden', ' ']])).statusCode).toBe(400);
  await open(id);
  const shown = await get(`${lijst}/${id}`);
  for (const part of ['Ik maak mij zorgen', 'buurvrouw@provider.example', 'Zorgen', 'text/html', '8 bytes'])
    expect(shown.body).toContain(part);
  expect(await logged(id)).toEqual(['poststuk-geopend']);
});

test('of HTML only the words are shown: nothing is loaded, run or followed', async () => {
  const id = await kept({ text: '', html });
  await open(id);
  const { body } = await get(`${lijst}/${id}`);
  expect(body).toContain('Belt u mij');
  for (const part of ['volg.example', 'alert(1)', '<img', '<script']) expect(body).not.toContain(part);
});

test('a mail in which nothing is found to read is shown whole, so that nobody calls it empty', async () => {
  const id = await kept({ attachments: [], raw: 'Mijn buurmeisje is bang\r\nkomt u alstublieft' });
  await open(id);
  expect((await get(`${lijst}/${id}`)).body).toContain('Mijn buurmeisje is bang');
});

test('text that looks like a tag stays text', async () => {
  const id = await kept({ text: 'a <script>alert(2)</script> b' });
  await open(id);
  expect((await get(`${lijst}/${id}`)).body).toContain('a &lt;script&gt;alert(2)&lt;/script&gt; b');
});

test('an attachment comes as bytes, under a name and a type that say nothing', async () => {
  const id = await kept();
  await open(id);
  const { statusCode, headers, body } = await get(`${lijst}/${id}/bijlagen/1`);
  expect([statusCode, body]).toEqual([200, '<b>x</b>']);
  expect(headers).toMatchObject({
    'content-type': 'application/octet-stream',
    'content-disposition': 'attachment; filename="bijlage-1"',
    'x-content-type-options': 'nosniff',
  });
  expect((await get(`${lijst}/${id}/bijlagen/2`)).statusCode).toBe(404);
  expect(await logged(id)).toEqual(['poststuk-geopend', 'poststuk-geopend']);
});

test('who took it over says so, and it is off the list', async () => {
  const id = await kept();
  await open(id);
  expect((await judge(id, 'overgenomen')).headers.location).toBe(`${lijst}?melding=vastgelegd`);
  expect((await get(lijst)).body).not.toContain(id);
  expect((await get(`${lijst}/${id}`)).statusCode).toBe(404);
  expect(await logged(id)).toEqual(['poststuk-beoordeeld']);
});

test('what is no melding can be read by nobody afterwards', async () => {
  const id = await kept();
  await open(id);
  await judge(id, 'geen-melding');
  const { rows } = await store.owner.query(
    'select length(inhoud) as inhoud, status, (select count(*)::int from sleutels where record_id = id) as sleutels from journal where id = $1',
    [id],
  );
  expect(rows).toEqual([{ inhoud: 0, status: 'afgehandeld', sleutels: 0 }]);
});

test('of two workers at once one is first, and the other hears so', async () => {
  const id = await kept();
  const other = await gateway.loginAs('bureaudienst');
  await Promise.all([open(id), open(id, other)]);
  const answers = await Promise.all([judge(id, 'overgenomen'), judge(id, 'geen-melding', other)]);
  expect(answers.map(({ headers }) => headers.location).sort()).toEqual([`${lijst}?melding=collega`, `${lijst}?melding=vastgelegd`]);
  expect(await logged(id)).toEqual(['poststuk-beoordeeld']);
});

test('what a colleague is typing over cannot be thrown away under their hands', async () => {
  const id = await kept();
  await open(id);
  const concept = await createConcept(store.open('werkvoorraad'), await store.vault('werkvoorraad'), {
    door: 'c.claes',
    velden: {},
    poststuk: id,
  });
  const { location } = (await judge(id, 'geen-melding')).headers;
  expect((await get(String(location))).body).toContain('een collega typt deze post over');
  expect((await get(lijst)).body).toContain(id);
  expect((await store.owner.query('select from concepten where id = $1', [concept])).rowCount).toBe(1);
  expect(await logged(id)).toEqual([]);
});

test.each([
  ['uitkomst', ''],
  ['uitkomst', 'weg ermee'],
  ['toelichting', ''],
])('without a sound %s nothing is recorded', async (veld, waarde) => {
  const id = await kept();
  await open(id);
  const fields = { uitkomst: 'overgenomen', toelichting: 'gebeld', [veld]: waarde };
  const answer = await post(`${lijst}/${id}/beoordeling`, Object.entries(fields));
  expect([answer.statusCode, answer.body.includes(`href="#${veld}"`)]).toEqual([400, true]);
  expect((await get(lijst)).body).toContain(id);
});

test.each([
  ['bureaudienst', 200],
  ['veilig-thuis', 200],
  ['teamleider', 403],
  ['technisch-beheer', 403],
  ['privacy-officer', 403],
  ['lokaal-team', 403],
])('%s gets %i', async (rol, status) => {
  expect((await get(lijst, await gateway.loginAs(rol))).statusCode).toBe(status);
});
