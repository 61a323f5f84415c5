/** Hostile and broken input: the promised answer, nothing echoed, journalled where the sender is known, and the next request served at once. */
import { randomUUID } from 'node:crypto';
import { setTimeout as pause } from 'node:timers/promises';
import { textMarker } from '../fixtures/personas';
import type { Answer } from '../support/hub-client';
import { drieBetrokkenen, melding, report, xml } from '../support/journey';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(120_000);

const hub = sharedHub('full');
/** Stands in every hostile body and header; it may come back in no answer and no log. */
const secret = textMarker('vijandig');
const servedWithinMs = 200;

const marked = (): string => melding({ personen: drieBetrokkenen, teksten: { omschrijvingIncident: secret } });
const afterDeclaration = (insert: string): string => marked().replace('?>', `?>${insert}`);
const nested = (depth: number): string =>
  marked().replace('</JZ:vtMeldingDi01>', `${'<JZ:a>'.repeat(depth)}${secret}${'</JZ:a>'.repeat(depth)}</JZ:vtMeldingDi01>`);
const bomb = `<!DOCTYPE x [<!ENTITY a "${secret}">${Array.from({ length: 12 }, (_, at) => `<!ENTITY a${at} "${`&a${at || ''};`.repeat(10)}">`).join('')}]>`;
const external = `<!DOCTYPE x [<!ENTITY a SYSTEM "file:///etc/passwd">]>`;

interface Hostile {
  readonly naam: string;
  readonly body: () => string | Buffer;
  readonly status: number;
  readonly code: string;
  readonly type?: string;
  readonly journalled: boolean;
}

const cases: readonly Hostile[] = [
  { naam: 'not well-formed', body: () => marked().replace('</JZ:object>', ''), status: 400, code: 'niet-welgevormd', journalled: true },
  { naam: 'empty', body: () => '', status: 400, code: 'niet-welgevormd', journalled: true },
  { naam: 'no XML at all', body: () => Buffer.from([0, 1, 2, 255, 254, 0]), status: 400, code: 'niet-welgevormd', journalled: true },
  { naam: 'with a DOCTYPE', body: () => afterDeclaration('<!DOCTYPE x>'), status: 400, code: 'doctype-geweigerd', journalled: true },
  { naam: 'an entity bomb', body: () => afterDeclaration(bomb), status: 400, code: 'doctype-geweigerd', journalled: true },
  { naam: 'an external entity', body: () => afterDeclaration(external), status: 400, code: 'doctype-geweigerd', journalled: true },
  { naam: 'nested ten thousand deep', body: () => nested(10_000), status: 400, code: 'niet-welgevormd', journalled: true },
  {
    naam: 'in a wrong namespace',
    body: () => marked().replace('koppelvlak/jz0100', 'koppelvlak/jz9999'),
    status: 400,
    code: 'onbekend-bericht',
    journalled: true,
  },
  {
    naam: 'without a mandatory field',
    body: () => marked().replace(/<StUF:berichtcode>Di01<\/StUF:berichtcode>/, ''),
    status: 400,
    code: 'schema-ongeldig',
    journalled: true,
  },
  { naam: 'of an unknown kind', body: () => `<vreemd>${secret}</vreemd>`, status: 400, code: 'onbekend-bericht', journalled: true },
  { naam: 'of 20 MB', body: () => Buffer.alloc(20 * 1024 * 1024, secret), status: 413, code: 'te-groot', journalled: true },
  { naam: 'of a wrong type', body: marked, status: 415, code: 'type-niet-ondersteund', type: 'text/plain', journalled: true },
  {
    naam: 'with the zender of another',
    body: () => melding({ zender: '00000099000000004000', teksten: { omschrijvingIncident: secret } }),
    status: 403,
    code: 'zender-niet-toegestaan',
    journalled: true,
  },
];

const refusedCount = async (): Promise<number> =>
  (await hub.sql<{ n: number }>("select count(*)::int as n from journal where status = 'afgewezen' and partij = 'politie-mn'"))[0]!.n;

