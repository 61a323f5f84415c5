import { uuidV5 } from '@schakel/contracts';
import { MemoryInbox, offered } from '../../../../test/support/memory-inbox';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { OverdrachtenModule } from './overdrachten.module';

let gateway: TestGateway;
afterEach(() => gateway.app.close());

test('an overdracht that does not open says whom to call, cannot be answered unread, and leaves the others to be seen', async () => {
  const inbox = new MemoryInbox();
  const settings = testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' });
  gateway = await startTestGateway(settings, [OverdrachtenModule.with(inbox)]);
  const team = pageSession(gateway.app, await gateway.loginAs('lokaal-team', { teams: ['usd-huizen'] }));
  const damaged = offered({ id: uuidV5('kapot'), leesbaar: false, kop: undefined, inhoud: undefined });
  inbox.put(damaged, offered());

  const { body: list } = await team.get('/overdrachten');
  for (const said of [
    `Overdracht ${damaged.id}`,
    'kan nu niet worden getoond. Bel Veilig Thuis: 0800-2000',
    'Reageer uiterlijk',
    'Huizen, 2 personen',
  ])
    expect(list).toContain(said);
  const { body: page } = await team.get(`/overdrachten/${damaged.id}`);
  expect(page).toContain('kan nu niet worden getoond. Bel Veilig Thuis: 0800-2000');
  expect(page).not.toContain('dit is voor ons');
  expect((await team.post(`/overdrachten/${damaged.id}/acceptatie`, [['revisie', '1']])).statusCode).toBe(409);
  expect(gateway.log.lines).toContainEqual({ id: damaged.id, fault: 'onleesbaar: overdracht' });
  expect(inbox.journal.size).toBe(0);
});
