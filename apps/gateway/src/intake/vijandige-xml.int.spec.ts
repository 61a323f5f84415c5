/** The XML collection at the HTTP doors: each body gets the answer that is promised, is kept, and comes back in nothing; the next is served. */
import type { AddressInfo } from 'node:net';
import { XmlReader, decodeAlle } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { gevoelig, vijandigeSoap, vijandigeXml } from '../../../../test/fixtures/hostile/xml';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { deliveredInrichting } from '../../../../test/support/inrichting';
import { melding } from '../../../../test/support/journey';
import type { SigningIssuer } from '../../../../test/support/signing-issuer';
import { startSigningIssuer } from '../../../../test/support/signing-issuer';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { accessFrom } from '../access-config';
import { IntakeModule } from './intake.module';

jest.setTimeout(60_000);

const xml = new XmlReader({ limitMs: 20_000 });
let store: FreshStore;
let journal: JournalAppender;
let issuer: SigningIssuer;
let gateway: TestGateway;
let url: string;

beforeAll(async () => {
  store = await freshStore();
  journal = new JournalAppender(store.open('intake'), await store.vault('intake'));
  issuer = await startSigningIssuer();
  const inrichting = deliveredInrichting();
  const { partijen } = accessFrom(inrichting);
  const settings = testSettings({ veiligThuis: issuer.issuer, gemeente: 'http://127.0.0.1:9/gm' }, { partijen });
  const reports = { read: () => Promise.resolve(undefined), tellingen: () => Promise.resolve([]) };
  gateway = await startTestGateway(settings, [IntakeModule.with({ xml, journal, reports, inrichting })]);
  await gateway.app.listen(0, '127.0.0.1');
  url = `http://127.0.0.1:${((gateway.app.getHttpServer() as { address(): unknown }).address() as AddressInfo).port}`;
});
afterAll(async () => {
  await gateway.app.close();
  await issuer.close();
  await journal.close();
  await xml.close();
  await store.drop();
});

async function post(path: string, body: Buffer | string | ReadableStream, type: string): Promise<{ status: number; text: string }> {
  const token = await issuer.sign({ client_id: 'politie-mn', sub: 'politie-mn' });
  const headers = { authorization: `Bearer ${token}`, 'content-type': type };
  const answer = await fetch(url + path, { method: 'POST', headers, body, duplex: 'half' });
  return { status: answer.status, text: (await answer.text()) + JSON.stringify([...answer.headers]) };
}

interface Row {
  readonly status: string;
  readonly fouten: { code: string; location: string }[] | null;
  readonly dringend: boolean;
}
/** What one body left in the journal. */
async function left(offer: () => Promise<unknown>): Promise<readonly Row[]> {
  const known = (await store.owner.query<{ id: string }>('select id from journal')).rows.map(({ id }) => id);
  await offer();
  return (await store.owner.query<Row>('select status, fouten, dringend from journal where id <> all($1)', [known])).rows;
}

const kept = (uitkomst: string) => (uitkomst === 'ontvangen' ? { status: 'ontvangen' } : { status: 'afgewezen' });

test.each(vijandigeXml.map((one) => [one.naam, one] as const))('HTTP: %s', async (_, { body, uitkomst }) => {
  let answer = { status: 0, text: '' };
  const rows = await left(async () => (answer = await post('/v1/meldingen', body(), 'application/xml')));
  expect({ status: answer.status, codes: codesIn(answer.text) }).toEqual(
    uitkomst === 'ontvangen' ? { status: 202, codes: [] } : { status: 400, codes: [uitkomst] },
  );
  expect(rows).toEqual([expect.objectContaining(kept(uitkomst))]);
  expect(answer.text + JSON.stringify(rows)).not.toContain(gevoelig);
  expect((await post('/v1/meldingen', melding(), 'application/xml')).status).toBe(202);
});

test.each(vijandigeXml.filter(({ uitkomst }) => uitkomst === 'ontvangen').map((one) => [one.naam, one] as const))(
  'what was taken is read whole by whoever handles it: %s',
  async (_, { body }) => {
    const { soort, bericht } = await xml.read(body(), 'meldingen');
    const [read] = decodeAlle(soort as 'vt-melding.v1', bericht, 'id');
    expect(read?.omschrijvingIncident).toContain(gevoelig);
    expect(read?.zorgelijkeSituatie.betrokkenen).toHaveLength(3);
  },
);

test.each(vijandigeSoap().map((one) => [one.naam, one] as const))('SOAP: %s', async (_, { body, uitkomst }) => {
  let answer = { status: 0, text: '' };
  const rows = await left(async () => (answer = await post('/v1/stuf', body(), 'text/xml')));
  const [wanted, root] = uitkomst === 'ontvangen' ? [200, 'Bv03Bericht'] : [500, `>${uitkomst}`];
  expect(answer.status).toBe(wanted);
  expect(answer.text).toContain(root);
  expect(rows).toEqual([expect.objectContaining(kept(uitkomst))]);
  expect(answer.text + JSON.stringify(rows)).not.toContain(gevoelig);
});

const tooMuch = (): string => `${melding({ sash: 'hoog', teksten: { omschrijvingIncident: gevoelig } })}<!--${'x'.repeat(6_000_000)}-->`;
/** Without its length said beforehand. */
const bitByBit = (): ReadableStream => new Blob([tooMuch()]).stream();

test.each([
  ['that is too large', '/v1/meldingen', tooMuch, 'application/xml', 413, 'te-groot'],
  ['that turns out to be too large', '/v1/meldingen', bitByBit, 'application/xml', 413, 'te-groot'],
  ['that is too large', '/v1/stuf', tooMuch, 'text/xml', 500, 'te-groot'],
  ['of a type that we do not read', '/v1/meldingen', () => melding({ sash: 'hoog' }), 'text/plain', 415, 'type-niet-ondersteund'],
  ['of a type that we do not read', '/v1/stuf', () => melding({ sash: 'hoog' }), 'application/soap+xml', 415, 'type-niet-ondersteund'],
] as const)('a report %s at %s is kept as far as it was read, and says danger', async (_, path, body, type, status, code) => {
  let answer = { status: 0, text: '' };
  const rows = await left(async () => (answer = await post(path, body(), type)));
  expect(answer.status).toBe(status);
  expect(answer.text).toContain(code);
  expect(answer.text).not.toContain(gevoelig);
  expect(rows).toEqual([{ status: 'afgewezen', dringend: true, fouten: [{ code, location: '' }] }]);
  expect((await post('/v1/meldingen', melding(), 'application/xml')).status).toBe(202);
});

const wokenByRefusal = async () => (await store.owner.query("select from alarmen where aanleiding = 'geweigerd'")).rowCount ?? 0;

test('half a report that says danger is refused, and wakes somebody', async () => {
  const before = await wokenByRefusal();
  for (const [sash, dringend] of [
    ['hoog', true],
    ['matig', false],
  ] as const) {
    const half = melding({ sash }).replace(/<JZ:betreft[^]*/, '');
    expect(await left(() => post('/v1/meldingen', half, 'application/xml'))).toMatchObject([{ status: 'afgewezen', dringend }]);
  }
  expect(await wokenByRefusal()).toBe(before + 1);
});

const codesIn = (text: string): readonly string[] => [
  ...new Set([...text.matchAll(/"code":"([^"]+)","location"/g)].map((match) => String(match[1]))),
];