function holdNothing({ text, headers }: Answer): void {
  expect(text + JSON.stringify([...headers])).not.toContain(secret);
}

async function residentBytes(): Promise<number> {
  const text = await (await fetch(`${hub.run.management.gateway}/metrics`)).text();
  return Number(/^process_resident_memory_bytes (\S+)/m.exec(text)?.[1]);
}

test.each(cases)(
  'a report $naam is answered with $status $code, and the next one at once',
  async ({ body, status, code, type, journalled }) => {
    const politie = await hub.partij('politie-mn');
    const before = await refusedCount();
    const answer = await politie.post('/v1/meldingen', body(), { type: type ?? xml.type });
    const { code: told, type: urn } = answer.json as { code: string; type: string };
    expect({ status: answer.status, code: told, urn }).toEqual({ status, code, urn: `urn:schakel:fout:${code}` });
    expect(answer.headers.get('content-type')).toContain('application/problem+json');
    holdNothing(answer);
    expect((await refusedCount()) - before).toBe(journalled ? 1 : 0);
    const next = await politie.get(`/v1/meldingen/${randomUUID()}`);
    expect(next.status).toBe(404);
    expect(next.ms).toBeLessThan(servedWithinMs);
  },
);

test('every error of a report is told at once, by its path and never by its value', async () => {
  const broken = marked()
    .replace(/<JZ:identificatieVtMelding>[^<]*<\/JZ:identificatieVtMelding>/, '')
    .replace('<StUF:berichtcode>Di01', `<StUF:berichtcode>${secret}`);
  const answer = await (await hub.partij('politie-mn')).post('/v1/meldingen', broken, xml);
  const { errors } = answer.json as { errors: { code: string; location: string }[] };
  expect(errors.length).toBeGreaterThan(1);
  for (const { location } of errors) expect(location).toMatch(/^vtMeldingDi01/);
  holdNothing(answer);
});

test.each([
  ['no token', ''],
  ['a token of nobody', 'eyJhbGciOiJub25lIn0.eyJzdWIiOiJpayJ9.'],
  ['rubbish', secret],
])('with %s the answer is 401 with nothing in it', async (_, token) => {
  const answer = await hub.withToken(token).post('/v1/meldingen', marked(), xml);
  expect({ status: answer.status, code: (answer.json as { code: string }).code }).toEqual({ status: 401, code: 'niet-ingelogd' });
  holdNothing(answer);
});

test('a machine that may not report is told 403', async () => {
  const answer = await (await hub.partij('rvdk')).post('/v1/meldingen', marked(), xml);
  expect(answer.status).toBe(403);
});

test('what somebody puts in the path, the query or a header comes back nowhere', async () => {
  const politie = await hub.partij('politie-mn');
  for (const path of [`/v1/meldingen/${secret}`, `/${secret}`, `/v1/casussen?na=${secret}`]) {
    const answer = await politie.get(path, { 'x-eigen': secret, reden: secret, 'idempotency-key': secret });
    expect(answer.status).toBeGreaterThanOrEqual(400);
    holdNothing(answer);
  }
});

test('two hundred hostile bodies leave the memory of the gateway as it was, and reports still come in', async () => {
  const politie = await hub.partij('politie-mn');
  const wave = async (): Promise<void> => {
    const bodies = Array.from({ length: 25 }, (_, at) => [
      afterDeclaration(bomb),
      nested(10_000),
      marked().slice(0, -200 - at),
      `<a>${'x'.repeat(200_000)}`,
    ]);
    for (const four of bodies) await Promise.all(four.map((body) => politie.post('/v1/meldingen', body, xml)));
  };
  await wave();
  const before = await residentBytes();
  await wave();
  await pause(500);
  const grown = (await residentBytes()) - before;
  expect(grown).toBeLessThan(60 * 1024 * 1024);
  const { id } = await report(hub, melding());
  expect(id).toBeTruthy();
});
