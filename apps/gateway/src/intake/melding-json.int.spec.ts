import { JournalAppender } from '@schakel/store/journal-append';
import type { Database } from '@schakel/store/database';
import { XmlReader } from '@schakel/ketenpartners';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { deliveredInrichting } from '../../../../test/support/inrichting';
import type { SigningIssuer } from '../../../../test/support/signing-issuer';
import { startSigningIssuer } from '../../../../test/support/signing-issuer';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { accessFrom } from '../access-config';
import { IntakeModule } from './intake.module';
import { voorbeeldMelding } from './voorbeeld-melding';

let store: FreshStore;
let db: Database;
let journal: JournalAppender;
let issuer: SigningIssuer;
let gateway: TestGateway;
const xml = new XmlReader();
beforeAll(async () => {
  store = await freshStore();
  db = store.open('intake');
  journal = new JournalAppender(db, await store.vault('intake'));
  issuer = await startSigningIssuer();
  const inrichting = deliveredInrichting();
  const { partijen } = accessFrom(inrichting);
  const settings = testSettings({ veiligThuis: issuer.issuer, gemeente: 'http://127.0.0.1:9/gm' }, { partijen });
  const reports = { read: () => Promise.resolve(undefined), tellingen: () => Promise.resolve([]) };
  gateway = await startTestGateway(settings, [IntakeModule.with({ xml, journal, reports, inrichting })]);
});
afterAll(async () => {
  await gateway.app.close();
  await issuer.close();
  await journal.close();
  await xml.close();
  await store.drop();
});

interface Answer {
  readonly id: string;
  readonly status: string | number;
  readonly code?: string;
  readonly twijfel?: string[];
  readonly errors?: { code: string; location: string }[];
}
const token = (client: string): Promise<string> => issuer.sign({ client_id: client, sub: client });
async function post(payload: string | Buffer, { partij = 'zorg-voorbeeld', ...headers }: Record<string, string> = {}) {
  const answer = await gateway.app.inject({
    method: 'POST',
    url: '/v1/meldingen',
    headers: { authorization: `Bearer ${await token(partij)}`, 'content-type': 'application/json', ...headers },
    payload,
  });
  return { status: answer.statusCode, location: answer.headers.location, body: answer.json<Answer>() };
}
const melding = (kenmerk: string, more: object = {}): string => JSON.stringify({ ...voorbeeldMelding, kenmerk, ...more });
const rowOf = async (id: string) =>
  (
    await store.owner.query<{ soort: string; deur: string; partij: string; status: string; dringend: boolean; fouten: unknown }>(
      'select soort, deur, partij, status, dringend, fouten from journal where id = $1',
      [id],
    )
  ).rows[0];
const refused = async (partij = 'zorg-voorbeeld') =>
  (await store.owner.query<{ dringend: boolean }>("select dringend from journal where status = 'afgewezen' and partij = $1", [partij]))
    .rows;

test.each(['zorg-voorbeeld', 'politie-mn', 'veilig-thuis-utrecht'])(
  '%s reports as JSON and gets a receipt after COMMIT',
  async (partij) => {
    const { status, location, body } = await post(melding('A1'), { partij });
    expect([status, location, body]).toEqual([202, `/v1/meldingen/${body.id}`, expect.objectContaining({ status: 'ontvangen' })]);
    expect(body).not.toHaveProperty('twijfel');
    expect(await rowOf(body.id)).toMatchObject({
      soort: 'melding-professional',
      deur: 'http',
      partij,
      dringend: false,
      status: 'ontvangen',
    });
  },
);

test('danger raises the report at the door', async () => {
  const { body } = await post(melding('A2', { acuteOnveiligheid: true }));
  expect(await rowOf(body.id)).toMatchObject({ dringend: true });
});

test('what cannot be right is taken, and named by its place', async () => {
  const text = melding('A3').replace('999990056', '999990057').replace('jeugdige', 'oppas').replace('1988-04-12', '1988-02-30');
  const { status, body } = await post(text);
  const place = 'zorgelijkeSituatie/betrokkenen';
  expect([status, body.twijfel]).toEqual([202, [`${place}[1]/bsn`, `${place}[1]/rol`, `${place}[2]/geboortedatum`]]);
});

test('the same bytes are one report; other bytes under the same kenmerk are refused; a second key counts too', async () => {
  const first = await post(melding('A4'), { 'idempotency-key': 'sleutel-1' });
  expect((await post(melding('A4'))).body.id).toBe(first.body.id);
  expect(await post(melding('A4', { acuteOnveiligheid: true }))).toMatchObject({ status: 409, body: { code: 'andere-inhoud' } });
  expect(await post(melding('A5'), { 'idempotency-key': 'sleutel-1' })).toMatchObject({ status: 409 });
  expect((await post(melding('A4'), { partij: 'veilig-thuis-utrecht' })).body.id).not.toBe(first.body.id);
});

