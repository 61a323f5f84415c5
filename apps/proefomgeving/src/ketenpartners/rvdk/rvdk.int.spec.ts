import { createServer } from 'node:http';
import type { IncomingHttpHeaders, Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { buildVraag, outOfEnvelope } from '../../../../../test/fixtures/vragen';
import type { VraagOptions } from '../../../../../test/fixtures/vragen';
import { eventually } from '../../../../../test/support/eventually';
import { faultsByXsd, standard } from '../../../../../test/support/official-xsd';
import { ask, put, received, reset, sent } from '../../../../../test/support/partner';
import { startProef } from '../../../../../test/support/proef';
import type { Proef } from '../../../../../test/support/proef';

const VV = 'stuf-jeugdzorg/resolved-vv-verrijkingsverzoeken-1.0.9';

/** A hub that only listens: what it got, and what it answers. */
interface Got {
  readonly headers: IncomingHttpHeaders;
  readonly body: string;
}
let got: Got[] = [];
let answers: { status: number; body: string }[] = [];
let hub: Server;
let proef: Proef;

beforeAll(async () => {
  hub = createServer((request, response) => {
    let body = '';
    request
      .on('data', (part: Buffer) => (body += part.toString()))
      .on('end', () => {
        got.push({ headers: request.headers, body });
        const { status, body: text } = answers.shift() ?? { status: 200, body: '<Bv03Bericht/>' };
        response.writeHead(status).end(text);
      });
  });
  await new Promise<void>((resolve) => hub.listen(0, '127.0.0.1', resolve));
  proef = await startProef(`http://127.0.0.1:${String((hub.address() as AddressInfo).port)}`);
});
afterAll(async () => {
  await proef.stop();
  hub.closeAllConnections();
  await new Promise((resolve) => hub.close(resolve));
});
beforeEach(async () => {
  got = [];
  answers = [];
  await reset(proef.gereed.partners.rvdk);
});

const rvdk = () => proef.gereed.partners.rvdk;
const answered = (count: number): Promise<readonly Got[]> =>
  eventually(() => {
    expect(got).toHaveLength(count);
    return got;
  });
const textOf = (xml: string, name: string): string | undefined => new RegExp(`<\\w+:${name}>([^<]*)<`).exec(xml)?.[1];
async function questionAndAnswer(options: VraagOptions): Promise<string> {
  expect((await ask(rvdk(), buildVraag(options))).status).toBe(200);
  return (await answered(1))[0]!.body;
}

test('whom nobody told it about is not known; the answer points at the question and comes with a token of its own', async () => {
  const body = await questionAndAnswer({ referentienummer: 'VT-1', identificatie: 'ZAAK-1' });
  expect([textOf(body, 'crossRefnummer'), textOf(body, 'verzoekidentificatie'), textOf(body, 'indicatieBekend')]).toEqual([
    'VT-1',
    'ZAAK-1',
    'N',
  ]);
  expect([textOf(body, 'inp.bsn'), textOf(body, 'geslachtsnaam')]).toEqual(['999990056', 'Oefenberg']);
  const { headers } = got[0]!;
  expect(headers).toMatchObject({
    'content-type': 'text/xml; charset=utf-8',
    soapaction: '"www.stufstandaarden.nl/koppelvlak/jz0100/ucobDi01"',
  });
  const claims = JSON.parse(Buffer.from(headers.authorization!.split('.')[1]!, 'base64url').toString()) as unknown;
  expect(claims).toMatchObject({ client_id: 'rvdk', aud: 'urn:schakel:api' });
});

test('casusinformatie about a known person answers every question that was asked and no other', async () => {
  await put(rvdk(), 'answers', { '999990056': { bekend: 'J', antwoorden: { 'VT-001': 'Loopt <niets> & klaar', 'VT-009': 'ongevraagd' } } });
  const body = await questionAndAnswer({ vraagcodes: ['VT-001', 'VT-002'] });
  const given = [...body.matchAll(/<BG:code>([^<]*)<\/BG:code><BG:antwoord>([^<]*)</g)].map(([, code, text]) => [code, text]);
  expect(given).toEqual([
    ['VT-001', 'Loopt &lt;niets&gt; &amp; klaar'],
    ['VT-002', 'Geen informatie beschikbaar.'],
  ]);
});

test('a partner can be made to say more than was asked', async () => {
  await put(rvdk(), 'answers', { default: { bekend: 'J', antwoorden: { 'VT-009': 'ongevraagd' }, ookNietGevraagd: true } });
  expect(await questionAndAnswer({ vraagcodes: ['VT-001'] })).toContain('ongevraagd');
});

test('what it sends, confirms and refuses is valid by the official schema', async () => {
  const messages = standard(`${VV}/jz0100_msg_vvberichten_resolved2025.xsd`);
  const confirmations = standard(`${VV}/jz0100_stuf0301_simpleTypes_resolved2025.xsd`);
  if (messages === undefined || confirmations === undefined) return;
  await put(rvdk(), 'answers', { default: { bekend: 'J', antwoorden: { 'VT-001': 'tekst' } } });
  const questions = [buildVraag({ referentienummer: 'X-1' }), buildVraag({ referentienummer: 'X-2', vraagcodes: ['VT-001', 'VT-002'] })];
  const replies: string[] = [];
  for (const question of [...questions, questions[0]!.replace('"VVZ"', '"X"')]) replies.push(await (await ask(rvdk(), question)).text());
  const sentBodies = (await answered(2)).map(({ body }) => outOfEnvelope(body));
  expect(await faultsByXsd(messages, [...questions, ...sentBodies])).toEqual([[], [], [], []]);
  const fo03 = /<StUF:Fo03Bericht.*<\/StUF:Fo03Bericht>/s.exec(replies[2]!)![0];
  expect(await faultsByXsd(confirmations, [outOfEnvelope(replies[0]!), fo03])).toEqual([[], []]);
});

test('answers come in the order that the delays give, not in that of the questions', async () => {
  await put(rvdk(), 'answers', { '999990056': { bekend: 'J', delayMs: 400 }, default: { bekend: 'N' } });
  await ask(rvdk(), buildVraag({ referentienummer: 'EERST' }));
  await ask(rvdk(), buildVraag({ referentienummer: 'DAARNA', bsn: '999990068' }));
  expect((await answered(2)).map(({ body }) => textOf(body, 'crossRefnummer'))).toEqual(['DAARNA', 'EERST']);
});

test('late: the confirmation is there at once and the answer only after the delay', async () => {
  await put(rvdk(), 'mode', { mode: 'late', delayMs: 400 });
  const start = performance.now();
  expect((await ask(rvdk(), buildVraag())).status).toBe(200);
  expect(got).toEqual([]);
  await answered(1);
  expect(performance.now() - start).toBeGreaterThanOrEqual(395);
});

test('duplicate: the same bytes twice', async () => {
  await put(rvdk(), 'mode', { mode: 'duplicate' });
  await ask(rvdk(), buildVraag());
  const [first, second] = await answered(2);
  expect(second!.body).toBe(first!.body);
});

test('reset: the question is answered although its confirmation never arrived, once, also when it is asked again', async () => {
  await put(rvdk(), 'mode', { mode: 'reset' });
  await expect(ask(rvdk(), buildVraag())).rejects.toThrow();
  await answered(1);
  await put(rvdk(), 'mode', { mode: 'normal' });
  expect((await ask(rvdk(), buildVraag())).status).toBe(200);
  await ask(rvdk(), buildVraag({ referentienummer: 'DAARNA' }));
  expect((await answered(2)).map(({ body }) => textOf(body, 'crossRefnummer'))).toEqual(['VT-VRAAG-1', 'DAARNA']);
});

test('a hub that is away is tried again with the same bytes; every attempt and what the hub said is shown', async () => {
  answers = [
    { status: 503, body: 'weg' },
    { status: 500, body: 'stuk' },
  ];
  await ask(rvdk(), buildVraag());
  const bodies = (await answered(3)).map(({ body }) => body);
  expect(new Set(bodies).size).toBe(1);
  const attempts = await eventually(async () => {
    const found = await sent(rvdk());
    expect(found).toHaveLength(3);
    return found;
  });
  expect(attempts.map(({ status }) => status)).toEqual([503, 500, 200]);
  expect(Buffer.from(attempts[0]!.bodyBase64, 'base64').toString()).toBe('weg');
});

test.each([
  [500, '<StUF:Fo03Bericht/>'],
  [403, ''],
  [400, ''],
])('a refusal (%i %s) is not tried again', async (status, body) => {
  answers = [{ status, body }];
  await ask(rvdk(), buildVraag());
  await ask(rvdk(), buildVraag({ referentienummer: 'DAARNA' }));
  await answered(2);
  // Longer than the first back-off: the time-out of a probe that hopes for a third one.
  await expect(
    eventually(() => {
      expect(got.length).toBeGreaterThan(2);
    }, 600),
  ).rejects.toThrow();
});

test('a message that is wrong is refused, shown, and never answered', async () => {
  const response = await ask(rvdk(), buildVraag().replace('"VVZ"', '"X"'));
  expect(await response.text()).toContain('Fo03Bericht');
  expect(await received(rvdk())).toHaveLength(1);
  await ask(rvdk(), buildVraag({ referentienummer: 'GOED' }));
  expect(textOf((await answered(1))[0]!.body, 'crossRefnummer')).toBe('GOED');
});
