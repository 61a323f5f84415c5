import { randomUUID } from 'node:crypto';
import { auditEvent } from '@schakel/privacy';
import type { FreshStore } from '../../../test/support/database';
import { freshStore } from '../../../test/support/database';
import { auditHead, AuditLog, sealAudit, verifyAudit } from './audit';
import type { Database } from './database';

let store: FreshStore;
let zegel: Database;
let log: AuditLog;
beforeEach(async () => {
  store = await freshStore();
  zegel = store.open('zegel', 3);
  log = new AuditLog(await store.vault('werkvoorraad'));
  const events = Array.from({ length: 10 }, (_, at) => opened(`reden ${at}`));
  await store.open('werkvoorraad').transaction((tx) => log.append(tx, events));
});
afterEach(() => store.drop());

const opened = (reden: string) =>
  auditEvent({
    id: randomUUID(),
    op: new Date(),
    actie: 'casus-geopend',
    actor: 'v.vermeer',
    rol: 'veilig-thuis',
    casus: randomUUID(),
    reden,
  });
const faults = async (options = {}) => (await verifyAudit(zegel, options)).map(({ aard }) => aard);
/** What somebody with the owner's rights could do. */
const tamper = async (sql: string) => {
  await store.owner.query('alter table audit disable trigger all');
  await store.owner.query(sql);
};

test('sealed rows hold together, whoever sealed them and in however many goes', async () => {
  expect(await sealAudit(zegel, 4)).toBe(4);
  expect((await Promise.all([sealAudit(zegel, 4), sealAudit(zegel, 4)])).sort()).toEqual([2, 4]);
  expect([await sealAudit(zegel), await faults(), (await auditHead(zegel))?.keten]).toEqual([0, [], 10n]);
});

test('a changed row is found', async () => {
  await sealAudit(zegel);
  await tamper("update audit set actor = 'iemand-anders' where keten = 5");
  expect(await faults()).toEqual(['gewijzigd']);
});

test('a missing row is found', async () => {
  await sealAudit(zegel);
  await tamper('delete from audit where keten = 5');
  expect(await faults()).toContain('ontbreekt');
});

test('rows that changed places are found', async () => {
  await sealAudit(zegel);
  await tamper('update audit set keten = -keten where keten in (5, 6); update audit set keten = 11 + keten where keten < 0');
  expect((await faults()).length).toBeGreaterThan(0);
});

test('a cut-off end is found by a head that was noted before', async () => {
  await sealAudit(zegel);
  const head = await auditHead(zegel);
  await tamper('delete from audit where keten > 8');
  expect([await faults(), await faults({ totEnMet: head })]).toEqual([[], ['ontbreekt']]);
});

test('a row that waits long for its seal is found', async () => {
  await tamper("update audit set op = now() - interval '1 minute' where volg = (select min(volg) from audit)");
  expect(await faults()).toEqual(['lang-niet-verzegeld']);
});

test('the reason is readable for toezicht and stands nowhere in clear', async () => {
  const lines = await new AuditLog(await store.vault('toezicht')).list(store.open('toezicht'), { limit: 3 });
  expect(lines.map(({ reden, verzegeld }) => [reden, verzegeld])).toEqual([
    ['reden 9', false],
    ['reden 8', false],
    ['reden 7', false],
  ]);
  const { rows } = await store.owner.query<{ tekst: string }>('select audit::text as tekst from audit');
  expect(rows.some(({ tekst }) => /reden \d|726564656e20/.test(tekst))).toBe(false);
});
