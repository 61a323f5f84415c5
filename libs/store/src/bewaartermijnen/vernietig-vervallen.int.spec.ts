/** A closed casus loses its content when its term is over, and never while anything of it waits or was not confirmed by the own dossier system. */
import { randomUUID } from 'node:crypto';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { AuditLog } from '../audit';
import { eraseVervallen } from '../bewaartermijnen';
import type { Database } from '../database';

let store: FreshStore;
let keeper: Database;
let audit: AuditLog;
beforeAll(async () => {
  store = await freshStore();
  keeper = store.open('bewaartermijnen');
  audit = new AuditLog(await store.vault('bewaartermijnen'));
});
afterAll(() => store.drop());

interface Zending {
  readonly ontvanger?: string;
  readonly status?: string;
  readonly postvak?: string;
  readonly bezorgdDagen?: number;
}
const sent = { ontvanger: 'eigen-systeem', status: 'bezorgd', bezorgdDagen: 40 };

/** A casus of two versions, closed forty days ago unless told otherwise, with what was sent about it. */
async function casus({ status = 'afgesloten', dagen = 40, zendingen = [sent, sent] as readonly Zending[] } = {}): Promise<string> {
  const id = randomUUID();
  await store.owner.query(
    `insert into casussen (id, versie, status, dringend, ontvangen_op, gewijzigd_op, meldingen, dossier)
     values ($1, 2, $2, false, now(), now() - make_interval(days => $3), '{}', 'x')`,
    [id, status, dagen],
  );
  for (const { ontvanger = 'rvdk', status: how = 'bezorgd', postvak, bezorgdDagen } of zendingen)
    await store.owner.query(
      `insert into outbox (id, casus_id, ontvanger, kanaal, soort, versie, onderwerp, revisie, dringend, inhoud, status, postvak_status, bezorgd_op)
       values ($1::uuid, $2, $3, 'http', 'x', 1, $1::uuid::text, 1, false, 'x', $4, $5, now() - make_interval(days => $6))`,
      [randomUUID(), id, ontvanger, how, postvak ?? null, bezorgdDagen ?? null],
    );
  return id;
}
const erased = async (id: string): Promise<boolean> =>
  (await store.owner.query<{ status: string }>('select status from casussen where id = $1', [id])).rows[0]?.status === 'vernietigd';
const elders = { jaren: 0, dagen: 30, geregistreerd: true };

test('what the own dossier system confirmed goes after its days, with a line in the audit log, once', async () => {
  const id = await casus();
  expect(await eraseVervallen(keeper, audit, elders)).toBe(1);
  expect(await erased(id)).toBe(true);
  expect(await eraseVervallen(keeper, audit, elders)).toBe(0);
  const { rows } = await store.owner.query('select actie, actor, codes from audit where casus_id = $1', [id]);
  expect(rows).toEqual([{ actie: 'vernietigd', actor: 'systeem:bewaartermijnen', codes: ['bewaartermijn'] }]);
});

test.each<[string, Parameters<typeof casus>[0]]>([
  ['it is still open', { status: 'bij-veilig-thuis' }],
  ['the days are not over', { dagen: 29 }],
  ['a registratie was not confirmed', { zendingen: [sent, { ...sent, status: 'gereed' }] }],
  ['a registratie was refused', { zendingen: [sent, sent, { ...sent, status: 'geweigerd' }] }],
  ['a version was never registered', { zendingen: [sent] }],
  ['the last confirmation is of yesterday', { zendingen: [sent, { ...sent, bezorgdDagen: 1 }] }],
  ['nobody knows whether a partner got something', { zendingen: [sent, sent, { status: 'onzeker' }] }],
  ['a team has it in hand', { zendingen: [sent, sent, { status: 'gereed', postvak: 'opgepakt' }] }],
])('a casus stays when %s', async (_, about) => {
  const id = await casus(about);
  await eraseVervallen(keeper, audit, elders);
  expect(await erased(id)).toBe(false);
});

test.each([
  ['a schuiladres that nobody took over', 'schuiladres-overnemen'],
  ['a document that nobody handed over', 'documenten-overdragen'],
])('%s holds the casus, also where the hub keeps the dossier', async (_, soort) => {
  const id = await casus({ dagen: 8_000 });
  await store.owner.query(
    `insert into termijnen (id, casus_id, soort, grondslag, start_op, uiterlijk, afgegaan_op)
     values ($1, $2, $3, 'x', now(), now(), now())`,
    [randomUUID(), id, soort],
  );
  for (const termijn of [elders, { jaren: 20, dagen: 0, geregistreerd: false }]) await eraseVervallen(keeper, audit, termijn);
  expect(await erased(id)).toBe(false);
});

test('without an own dossier system the years count, and nothing is asked of anybody', async () => {
  const [old, young] = [await casus({ dagen: 7_400, zendingen: [] }), await casus({ dagen: 7_200, zendingen: [] })];
  await eraseVervallen(keeper, audit, { jaren: 20, dagen: 0, geregistreerd: false });
  expect([await erased(old), await erased(young)]).toEqual([true, false]);
});
