import { MemoryWerkvoorraad } from '../../../../test/support/memory-werkvoorraad';
import { pageSession } from '../../../../test/support/page-session';
import { startTestGateway, testSettings, type TestGateway } from '../../../../test/support/test-gateway';
import { inrichting, kind, meldingProfessional, vera, World } from '../../../../test/support/world';
import { WerkvoorraadModule } from './werkvoorraad.module';

let gateway: TestGateway;
let store: MemoryWerkvoorraad;
let path: string;
beforeEach(async () => {
  store = new MemoryWerkvoorraad(new World(new Date()));
  const melding = meldingProfessional([kind], { melder: { relatie: 'buurvrouw' } });
  store.world.send('opgenomen-melding.v1', inrichting.hub.partij, { ...melding, bron: 'telefoon', door: vera });
  path = `/werkvoorraad/casussen/${store.file.id}`;
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    WerkvoorraadModule.with(store, inrichting),
  ]);
});
afterEach(() => gateway.app.close());

async function sessionOf(rol: string) {
  const session = pageSession(gateway.app, await gateway.loginAs(rol));
  await session.post(`${path}/reden`, [['reden', 'beoordeling']]);
  return session;
}
const said = (oordeel: string, motivering: string): [string, string][] => [
  ['versie', String(store.file.versie)],
  ['oordeel', oordeel],
  ['motivering', motivering],
];

test('everybody sees that nothing is asked, and only who judges gets the form', async () => {
  const worker = await sessionOf('veilig-thuis');
  const { body } = await worker.get(path);
  expect(body).toContain('Dubbel anonieme melding');
  for (const hidden of ['Oordeel vastleggen', 'Voorgestelde vragen']) expect(body).not.toContain(hidden);
  expect((await worker.post(`${path}/anonieme-melding`, said('onderzoeken', 'omdat'))).statusCode).toBe(403);
  expect((await (await sessionOf('gedragswetenschapper')).get(path)).body).toContain('Oordeel vastleggen');
});

test('a judgement needs a reason, is recorded with the role, and lets questions be proposed', async () => {
  const judge = await sessionOf('teamleider');
  const refused = await judge.post(`${path}/anonieme-melding`, said('onderzoeken', ' '));
  expect([refused.statusCode, refused.body.includes('href="#motivering"')]).toEqual([400, true]);
  await judge.post(`${path}/anonieme-melding`, said('onderzoeken', 'ernstig en concreet'));
  expect(store.last('oordeel-anonieme-melding.v1')).toMatchObject({ rol: 'teamleider', motivering: 'ernstig en concreet' });
  expect((await judge.get(path)).body).toContain('Voorgestelde vragen');
});
