import type { AddressInfo } from 'node:net';
import type { JWTPayload } from 'jose';
import { MemoryInbox, offered } from '../../../../test/support/memory-inbox';
import type { SigningIssuer } from '../../../../test/support/signing-issuer';
import { startSigningIssuer } from '../../../../test/support/signing-issuer';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { OverdrachtenModule } from './overdrachten.module';

let issuer: SigningIssuer;
let gateway: TestGateway;
let inbox: MemoryInbox;
beforeEach(async () => {
  issuer = await startSigningIssuer();
  inbox = new MemoryInbox();
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: issuer.issuer }), [
    OverdrachtenModule.with(inbox),
  ]);
});
afterEach(async () => {
  await gateway.app.close();
  await issuer.close();
});

const ulla: JWTPayload = { sub: 'u.usd', naam: 'Ulla Smit', rollen: ['lokaal-team'], teams: ['usd-huizen'] };
const call = async (path: string, payload?: object, who = ulla) =>
  gateway.app.inject({
    url: `/v1/overdrachten${path}`,
    headers: { authorization: `Bearer ${await issuer.sign(who)}` },
    ...(payload === undefined ? { method: 'GET' } : { method: 'POST', payload }),
  });
const statusOf = async (path: string, payload?: object, who?: JWTPayload) => (await call(path, payload, who)).statusCode;

test('a team sees the heading first and the content after it took the handover up', async () => {
  const item = offered();
  inbox.put(item);
  expect((await call('')).json()).toMatchObject({
    overdrachten: [{ id: item.id, status: 'aangeboden', revisie: 1, kop: { gemeente: 'Huizen' } }],
  });
  expect((await call(`/${item.id}`)).json()).not.toHaveProperty('inhoud');
  expect(inbox.opened).toEqual([]);
  expect(await statusOf(`/${item.id}/acceptatie`, { revisie: 1 })).toBe(202);
  expect((await call(`/${item.id}`)).json()).toMatchObject({ status: 'opgepakt', inhoud: { uitkomst: 'overdracht' } });
  expect(inbox.opened).toEqual([{ id: item.id, door: 'gemeente:u.usd' }]);
});

test('the handover of another team does not exist, whatever is tried', async () => {
  const item = offered({ team: 'sociaal-plein-hilversum' });
  inbox.put(item);
  expect((await call('')).json()).toEqual({ overdrachten: [] });
  expect(await statusOf(`/${item.id}`)).toBe(404);
  expect(await statusOf(`/${item.id}/acceptatie`, { revisie: 1 })).toBe(404);
  const greedy = { ...ulla, teams: ['usd-huizen', 'sociaal-plein-hilversum'] };
  expect(await statusOf(`/${item.id}`, undefined, greedy)).toBe(404);
});

test('the same answer again is one answer, also later; another answer to the same revisie is refused', async () => {
  const item = offered();
  inbox.put(item);
  const first = await call(`/${item.id}/acceptatie`, { revisie: 1 });
  const again = await call(`/${item.id}/acceptatie`, { revisie: 1 });
  expect([first.statusCode, again.statusCode]).toEqual([202, 202]);
  expect(again.json()).toEqual(first.json());
  expect(inbox.journal.size).toBe(1);
  const other = await call(`/${item.id}/teruggave`, { revisie: 1, reden: 'niet-van-ons' });
  expect([other.statusCode, other.json<{ code: string }>().code]).toEqual([409, 'andere-inhoud']);
  expect(await statusOf(`/${item.id}/acceptatie`, { revisie: 1 }, { ...ulla, sub: 'l.leider', naam: 'Lotte' })).toBe(409);
});

test('what the handover does not allow now is refused, and so is a revisie that nobody has seen', async () => {
  const item = offered();
  inbox.put(item);
  expect(await statusOf(`/${item.id}/afronding`, { revisie: 1, resultaat: 'klaar' })).toBe(409);
  expect(await statusOf(`/${item.id}/acceptatie`, { revisie: 2 })).toBe(409);
  expect(inbox.journal.size).toBe(0);
});

test('a teruggave needs a known reason, a vraag a text, and an unknown field is refused by place', async () => {
  const item = offered();
  inbox.put(item);
  const wrong = await call(`/${item.id}/teruggave`, { revisie: 1, reden: 'geen zin', bsn: '999990019' });
  expect(wrong.statusCode).toBe(400);
  expect(
    wrong
      .json<{ errors: { location: string }[] }>()
      .errors.map(({ location }) => location)
      .sort(),
  ).toEqual(['(onbekend veld)', 'reden']);
  expect(wrong.body).not.toContain('999990019');
  expect(await statusOf(`/${item.id}/vraag`, { revisie: 1, tekst: '' })).toBe(400);
});

