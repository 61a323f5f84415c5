import { randomUUID } from 'node:crypto';
import { MemoryWerkvoorraad } from '../../../../test/support/memory-werkvoorraad';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { inrichting } from '../../../../test/support/world';
import { WerkvoorraadModule } from './werkvoorraad.module';

let gateway: TestGateway;
let store: MemoryWerkvoorraad;
let id: string;
beforeAll(async () => {
  store = new MemoryWerkvoorraad();
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    WerkvoorraadModule.with(store, inrichting),
  ]);
});
beforeEach(() => {
  id = randomUUID();
  const bericht = { id, partij: 'politie-mn', deur: 'http', soort: 'vt-melding.v1', status: 'afgewezen' };
  store.refused = [{ ...bericht, ontvangenOp: new Date(), fouten: [{ code: 'te-groot', location: '' }] }];
  store.calls.length = 0;
});
afterAll(() => gateway.app.close());
const loggedIn = async (rol: string) => pageSession(gateway.app, await gateway.loginAs(rol));

test('whoever called the sender takes the bericht off the list, and what was agreed is kept with who said it', async () => {
  const worker = await loggedIn('bureaudienst');
  const page = await worker.get('/werkvoorraad');
  expect(page.body).toContain('Wij hebben alleen het begin');
  const answer = await worker.post(`/werkvoorraad/afgewezen/${id}/gebeld`, [['afspraak', ' Stuurt het opnieuw, zonder foto’s ']]);
  expect([answer.statusCode, answer.headers.location]).toEqual([303, '/werkvoorraad?gebeld=ja#afgewezen']);
  expect(store.calls).toMatchObject([{ bericht: id, opdracht: { rol: 'bureaudienst', reden: 'Stuurt het opnieuw, zonder foto’s' } }]);
  expect((await worker.get('/werkvoorraad?gebeld=ja')).body).toContain('Het bericht is van de lijst');
});

test('who comes second hears that somebody called already', async () => {
  const worker = await loggedIn('veilig-thuis');
  const call = () => worker.post(`/werkvoorraad/afgewezen/${id}/gebeld`, [['afspraak', 'Gesproken']]);
  await call();
  expect((await call()).headers.location).toBe('/werkvoorraad?gebeld=al#afgewezen');
  expect((await worker.get('/werkvoorraad?gebeld=al')).body).toContain('iemand anders belde al');
});

test.each([
  ['nothing', ''],
  ['more than fits', 'x'.repeat(501)],
])('without a word of what was agreed it stays on the list: %s', async (_, afspraak) => {
  const worker = await loggedIn('bureaudienst');
  const { statusCode, body } = await worker.post(`/werkvoorraad/afgewezen/${id}/gebeld`, [['afspraak', afspraak]]);
  expect([statusCode, body.includes('<details open>'), body.includes(`href="#afspraak-${id}"`)]).toEqual([400, true, true]);
  expect(body).toContain(`${afspraak}</textarea>`);
  expect(store.calls).toEqual([]);
});

test('on an older page one stays on that page', async () => {
  const worker = await loggedIn('bureaudienst');
  const older = `afgewezenNa=${randomUUID()}`;
  const action = `/werkvoorraad/afgewezen/${id}/gebeld?${older}`;
  expect((await worker.get(`/werkvoorraad?${older}`)).body).toContain(`action="${action}"`);
  expect((await worker.post(action, [['afspraak', '']])).body).toContain(`action="${action}"`);
  expect((await worker.post(action, [['afspraak', 'Gesproken']])).headers.location).toBe(`/werkvoorraad?${older}&gebeld=ja#afgewezen`);
});

test('who may not read the mail may not say so, and is not asked', async () => {
  const worker = await loggedIn('gedragswetenschapper');
  expect((await worker.get('/werkvoorraad')).body).not.toContain('Ik heb gebeld');
  expect((await worker.post(`/werkvoorraad/afgewezen/${id}/gebeld`, [['afspraak', 'Gesproken']])).statusCode).toBe(403);
});
