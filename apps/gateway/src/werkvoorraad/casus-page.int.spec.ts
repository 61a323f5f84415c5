import { uuidV5 } from '@schakel/contracts';
import { MemoryWerkvoorraad } from '../../../../test/support/memory-werkvoorraad';
import { pageSession } from '../../../../test/support/page-session';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { inrichting, kind, moeder, vader, World } from '../../../../test/support/world';
import { WerkvoorraadModule } from './werkvoorraad.module';

let gateway: TestGateway;
let store: MemoryWerkvoorraad;
let path: string;
let cookie: string;
beforeEach(async () => {
  store = new MemoryWerkvoorraad(new World(new Date()));
  store.world.report([{ ...kind, bsn: '999990018', twijfel: ['bsn'] }, moeder, vader]);
  path = `/werkvoorraad/casussen/${store.file.id}`;
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [
    WerkvoorraadModule.with(store, inrichting),
  ]);
  cookie = await gateway.loginAs('veilig-thuis');
});
afterEach(() => gateway.app.close());

const get = (url = path, who = cookie) => pageSession(gateway.app, who).get(url);
const post = (part: string, fields: [string, string][], csrf?: string, who = cookie) =>
  pageSession(gateway.app, who).post(`${path}/${part}`, fields, csrf);
const open = (who = cookie) => post('reden', [['reden', 'Dienst van vandaag']], undefined, who);
const versie = (): [string, string] => ['versie', String(store.file.versie)];

describe('opening', () => {
  test('asks the reason first, logs it before anything is shown, and asks it once a session', async () => {
    const asked = await get();
    expect(asked.body).toContain('Waarom opent u deze casus?');
    expect(asked.body).not.toContain('Testkind');
    expect(store.logged).toEqual([]);
    const given = await open();
    expect([given.statusCode, given.headers.location]).toEqual([303, path]);
    const shown = await get();
    expect(shown.body).toContain('Testkind');
    expect(store.logged).toMatchObject([
      { actie: 'casus-geopend', casus: store.file.id, reden: 'Dienst van vandaag', actor: 'veilig-thuis:x' },
    ]);
    expect((await get()).body).toContain('Testkind');
    expect(store.logged).toHaveLength(2);
  });

  test('goes on only with a reason that says something, also in another session', async () => {
    const blank = await post('reden', [['reden', '   ']]);
    expect([blank.statusCode, blank.body.includes('href="#reden"')]).toEqual([400, true]);
    expect((await post('reden', [['reden', 'x'.repeat(501)]])).statusCode).toBe(400);
    await open();
    expect((await get(path, await gateway.loginAs('veilig-thuis'))).body).not.toContain('Testkind');
  });

  test('shows nothing when the log cannot be written', async () => {
    await open();
    store.audit.append = () => Promise.reject(new Error('kapot'));
    const answer = await get();
    expect([answer.statusCode, answer.body.includes('Testkind')]).toEqual([500, false]);
  });

  test('says the same of a casus that does not exist as of a reason for another', async () => {
    const other = `/werkvoorraad/casussen/${uuidV5('geen casus')}`;
    await open();
    expect((await get(other)).body).toContain('Waarom opent u deze casus?');
    expect((await get('/werkvoorraad/casussen/kenmerk-x')).statusCode).toBe(404);
  });

  test('without a reason no form is handled', async () => {
    const answer = await post('notities', [versie(), ['onderwerp', 'contactmoment']]);
    expect([answer.statusCode, store.entries.size]).toEqual([400, 0]);
  });
});

