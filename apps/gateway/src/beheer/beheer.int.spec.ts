import { JournalAppender } from '@schakel/store/journal-append';
import { lead } from '@schakel/store/lead';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { BeheerModule } from './beheer.module';

let store: FreshStore;
let gateway: TestGateway;
beforeAll(async () => {
  store = await freshStore();
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    BeheerModule.with({ db: store.open('beheer'), gemeenten: [], diensten: () => Promise.resolve([]) }),
  ]);
});
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});
const page = async (rol = 'technisch-beheer') => pageSession(gateway.app, await gateway.loginAs(rol)).get('/beheer');

test('an administrator reads first whether somebody must act', async () => {
  await lead(store.open('relay'), 'relay', async () => {
    expect((await page()).body).toContain('Niemand hoeft iets te doen');
  });
});

test('what waits, is put aside or was refused stands there by number and code, and nothing of its content', async () => {
  const journal = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const entry = { soort: 'vt-melding.v1', deur: 'http', partij: 'politie-mn', dringend: false } as const;
  const aside = await journal.append({ ...entry, referentie: 'kenmerk-x', bytes: Buffer.from('inhoud-x') });
  const fouten = [{ code: 'schema-ongeldig', location: 'object/betreft' }] as const;
  const refused = await journal.append({ ...entry, bytes: Buffer.from('inhoud-x-geweigerd'), fouten: [...fouten] });
  await store.owner.query("update journal set status = 'quarantaine' where id = $1", [aside.id]);
  await store.owner.query("insert into partner_status (partner, toestand, fouten) values ('rvdk', 'open', 5)");
  const { body } = await page();
  for (const said of ['dingen vragen om actie', '(vt-melding): 1', 'Partner rvdk', aside.id, refused.id, 'schema-ongeldig'])
    expect(body).toContain(said);
  for (const content of ['kenmerk-x', 'inhoud-x']) expect(body).not.toContain(content);
  await journal.close();
});

test.each(['veilig-thuis', 'privacy-officer', 'lokaal-team'])('%s has no business here', async (rol) => {
  expect((await page(rol)).statusCode).toBe(403);
});
