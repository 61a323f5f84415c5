import type { Virusscanner } from '@schakel/ketenpartners';
import { AuditLog } from '@schakel/store/audit';
import { JournalAppender } from '@schakel/store/journal-append';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { Onderzoek } from './onderzoek';

let store: FreshStore;
let intake: JournalAppender;
beforeAll(async () => {
  store = await freshStore();
  intake = new JournalAppender(store.open('intake'), await store.vault('intake'));
});
afterAll(() => store.drop());

/** Mail that came while the scanner was away. */
const waits = async (text: string): Promise<string> => {
  const fouten = [{ code: 'bijlage-niet-onderzocht', location: '' } as const];
  const bytes = Buffer.from(text);
  const entry = { soort: 'poststuk.v1', deur: 'smtp', partij: 'onbekend', bytes, dringend: false, teBeoordelen: true, fouten } as const;
  return (await intake.append(entry)).id;
};
const codesOf = async (id: string): Promise<unknown> =>
  (await store.owner.query<{ fouten: unknown }>('select fouten from journal where id = $1', [id])).rows[0]?.fouten;

test('a mail that the scanner cannot bear holds up no other', async () => {
  const [zwaar, gewoon] = [await waits('zwaar'), await waits('gewoon')];
  const scanner: Virusscanner = { scan: (bytes) => Promise.resolve(bytes.includes('zwaar') ? 'onbekend' : 'veilig') };
  const vault = await store.vault('werkvoorraad');
  const onderzoek = new Onderzoek({ db: store.open('werkvoorraad'), vault, audit: new AuditLog(vault) }, { scanner });
  await onderzoek.run();
  await onderzoek.run();
  expect([await codesOf(gewoon), await codesOf(zwaar)]).toEqual([[], [{ code: 'bijlage-niet-onderzocht', location: '' }]]);
});