describe('who may', () => {
  test.each([
    ['veilig-thuis', 200],
    ['teamleider', 200],
    ['technisch-beheer', 403],
    ['privacy-officer', 403],
    ['lokaal-team', 403],
  ])('%s gets %i', async (rol, status) => {
    const who = await gateway.loginAs(rol);
    expect((await get('/werkvoorraad', who)).statusCode).toBe(status);
    expect((await get(path, who)).statusCode).toBe(status);
    expect((await open(who)).statusCode).toBe(status === 200 ? 303 : 403);
  });

  test('the bereikbaarheidsdienst sees what is urgent and only on duty; else a page that says why not', async () => {
    const [duty, off] = [await gateway.loginAs('bereikbaarheidsdienst', { sub: 'd.dijk' }), await gateway.loginAs('bereikbaarheidsdienst')];
    expect((await get('/werkvoorraad', duty)).statusCode).toBe(200);
    expect(store.filters.at(-1)).toMatchObject({ dringend: true, onbeoordeeld: true });
    await open(duty);
    expect((await get(path, duty)).statusCode).toBe(403);
    const refused = await get('/werkvoorraad', off);
    expect([refused.statusCode, refused.body.includes('tijdens uw eigen dienst')]).toEqual([403, true]);
    expect((await open(off)).statusCode).toBe(403);
    expect(store.logged).toEqual([]);
  });

  test('the bereikbaarheidsdienst reads and notes, and decides nothing; the bureaudienst sees the list only', async () => {
    store.world = new World(new Date());
    store.world.report([kind, moeder, vader], { sashNiveau: 'hoog' });
    const duty = await gateway.loginAs('bereikbaarheidsdienst', { sub: 'd.dijk' });
    await open(duty);
    const page = await get(path, duty);
    expect(page.body).toContain('Testkind');
    expect(page.body).not.toContain('Besluit vastleggen');
    expect((await post('notities', [versie(), ['onderwerp', 'contactmoment']], undefined, duty)).statusCode).toBe(303);
    expect((await post('vervolgbesluit', [versie()], undefined, duty)).statusCode).toBe(403);
    const desk = await gateway.loginAs('bureaudienst');
    expect((await get('/werkvoorraad', desk)).statusCode).toBe(200);
    expect((await get(path, desk)).statusCode).toBe(403);
  });

  test.each(['reden', 'vragen', 'notities', 'vervolgbesluit'])('the form %s of another session is refused', async (part) => {
    await open();
    const answer = await post(part, [versie(), ['reden', 'x'], ['onderwerp', 'contactmoment']], 'van-een-ander');
    expect([answer.statusCode, store.entries.size]).toEqual([403, 0]);
  });
});

describe('asking partners', () => {
  beforeEach(() => open());

  test('confirms several questions with one sentence, in one action', async () => {
    const chosen = store.file.voorstelVragen
      .slice(0, 2)
      .map(({ partner, persoon }): [string, string] => ['vraag', `${partner} ${persoon}`]);
    const answer = await post('vragen', [versie(), ...chosen, ['noodzaak', 'Nodig voor het zicht op veiligheid']]);
    expect([answer.statusCode, String(answer.headers.location).startsWith(`${path}?bericht=`)]).toEqual([303, true]);
    expect(store.file.vragen.map(({ noodzaak }) => noodzaak)).toEqual(chosen.map(() => 'Nodig voor het zicht op veiligheid'));
    expect(store.last('vraagbesluit.v1').door).toEqual({ id: 'veilig-thuis:x', naam: 'Test Persoon', organisatie: 'veilig-thuis' });
    const shown = await get(String(answer.headers.location));
    expect(shown.body).toContain('Verwerkt: dit staat nu in de casus');
    expect(shown.body).toContain('nog geen antwoord');
  });

  test('says beside the fields what is missing, and keeps what was chosen', async () => {
    const [first] = store.file.voorstelVragen;
    const none = await post('vragen', [versie(), ['noodzaak', 'Omdat <b>']]);
    expect([none.statusCode, none.body.includes('Kies ten minste een vraag'), none.body.includes('Omdat &lt;b&gt;')]).toEqual([
      400,
      true,
      true,
    ]);
    const empty = await post('vragen', [versie()]);
    for (const id of ['vragen-fout', 'noodzaak-fout']) expect(empty.body).toContain(`id="${id}"`);
    const silent = await post('vragen', [versie(), ['vraag', `${first!.partner} ${first!.persoon}`], ['noodzaak', ' ']]);
    expect(silent.body).toContain('id="noodzaak-fout"');
    expect(silent.body).toMatch(/value="rvdk \w+" checked/);
    const foreign = await post('vragen', [versie(), ['vraag', 'rvdk kenmerk-x'], ['noodzaak', 'x']]);
    expect([foreign.statusCode, foreign.body.includes('kenmerk-x')]).toEqual([400, false]);
  });
});