describe('on the page', () => {
  const form = async (id: string, reactie: string, fields: Record<string, string>, twice = '') => {
    const cookie = await gateway.loginAs('lokaal-team', { teams: ['usd-huizen'], csrf: 'eigen' });
    const payload = new URLSearchParams({ _csrf: 'eigen', ...fields }).toString() + twice;
    const headers = { cookie, accept: 'text/html', 'content-type': 'application/x-www-form-urlencoded' };
    return gateway.app.inject({ method: 'POST', url: `/overdrachten/${id}/${reactie}`, headers, payload });
  };
  const page = async (url: string) => {
    const cookie = await gateway.loginAs('lokaal-team', { teams: ['usd-huizen'] });
    return gateway.app.inject({ url, headers: { cookie, accept: 'text/html' } });
  };

  test('an answer that was handled at once leads back with what happened', async () => {
    const item = offered();
    inbox.put(item);
    const answer = await form(item.id, 'acceptatie', { revisie: '1' });
    expect([answer.statusCode, answer.headers.location]).toEqual([303, `/overdrachten/${item.id}?gedaan=acceptatie`]);
    const shown = await page(String(answer.headers.location));
    expect(shown.body).toContain('U heeft de overdracht opgepakt');
    expect(shown.body).toContain('zorgen over de veiligheid');
  });

  test('a field that comes twice is no fault of ours', async () => {
    const item = offered();
    inbox.put(item);
    expect((await form(item.id, 'teruggave', { revisie: '1', reden: 'niet-van-ons' }, '&reden=anders')).statusCode).toBe(400);
  });

  test('while nobody handles it the page says so and refreshes by itself', async () => {
    const item = offered();
    inbox.put(item);
    inbox.quick = false;
    const started = Date.now();
    const answer = await form(item.id, 'acceptatie', { revisie: '1' });
    expect(Date.now() - started).toBeLessThan(1500);
    const waiting = await page(String(answer.headers.location));
    expect(waiting.body).toContain('Wordt afgehandeld');
    expect(waiting.headers['refresh']).toBe('2');
    inbox.handleAll();
    expect((await page(String(answer.headers.location))).headers.location).toBe(`/overdrachten/${item.id}?gedaan=acceptatie`);
  });

  test.each([
    ['acceptatie', { status: 'opgepakt', behandelaar: 'Lotte Leider' }, 'Lotte Leider heeft haar al opgepakt', 'Opgepakt'],
    ['acceptatie', { status: 'teruggegeven' }, 'Zij is al teruggegeven', 'Teruggegeven'],
    ['acceptatie', { status: 'aangeboden' }, 'paste niet meer bij de overdracht', 'Nieuw'],
  ] as const)(
    'an answer (%s) that the decision refused is not called done: why, and where it stands',
    async (reactie, meanwhile, why, stand) => {
      const item = offered();
      inbox.put(item);
      inbox.quick = false;
      const answer = await form(item.id, reactie, { revisie: '1' });
      inbox.put({ ...item, ...meanwhile });
      inbox.refuseAll();
      const { location } = (await page(String(answer.headers.location))).headers;
      expect(location).toBe(`/overdrachten/${item.id}?niet-gedaan=${reactie}`);
      const { body } = await page(String(location));
      expect(body).toContain('Niet gedaan');
      expect(body).toContain(why);
      expect(body).toContain(`<dt>Stand</dt><dd>${stand}`);
      expect(body).not.toContain('U heeft de overdracht opgepakt');
    },
  );

  test('an answer that was refused at once is not called done', async () => {
    const item = offered();
    inbox.put(item);
    inbox.quick = false;
    const refusing = setInterval(() => {
      inbox.refuseAll();
    }, 5);
    const answer = await form(item.id, 'vraag', { revisie: '1', tekst: 'Wie belt?' }).finally(() => {
      clearInterval(refusing);
    });
    expect(answer.headers.location).toBe(`/overdrachten/${item.id}?niet-gedaan=vraag`);
  });

  test('what is wrong in a form stands beside the field, and what was filled in stays', async () => {
    const item = offered();
    inbox.put(item);
    const answer = await form(item.id, 'teruggave', { revisie: '1', toelichting: 'Verhuisd <b>' });
    expect(answer.statusCode).toBe(400);
    expect(answer.body).toContain('href="#teruggave-reden"');
    expect(answer.body).toContain('Verhuisd &lt;b&gt;');
  });

  test('the whole team sees who is on it, and when nobody is the term reminds', async () => {
    const hours = (count: number) => new Date(Date.now() + count * 3_600_000);
    inbox.put(offered({ status: 'opgepakt', behandelaar: 'Lotte Leider' }));
    inbox.put(offered({ dringend: true, ontvangenOp: hours(-20), uiterlijk: hours(4) }));
    const list = await page('/overdrachten');
    expect(list.body).toContain('Lotte Leider');
    expect(list.body).toContain('Dringend');
    expect(list.body).toContain('Herinnering: reageer uiterlijk');
    expect(list.body).not.toContain('Jip Oefenkind');
  });

  test('what somebody put in the address is not shown', async () => {
    const item = offered();
    inbox.put(item);
    expect((await page(`/overdrachten/${item.id}?gedaan=<b>kenmerk-x</b>`)).body).not.toContain('kenmerk-x');
    expect((await page(`/overdrachten/${item.id}/afhandeling/kenmerk-x/kenmerk-x`)).statusCode).toBe(404);
  });
});

test('the log of all this knows routes and codes only', async () => {
  const item = offered();
  inbox.put(item);
  await call(`/${item.id}`);
  const lines = JSON.stringify(gateway.log.lines);
  expect(lines).toContain('/v1/overdrachten/:id');
  expect(lines).not.toContain(item.id);
  expect((gateway.app.getHttpServer().address() as AddressInfo | null) ?? 'not listening').toBe('not listening');
});
