import type { AddressInfo } from 'node:net';
import type { Gebruiker } from '@schakel/contracts';
import { Toegang } from '@schakel/store/toegang';
import { accessibilityFaults, fitsWidth, startBrowser } from '../../../../test/support/browser';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { ToegangModule } from './toegang.module';

let store: FreshStore;
let gateway: TestGateway;
beforeAll(async () => {
  store = await freshStore();
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    ToegangModule.with({ db: store.open('beheer'), toegang: new Toegang(await store.vault('beheer')) }),
  ]);
  await gateway.app.listen(0, '127.0.0.1');
});
afterAll(async () => {
  await gateway.app.close();
  await store.drop();
});

const as = async (rol: string) => pageSession(gateway.app, await gateway.loginAs(rol));
const logged = async () => (await store.owner.query<object>('select actie, actor, rol from audit order by volg')).rows;
const vera: Gebruiker = {
  soort: 'gebruiker',
  id: 'veilig-thuis:v',
  naam: '=Vera',
  organisatie: 'veilig-thuis',
  rollen: ['teamleider'],
  teams: [],
};
const uma: Gebruiker = { ...vera, id: 'gemeente:u', naam: 'Uma', organisatie: 'gemeente', rollen: ['lokaal-team'], teams: ['usd-huizen'] };

test('before anybody came the list says so, and that no machine was ever seen', async () => {
  const { body } = await (await as('functioneel-beheer')).get('/beheer/toegang');
  expect(body).toContain('Er is niemand die hierbij past');
  expect(body).toMatch(/<td>politie-mn<\/td><td>politie-mn<\/td><td>nooit<\/td><td>nooit<\/td><td>nooit gebruikt<\/td>/);
});

describe('with people in it', () => {
  beforeAll(async () => {
    const [inlog, door] = [store.open('inlog'), new Toegang(await store.vault('inlog'))];
    for (const who of [vera, uma]) await inlog.transaction((tx) => door.enter(tx, who));
    await door.machine(inlog, 'politie-mn', 'politie-mn');
    await store.owner.query("update accounts set laatst_gezien = now() - interval '91 days' where organisatie = 'gemeente'");
    await store.owner.query('truncate audit');
  });

  test('who keeps the hub sees who came by which login service, and what nobody uses; the look is written down', async () => {
    const { body } = await (await as('functioneel-beheer')).get('/beheer/toegang');
    for (const said of ['=Vera', 'Uma', 'usd-huizen', '90 dagen niet gezien', 'nooit gebruikt', 'de inlogdienst noemt de rol zelf'])
      expect(body).toContain(said);
    expect(await logged()).toEqual([{ actie: 'toegang-ingezien', actor: 'veilig-thuis:x', rol: 'functioneel-beheer' }]);
  });

  test('the list is of the organisation and role that were chosen, and an address that asks for another thing shows nothing of it', async () => {
    const beheer = await as('technisch-beheer');
    const ofTown = (await beheer.get('/beheer/toegang?organisatie=gemeente')).body;
    expect([
      ofTown.includes('Uma'),
      ofTown.includes('=Vera'),
      ofTown.includes('href="/beheer/toegang/uitvoer?organisatie=gemeente"'),
    ]).toEqual([true, false, true]);
    expect((await beheer.get('/beheer/toegang?rol=teamleider')).body).not.toContain('Uma');
    expect((await beheer.get('/beheer/toegang?rol=kenmerk-x&organisatie=kenmerk-x')).body).not.toContain('kenmerk-x');
  });

  test('it goes along as a file without formulas, which is written down too', async () => {
    const { headers, body } = await (await as('technisch-beheer')).get('/beheer/toegang/uitvoer?organisatie=veilig-thuis');
    expect(headers['content-type']).toBe('text/csv; charset=utf-8');
    expect(headers['content-disposition']).toBe('attachment; filename="toegang.csv"');
    expect(body.split('\r\n')[1]).toMatch(/^"mens";"veilig-thuis";"'=Vera";"veilig-thuis:v";"teamleider";"";/);
    expect(body).not.toContain('Uma');
    expect((await logged()).at(-1)).toMatchObject({ actie: 'toegang-uitgevoerd' });
  });

  test.each(['telefoon', 'scherm'] as const)(
    'everybody can use it on a %s',
    async (viewport) => {
      const base = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}`;
      const judge = await startBrowser();
      const cookie = await gateway.loginAs('technisch-beheer');
      await judge.context.addCookies([{ name: 'schakel', value: cookie.slice('schakel='.length), url: base }]);
      const page = await judge.open(viewport);
      await page.goto(`${base}/beheer/toegang`);
      expect(await page.getAttribute('nav [aria-current=page]', 'href')).toBe('/beheer/toegang');
      expect([await accessibilityFaults(page), await fitsWidth(page)]).toEqual([[], true]);
      await judge.close();
    },
    60_000,
  );
});

test.each(['veilig-thuis', 'privacy-officer', 'lokaal-team'])('%s has no business here', async (rol) => {
  for (const path of ['/beheer/toegang', '/beheer/toegang/uitvoer']) expect((await (await as(rol)).get(path)).statusCode).toBe(403);
});
