import type { AddressInfo } from 'node:net';
import { MailChannel } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { Toegangscodes } from '@schakel/store/toegangscodes';
import { SMTPServer } from 'smtp-server';
import type { FreshStore } from '../../../../test/support/database';
import { freshStore } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { deliveredInrichting } from '../../../../test/support/inrichting';
import type { TestGateway } from '../../../../test/support/test-gateway';
import { startTestGateway, testSettings } from '../../../../test/support/test-gateway';
import { JsonAcceptance } from '../intake/json-acceptance';
import { MeldenModule } from './melden.module';

const { partijen, codelijsten } = deliveredInrichting();
const mails: { to: string[]; raw: string }[] = [];
let refusing = false;
const smtp = new SMTPServer({
  disabledCommands: ['AUTH', 'STARTTLS'],
  onMailFrom: (_address, _session, done) => {
    done(refusing ? Object.assign(new Error('later'), { responseCode: 451 }) : null);
  },
  onData: (stream, { envelope }, done) => {
    let raw = '';
    stream.on('data', (chunk: Buffer) => (raw += chunk.toString('utf8')));
    stream.on('end', () => {
      mails.push({ to: envelope.rcptTo.map(({ address }) => address), raw });
      done();
    });
  },
});

let store: FreshStore;
let journal: JournalAppender;
let gateway: TestGateway;
beforeAll(async () => {
  store = await freshStore();
  const [db, vault] = [store.open('intake'), await store.vault('intake')];
  journal = new JournalAppender(db, vault);
  await new Promise<void>((done) => smtp.listen(0, '127.0.0.1', done));
  const smtpUrl = `smtp://127.0.0.1:${(smtp.server.address() as AddressInfo).port}`;
  const parts = {
    codes: new Toegangscodes(db, vault),
    partijen,
    codelijsten,
    journal,
    acceptance: new JsonAcceptance(journal, codelijsten),
    mail: new MailChannel({ smtpUrl, afzender: 'hub@veilig-thuis.example', omgeving: 'test' }),
  };
  const settings = testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' });
  gateway = await startTestGateway(settings, [MeldenModule.with(parts)]);
});
afterAll(async () => {
  await gateway.app.close();
  await new Promise<void>((done) => {
    smtp.close(done);
  });
  await journal.close();
  await store.drop();
});
beforeEach(async () => {
  mails.length = 0;
  refusing = false;
  await store.owner.query('delete from toegangscodes');
});

type Fields = Readonly<Record<string, string>>;
/** A browser: keeps its cookie, and sends back the hidden fields of the form that it was shown. */
class Browser {
  cookie = '';
  hidden: Fields = {};
  body = '';

  async get(url: string) {
    return this.read(await gateway.app.inject({ url, headers: { cookie: this.cookie, accept: 'text/html' } }));
  }

  async post(url: string, fields: Fields, headers: Fields = {}) {
    const payload = new URLSearchParams({ ...this.hidden, ...fields }).toString();
    const type = { 'content-type': 'application/x-www-form-urlencoded', accept: 'text/html', cookie: this.cookie };
    return this.read(await gateway.app.inject({ method: 'POST', url, headers: { ...type, ...headers }, payload }));
  }

  /** Asks a code, waits for its mail and gives it. */
  async ask(adres: string): Promise<string> {
    const before = mails.length;
    await this.get('/melden');
    await this.post('/melden', { adres });
    await this.get('/melden/code');
    return eventually(() => {
      expect(mails.length).toBe(before + 1);
      return codeIn(mails.at(-1)!.raw);
    });
  }

  async open(adres = 'arts@zorg-voorbeeld.example'): Promise<void> {
    const code = await this.ask(adres);
    expect((await this.post('/melden/code', { code })).headers.location).toBe('/melden/formulier');
    expect((await this.get('/melden/formulier')).statusCode).toBe(200);
  }

  private read<A extends { body: string; headers: { 'set-cookie'?: string | string[] | undefined } }>(answer: A): A {
    for (const each of [answer.headers['set-cookie'] ?? []].flat()) this.cookie = each.split(';', 1)[0] ?? '';
    if (answer.body) {
      this.body = answer.body;
      const inputs = answer.body.matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g);
      this.hidden = Object.fromEntries([...inputs].map(([, name = '', value = '']) => [name, value]));
    }
    return answer;
  }
}
const codeIn = (raw: string): string => /Code: (\d{4} \d{4})/.exec(raw)?.[1] ?? '';
const persoon = (nummer: number, fields: Fields): Fields => ({
  [`geinformeerden[${nummer}]/geinformeerd`]: 'nee',
  ...Object.fromEntries(Object.entries(fields).map(([name, value]) => [`zorgelijkeSituatie/betrokkenen[${nummer}]/${name}`, value])),
});
const report: Fields = {
  actie: 'versturen',
  'melder/naam': 'T. Tester',
  'melder/telefoonnummers': '0350000199',
  'melder/bekendBijGezin': 'ja',
  acuteOnveiligheid: 'nee',
  'zorgelijkeSituatie/situatieschets': 'zqgeheim\r\nregel twee',
  ...persoon(1, { rol: 'jeugdige', geslachtsnaam: 'Oefenberg', geboortedatum: '3-2-2015' }),
};
const journalled = async () =>
  (
    await store.owner.query<{ soort: string; deur: string; partij: string; status: string; twijfel: string[] }>(
      'select soort, deur, partij, status, twijfel from journal order by ontvangen_op',
    )
  ).rows;

