/** What was refused loses its content, key and fingerprints a month after somebody dealt with it; its row, its times and its reasons stay. */
import { randomUUID } from 'node:crypto';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { AuditLog } from '../audit';
import { eraseAfgedaan } from '../bewaartermijnen';
import { JournalAppender } from '../journal-append';

let store: FreshStore;
let intake: JournalAppender;
let audit: AuditLog;
beforeAll(async () => {
  store = await freshStore();
  intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
  audit = new AuditLog(await store.vault('bewaartermijnen'));
});
afterAll(() => store.drop());

/** A bericht that the door refused. `dagen`: how long ago somebody dealt with it; not at all without. */
async function refused({ dagen, casus, status }: { dagen?: number; casus?: string; status?: string } = {}): Promise<string> {
  const fouten = [{ code: 'schema-ongeldig', location: 'a' } as const];
  const bytes = Buffer.from(`inhoud ${randomUUID()}`);
  const { id } = await intake.append({ soort: 'vt-melding.v1', deur: 'http', partij: 'politie-mn', bytes, dringend: false, fouten });
  await store.owner.query(
    'update journal set casus_id = $2, status = coalesce($4, status), afgehandeld_op = now() - make_interval(days => $3) where id = $1',
    [id, casus, dagen, status],
  );
  return id;
}
async function casus(status: string): Promise<string> {
  const { rows } = await store.owner.query<{ id: string }>(
    "insert into casussen (id, versie, status, dringend, ontvangen_op, meldingen, dossier) values ($1, 1, $2, false, now(), '{}', '') returning id",
    [randomUUID(), status],
  );
  return rows[0]!.id;
}
const readable = async (ids: readonly string[]): Promise<string[]> => {
  const { rows } = await store.owner.query<{ id: string }>(
    "select id from journal join sleutels on record_id = id and tabel = 'journal' where id = any($1) and inhoud <> '' and vingerafdruk is not null",
    [ids],
  );
  return rows.map(({ id }) => id).sort();
};

test('what was refused goes a month after somebody dealt with it, and so does an answer to a casus that is erased; the rest stays', async () => {
  const erased = await casus('vernietigd');
  const goes = [
    await refused({ dagen: 31 }),
    await refused({ dagen: 31, casus: erased }),
    await refused({ dagen: 31, casus: randomUUID() }),
  ];
  const stays = [
    await refused({ dagen: 29 }),
    await refused(),
    await refused({ dagen: 31, casus: await casus('in behandeling') }),
    await refused({ dagen: 29, casus: erased }),
    await refused({ dagen: 31, status: 'quarantaine' }),
  ].sort();
  const keeper = store.open('bewaartermijnen');
  const rounds = [2, 2, 2].map((limit) => () => eraseAfgedaan(keeper, audit, 30, limit));
  const went = [];
  for (const round of rounds) went.push(await round());
  expect(went).toEqual([2, 1, 0]);
  expect(await readable([...goes, ...stays])).toEqual(stays);
  const { rows } = await store.owner.query(
    `select status, fouten -> 0 ->> 'code' as code, afgehandeld_op is not null as klaar, length(inhoud) as n, vingerafdruk,
       (select count(*)::int from sleutels where record_id = id) as sleutels from journal where id = $1`,
    [goes[0]],
  );
  expect(rows).toEqual([{ status: 'afgewezen', code: 'schema-ongeldig', klaar: true, n: 0, vingerafdruk: null, sleutels: 0 }]);
  const { rows: logged } = await store.owner.query<{ onderwerp: string }>(
    "select onderwerp from audit where actie = 'geweigerd-vernietigd' and actor = 'systeem:bewaartermijnen'",
  );
  expect(logged.map(({ onderwerp }) => onderwerp).sort()).toEqual(goes.sort());
});
