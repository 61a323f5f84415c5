import { uuidV5, uuidV7 } from '@schakel/contracts';
import { AuditLog, listVerstrekkingen, sealAudit } from '@schakel/store/audit';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { ToezichtModule } from './toezicht.module';

let store: FreshStore;
let gateway: TestGateway;
beforeAll(async () => {
  store = await freshStore();
  const [db, vault] = [store.open('toezicht'), await store.vault('toezicht')];
  const verstrekkingen = (filter: object) => listVerstrekkingen(db, vault, filter);
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    ToezichtModule.with({ db, audit: new AuditLog(vault), verstrekkingen }),
  ]);
});
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});
const as = async (rol: string) => pageSession(gateway.app, await gateway.loginAs(rol));
const logged = async () =>
  (await store.owner.query<{ actie: string; casus_id: string | null }>('select actie, casus_id from audit order by volg')).rows;

test('the privacy officer sees the log after giving a reason, which stands in it first', async () => {
  const officer = await as('privacy-officer');
  expect((await officer.get('/toezicht')).body).toContain('Waarom opent u dit overzicht?');
  expect((await officer.post('/toezicht/reden', [['reden', ' ']])).statusCode).toBe(400);
  expect(await logged()).toEqual([]);
  await officer.post('/toezicht/reden', [['reden', 'Klacht van een burger']]);
  const casus = uuidV5('een casus');
  const { body } = await officer.get(`/toezicht?casus=${casus}`);
  expect(await logged()).toEqual([
    { actie: 'verstrekkingen-ingezien', casus_id: casus },
    { actie: 'audit-ingezien', casus_id: casus },
  ]);
  for (const said of ['Het logboek klopt', 'audit-ingezien', 'Klacht van een burger', casus]) expect(body).toContain(said);
});

test('a log that was tampered with says so', async () => {
  const events = [{ id: uuidV7(Date.now()), op: new Date(), actie: 'uitlog', actor: 'x', codes: [], velden: [] } as const];
  await new AuditLog(await store.vault('werkvoorraad')).append(store.open('werkvoorraad'), events);
  await sealAudit(store.open('zegel'));
  // As somebody would who owns the database: a trigger refuses it to everybody else.
  await store.owner.query('alter table audit disable trigger all');
  await store.owner.query("update audit set actor = 'iemand anders' where id = $1", [events[0]!.id]);
  const fg = await as('fg');
  await fg.post('/toezicht/reden', [['reden', 'Steekproef']]);
  expect((await fg.get('/toezicht')).body).toContain('Het logboek klopt niet');
});

test('of many lines the older ones are a page further, and one kind can be asked for by itself', async () => {
  const many = Array.from({ length: 120 }, (_, at) => ({
    id: uuidV7(Date.now()),
    op: new Date(),
    actie: 'inlog' as const,
    actor: `iemand-${at}`,
    codes: [],
    velden: [],
  }));
  await new AuditLog(await store.vault('werkvoorraad')).append(store.open('werkvoorraad'), many);
  const officer = await as('privacy-officer');
  await officer.post('/toezicht/reden', [['reden', 'Steekproef']]);
  const newest = (await officer.get('/toezicht')).body;
  expect([newest.includes('iemand-119'), newest.includes('iemand-0<')]).toEqual([true, false]);
  const older = /href="([^"]+)">Oudere regels/.exec(newest)?.[1]?.replaceAll('&amp;', '&') ?? '';
  expect((await officer.get(older)).body).toContain('iemand-0<');
  const looked = (await officer.get('/toezicht?soort=verstrekkingen-ingezien')).body;
  expect([looked.includes('verstrekkingen-ingezien</td>'), looked.includes('iemand-119')]).toEqual([true, false]);
});

test('nobody else enters, and what is in the address is not shown', async () => {
  for (const rol of ['veilig-thuis', 'technisch-beheer', 'lokaal-team'])
    expect((await (await as(rol)).get('/toezicht')).statusCode).toBe(403);
  const officer = await as('privacy-officer');
  expect((await officer.post('/toezicht/reden', [['reden', 'x']], 'van-een-ander')).statusCode).toBe(403);
  await officer.post('/toezicht/reden', [['reden', 'Steekproef']]);
  const { body } = await officer.get('/toezicht?casus=kenmerk-x');
  expect([body.includes('kenmerk-x'), body.includes('Dit is geen nummer van een casus')]).toEqual([false, true]);
});