test('the code goes to an address of a registered domain alone, and the answer is the same for any other', async () => {
  const [known, other] = [new Browser(), new Browser()];
  await other.get('/melden');
  const refused = await other.post('/melden', { adres: 'iemand@elders.example' });
  const code = await known.ask('Arts@Zorg-Voorbeeld.example');
  expect(code).toMatch(/^\d{4} \d{4}$/);
  expect(mails).toHaveLength(1);
  expect(mails[0]?.to).toEqual(['arts@zorg-voorbeeld.example']);
  const [head = '', text = ''] = mails[0]!.raw.split('\r\n\r\n');
  expect(/^Subject: (.*)$/m.exec(head)?.[1]).toBe('OEFENOMGEVING Uw code');
  expect(text.split('\r\n')[0]).toBe(`Code: ${code}`);
  expect(text).toContain('De code werkt tien minuten');
  expect(text).not.toMatch(/melding|Veilig|Schakel/);
  expect(refused).toMatchObject({ statusCode: 303, headers: { location: '/melden/code' } });
  const pages = await Promise.all([known, other].map(async (browser) => (await browser.get('/melden/code')).body));
  const [one, two] = pages.map((page) => page.replaceAll(/name="_csrf" value="[^"]*"/g, ''));
  expect(one).toBe(two);
  const kept = JSON.stringify((await store.owner.query('select * from toegangscodes')).rows);
  for (const value of ['arts', 'elders', code, code.replace(' ', '')]) expect(kept).not.toContain(value);
});

test.each(['', 'geen adres', 'a@b', 'a@zorg-voorbeeld.example, b@elders.example', 'a@elders.example <b@zorg-voorbeeld.example>'])(
  'no mail address: %s',
  async (adres) => {
    const browser = new Browser();
    await browser.get('/melden');
    expect((await browser.post('/melden', { adres })).body).toContain('Vul een e-mailadres in');
    expect((await journalled()).length + mails.length).toBe(0);
  },
);

test('a code works in the browser that asked, once, before it ends, and only the last one', async () => {
  const [browser, thief] = [new Browser(), new Browser()];
  const first = await browser.ask('arts@zorg-voorbeeld.example');
  const second = await browser.ask('arts@zorg-voorbeeld.example');
  await thief.get('/melden/code');
  expect((await thief.post('/melden/code', { code: second })).statusCode).toBe(200);
  expect((await browser.post('/melden/code', { code: first })).body).toContain('De code klopt niet');
  const cookieBefore = browser.cookie;
  expect((await browser.post('/melden/code', { code: second })).headers.location).toBe('/melden/formulier');
  expect(browser.cookie).not.toBe(cookieBefore);
  await browser.get('/melden/code');
  expect((await browser.post('/melden/code', { code: second })).statusCode).toBe(200);
  const late = new Browser();
  const third = await late.ask('zuster@zorg-voorbeeld.example');
  await store.owner.query("update toegangscodes set geldig_tot = clock_timestamp() - interval '1 second' where code is not null");
  expect((await late.post('/melden/code', { code: third })).statusCode).toBe(200);
});

test('after five tries the right code works no more, also when they come at once', async () => {
  const browser = new Browser();
  const code = await browser.ask('arts@zorg-voorbeeld.example');
  await Promise.all(Array.from({ length: 5 }, () => new Browser2(browser).guess('0000 0000')));
  expect((await browser.post('/melden/code', { code })).statusCode).toBe(200);
});

/** The same browser in another tab. */
class Browser2 extends Browser {
  constructor(first: Browser) {
    super();
    this.cookie = first.cookie;
    this.hidden = first.hidden;
  }
  guess = (code: string) => this.post('/melden/code', { code });
}

test('one address gets five codes an hour; a code that could not be sent does not count and can be asked again', async () => {
  refusing = true;
  const browser = new Browser();
  await browser.get('/melden');
  for (let nr = 0; nr < 6; nr += 1) await browser.post('/melden', { adres: 'arts@zorg-voorbeeld.example' });
  const left = async () => (await store.owner.query('select from toegangscodes where code is not null')).rowCount;
  await eventually(async () => {
    expect(await left()).toBe(0);
  });
  await store.owner.query('delete from toegangscodes');
  refusing = false;
  for (let nr = 0; nr < 5; nr += 1) await browser.ask('arts@zorg-voorbeeld.example');
  await new Browser().get('/melden');
  await browser.get('/melden');
  expect((await browser.post('/melden', { adres: 'arts@zorg-voorbeeld.example' })).headers.location).toBe('/melden/code');
  expect(await new Browser().ask('ander@zorg-voorbeeld.example')).not.toBe('');
  expect(mails).toHaveLength(6);
});

test('who has no account finds the form where others log in', async () => {
  expect((await new Browser().get('/inloggen')).body).toContain('href="/melden"');
});

test('without a code there is no form, and a form that is not ours is refused', async () => {
  const browser = new Browser();
  expect((await browser.get('/melden/formulier')).headers.location).toBe('/melden');
  await browser.get('/melden');
  expect((await browser.post('/melden/formulier', report)).headers.location).toBe('/melden');
  await browser.open();
  expect((await browser.post('/melden/formulier', { ...report, _csrf: 'ander' })).statusCode).toBe(403);
  expect((await browser.post('/melden/formulier', report, { 'sec-fetch-site': 'cross-site' })).statusCode).toBe(403);
  expect((await browser.post('/melden/formulier', { ...report, formulier: 'eigen nummer' })).statusCode).toBe(403);
  expect(await journalled()).toEqual([]);
});

test('every error stands above the form with a link, and what was typed is still there; nothing is kept', async () => {
  const browser = new Browser();
  await browser.open();
  const typed = { 'melder/naam': '<b>zqnaam</b>', 'zorgelijkeSituatie/betrokkenen[1]/bsn': '1'.repeat(18) };
  const { body, headers } = await browser.post('/melden/formulier', { ...typed, actie: 'versturen' });
  expect(headers['cache-control']).toBe('no-store');
  const links = [...body.matchAll(/<li><a href="#([^"]+)">/g)].map(([, id]) => id);
  expect(links).toEqual([
    'melder-telefoonnummers',
    'melder-bekendBijGezin',
    'acuteOnveiligheid',
    'zorgelijkeSituatie-situatieschets',
    'zorgelijkeSituatie-betrokkenen-1-rol',
    'zorgelijkeSituatie-betrokkenen-1-bsn',
    'geinformeerden-1-geinformeerd',
  ]);
  for (const id of links) expect(body).toContain(`id="${id}"`);
  expect(body).toContain('value="&lt;b&gt;zqnaam&lt;/b&gt;"');
  expect(await journalled()).toEqual([]);
});

test('persons are added and taken away without a script, and keep what was typed', async () => {
  const browser = new Browser();
  await browser.open();
  await browser.post('/melden/formulier', { ...report, actie: 'persoon-erbij' });
  expect(browser.hidden['personen']).toBe('2');
  await browser.post('/melden/formulier', { ...report, ...persoon(2, { rol: 'kind', voornamen: 'Siebe' }), actie: 'weg-1' });
  expect(browser.hidden['personen']).toBe('1');
  expect(browser.body).toMatch(/name="zorgelijkeSituatie\/betrokkenen\[1\]\/voornamen" value="Siebe"/);
  expect(browser.body).not.toContain('Oefenberg');
  expect(await journalled()).toEqual([]);
});

test('danger that the form says wakes somebody, and a postcode is read as people write it', async () => {
  const browser = new Browser();
  await browser.open();
  const adres = 'zorgelijkeSituatie/betrokkenen[1]/formeelAdres/postcode';
  const { headers } = await browser.post('/melden/formulier', { ...report, acuteOnveiligheid: 'ja', [adres]: ' 1271 aa ' });
  const id = /[0-9a-f-]{36}$/.exec(String(headers.location))?.[0];
  const { rows } = await store.owner.query(
    'select a.aanleiding, j.dringend from journal j left join alarmen a using (id) where j.id = $1',
    [id],
  );
  expect(rows).toEqual([{ aanleiding: 'melding', dringend: true }]);
  await store.owner.query('delete from alarmen; delete from journal');
});

test('a report is journalled as of the registered organisation, once; the receipt says nothing of what was sent', async () => {
  const browser = new Browser();
  await browser.open();
  const form = { ...report, ...persoon(2, { rol: 'ouder met gezag', geboortedatum: 'lente 1988' }), personen: '2' };
  const hidden = browser.hidden;
  const first = await browser.post('/melden/formulier', form);
  browser.hidden = hidden;
  const again = await browser.post('/melden/formulier', form);
  expect(first.headers.location).toMatch(/^\/melden\/ontvangen\/[0-9a-f-]{36}$/);
  expect(again.headers.location).toBe(first.headers.location);
  expect(await journalled()).toEqual([
    {
      soort: 'melding-professional',
      deur: 'formulier',
      partij: 'zorg-voorbeeld',
      status: 'ontvangen',
      twijfel: ['zorgelijkeSituatie/betrokkenen[2]/geboortedatum', 'zorgelijkeSituatie/betrokkenen[2]/geslachtsnaam'],
    },
  ]);
  expect((await browser.post('/melden/formulier', { ...form, acuteOnveiligheid: 'ja' })).body).toContain('al verstuurd');
  const { body } = await browser.get(String(first.headers.location));
  expect(body).toContain('0800-2000');
  for (const value of ['zqgeheim', 'Oefenberg', 'Tester']) expect(body).not.toContain(value);
  const other = new Browser();
  expect((await other.get(String(first.headers.location))).statusCode).toBe(404);
  expect((await browser.post('/melden/klaar', {})).headers.location).toBe('/melden');
  expect((await browser.get(String(first.headers.location))).statusCode).toBe(404);
});