describe('an older version', () => {
  beforeEach(() => open());

  test('shows what changed, the new state, and the text that was typed', async () => {
    const old = versie();
    store.world.note('contactmoment');
    const answer = await post('vervolgbesluit', [old, ['uitkomst', 'onderzoek'], ['toelichting', 'Wat ik typte']]);
    expect(answer.statusCode).toBe(409);
    expect(answer.body).toContain('Een collega legde een contact vast');
    expect(answer.body).toContain('Wat ik typte');
    expect(answer.body).toContain(`name="versie" value="${store.file.versie}"`);
    expect(store.entries.size).toBe(0);
  });

  test('of a colleague who was just first is told so, and a decision without effect too', async () => {
    store.quick = false;
    await post('notities', [versie(), ['onderwerp', 'contactmoment'], ['tekst', 'een']]);
    const second = await post('notities', [versie(), ['onderwerp', 'contactmoment'], ['tekst', 'twee']]);
    expect([second.statusCode, second.body.includes('Een collega was u net voor')]).toEqual([409, true]);
    const decision = await post('vervolgbesluit', [versie(), ['uitkomst', 'onderzoek'], ['toelichting', 'zonder contact']]);
    expect(decision.headers.location).toContain('/afhandeling/');
    store.handleAll();
    const back = await get(String(decision.headers.location));
    expect((await get(String(back.headers.location))).body).toContain('Niet verwerkt');
  });

  test('while nobody handles it the page says so and refreshes by itself', async () => {
    store.quick = false;
    const started = Date.now();
    const answer = await post('notities', [versie(), ['onderwerp', 'contactmoment']]);
    expect(Date.now() - started).toBeLessThan(1500);
    const waiting = await get(String(answer.headers.location));
    expect([waiting.headers['refresh'], waiting.body.includes('Wordt afgehandeld')]).toEqual(['2', true]);
    expect(waiting.body).not.toContain('Testkind');
  });
});

test('the log of all this knows routes and codes only, and an address never holds a reason', async () => {
  await open();
  await get();
  const lines = JSON.stringify(gateway.log.lines);
  expect(lines).toContain('/werkvoorraad/casussen/:id');
  expect(lines).not.toContain(store.file.id);
  expect(lines).not.toContain('Dienst van vandaag');
});

describe('a person who cannot be shown', () => {
  const busy = async () => {
    store.world.ask([{ partner: 'rvdk', persoon: store.file.personen[0]!.id }]);
    await open();
    return store.file.personen[0]!.id;
  };

  test('for a destroyed key leaves a page of the others', async () => {
    store.erased = [await busy()];
    const { statusCode, body } = await get();
    expect([statusCode, body.includes('iemand die hier niet meer staat'), body.includes('kunnen nu niet worden getoond')]).toEqual([
      200,
      true,
      false,
    ]);
    expect(body).not.toContain('Testkind');
  });

  test('for damaged bytes leaves a page that says so, and is told to those who keep the hub', async () => {
    store.unreadable = [await busy()];
    const { statusCode, body } = await get();
    expect([statusCode, body.includes('De gegevens van een persoon kunnen nu niet worden getoond')]).toEqual([200, true]);
    expect(gateway.log.lines).toContainEqual({ id: store.file.id, fault: 'onleesbaar: casus' });
  });
});
