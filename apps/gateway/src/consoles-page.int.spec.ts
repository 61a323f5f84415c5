import type { AddressInfo } from 'node:net';
import { AuditLog } from '@schakel/store/audit';
import type { TestBrowser } from '../../../test/support/browser';
import { accessibilityFaults, fitsWidth, startBrowser } from '../../../test/support/browser';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import type { TestGateway } from '../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../test/support/test-gateway';
import { putTroubles } from '../../../test/support/troubles';
import { BeheerModule } from './beheer/beheer.module';
import { ToezichtModule } from './toezicht/toezicht.module';

const shots = process.env['SCHERMBEELDEN'];
// A browser breaks a line behind a hyphen.
const long = 'een_lange_naam_zonder_een_plek_om_af_te_breken';
const ooit = new Date('2026-05-04T12:05:00Z');
const regel = {
  id: long,
  op: ooit,
  actie: 'audit-ingezien',
  actor: long,
  rol: 'fg',
  casus: long,
  onderwerp: undefined,
  reden: 'Steekproef',
};

let gateway: TestGateway;
let judge: TestBrowser;
let base: string;
let store: FreshStore;
beforeAll(async () => {
  store = await freshStore();
  await putTroubles(store.owner);
  const audit = new AuditLog(await store.vault('beheer'));
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    BeheerModule.with({
      db: store.open('beheer'),
      audit,
      gemeenten: [],
      verwacht: [],
      diensten: () => Promise.resolve([]),
      roostergaten: () => [],
    }),
    ToezichtModule.with({
      db: { query: () => Promise.resolve({ rows: [], rowCount: 0 }) },
      audit: {
        append: () => Promise.resolve(),
        list: () => Promise.resolve([{ ...regel, codes: [long], velden: [], verzegeld: true, volg: '1' }]),
      },
      verstrekkingen: () => Promise.resolve([]),
    }),
  ]);
  await gateway.app.listen(0, '127.0.0.1');
  base = `http://127.0.0.1:${(gateway.app.getHttpServer().address() as AddressInfo).port}`;
  judge = await startBrowser();
}, 60_000);
afterAll(async () => {
  await judge.close();
  await gateway.app.close();
  await store.drop();
});
const enter = async (rol: string): Promise<void> => {
  const cookie = await gateway.loginAs(rol);
  await judge.context.addCookies([{ name: 'schakel', value: cookie.slice('schakel='.length), url: base }]);
};

test.each(['telefoon', 'scherm'] as const)(
  'everybody can use the screens of administrators and supervision on a %s',
  async (viewport) => {
    const page = await judge.open(viewport);
    await enter('technisch-beheer');
    // Or it comes back by itself while it is looked at.
    await page.goto(`${base}/beheer?ververs=nee`);
    if (shots) await page.screenshot({ path: `${shots}/${viewport}-beheer.png`, fullPage: true });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await enter('fg');
    await page.goto(`${base}/toezicht`);
    await page.fill('#reden', 'Steekproef');
    await page.click('text="Openen"');
    await page.waitForSelector('text=Het logboek klopt');
    if (shots) await page.screenshot({ path: `${shots}/${viewport}-toezicht.png`, fullPage: true });
    expect(await accessibilityFaults(page)).toEqual([]);
    expect(await fitsWidth(page)).toBe(true);
    await page.close();
  },
  60_000,
);