test('a refused report names every place and no value, is kept for somebody to telephone, and may be corrected', async () => {
  const before = (await refused()).length;
  const wrong = { melder: { naam: 1 }, meldcode: [{ stap: 'zqx', gezet: 'ja' }], zqveld: 'zqwaarde', acuteOnveiligheid: true };
  const { status, body } = await post(melding('A6', { ...wrong, zorgelijkeSituatie: { betrokkenen: null } }));
  expect([status, body.code]).toEqual([400, 'invoer-ongeldig']);
  expect(body.errors?.map(({ location }) => location).sort()).toEqual(
    [
      '(onbekend veld)',
      'melder/naam',
      'meldcode[1]/gezet',
      'meldcode[1]/stap',
      'zorgelijkeSituatie/betrokkenen',
      'zorgelijkeSituatie/situatieschets',
    ].sort(),
  );
  expect(JSON.stringify(body)).not.toContain('zq');
  expect((await refused()).length).toBe(before + 1);
  expect((await refused()).at(-1)).toEqual({ dringend: true });
  expect((await post(melding('A6'))).status).toBe(202);
});

test.each([
  ['half a message', '{"kenmerk":', '(niet welgevormd)'],
  ['nothing', '', '(niet welgevormd)'],
  ['a name twice', '{"kenmerk":"a","kenmerk":"b"}', '(dubbel veld)'],
  ['a prototype', '{"melder":{"__proto__":{"naam":"zqx"}}}', '(verboden veldnaam)'],
  ['a list', '[]', ''],
])('%s is refused and kept', async (_, text, location) => {
  const before = (await refused()).length;
  expect(await post(text)).toMatchObject({ status: 400, body: { errors: [{ location }] } });
  expect((await refused()).length).toBe(before + 1);
});

test('who is speaking comes first: no token, no partij that may', async () => {
  const anonymous = { method: 'POST', url: '/v1/meldingen', headers: { 'content-type': 'application/json' }, payload: '{' } as const;
  expect((await gateway.app.inject(anonymous)).statusCode).toBe(401);
  expect((await gateway.app.inject({ ...anonymous, headers: { 'content-type': 'json' } })).statusCode).toBe(401);
  expect((await post('{', { partij: 'rvdk' })).status).toBe(403);
});

test.each([
  ['XML, which only the police reports by', 403, '<a/>', { 'content-type': 'application/xml' }],
  ['another charset', 415, melding('A7'), { 'content-type': 'application/json; charset=iso-8859-1' }],
  ['another type', 415, melding('A7'), { 'content-type': 'text/plain' }],
  ['a form', 415, 'kenmerk=A7', { 'content-type': 'application/x-www-form-urlencoded' }],
  ['packed', 415, melding('A7'), { 'content-encoding': 'gzip' }],
  ['no type at all', 415, melding('A7'), { 'content-type': 'json' }],
  ['too much', 413, Buffer.alloc(5 * 1024 * 1024 + 1, ' '), {}],
  ['too much of a form', 415, Buffer.alloc(5 * 1024 * 1024 + 1, ' '), { 'content-type': 'application/x-www-form-urlencoded' }],
] as const)('what a partij sends is refused and kept: %s', async (_, status, body, headers) => {
  const before = (await refused()).length;
  expect((await post(body, headers)).status).toBe(status);
  expect((await refused()).length).toBe(before + 1);
});

test.each([
  [
    'JSON of the police in another type',
    415,
    melding('A8', { acuteOnveiligheid: true }),
    { partij: 'politie-mn', 'content-type': 'text/plain' },
  ],
  ['JSON that is called XML', 403, melding('A8', { acuteOnveiligheid: true }), { 'content-type': 'application/xml' }],
  ['XML that is called JSON', 400, '<SASHniveau>hoog</SASHniveau>', { partij: 'politie-mn' }],
  ['JSON in UTF-16', 400, Buffer.from(melding('A8', { acuteOnveiligheid: true }), 'utf16le'), {}],
] as const)('danger in what is refused is heard, whatever it is called: %s', async (_, status, body, headers) => {
  const { partij } = { partij: 'zorg-voorbeeld', ...headers };
  expect((await post(body, headers)).status).toBe(status);
  expect((await refused(partij)).at(-1)).toEqual({ dringend: true });
});

test('the sender reads its receipt back, nobody else', async () => {
  const { body, location } = await post(melding('A8'));
  const read = async (partij: string) =>
    gateway.app.inject({ url: String(location), headers: { authorization: `Bearer ${await token(partij)}` } });
  expect((await read('zorg-voorbeeld')).json()).toMatchObject({ id: body.id, status: 'ontvangen' });
  expect((await read('politie-mn')).statusCode).toBe(404);
});
