/** The doors of people: the public form behind a code by mail, and the form of the bureaudienst. */
import type { Mailbak } from '../../../apps/proefomgeving/src/mailbak/mailbak';
import { eventually } from '../eventually';
import type { Basis, Deuren } from './basis';
import { onderKenmerk } from './basis';
import { antwoordenOf } from './berichten';
import type { Bericht } from './formaten';

type Fields = readonly (readonly [string, string])[];
const opnemen = '/werkvoorraad/opnemen';
/** The token that the forms of a test's session carry. */
const csrf = 'eigen-formulier';

/** A browser that follows no redirect by itself: keeps its cookie, and sends back the hidden fields that it was shown. */
class Browser {
  hidden: Fields = [];

  constructor(
    private readonly url: string,
    private cookie = '',
  ) {}

  get(path: string): Promise<Response> {
    return this.call(path, {});
  }

  /** Where the answer sends the browser. */
  async post(path: string, fields: Fields): Promise<string> {
    const names = new Set(fields.map(([name]) => name));
    const all = [...this.hidden.filter(([name]) => !names.has(name)), ...fields].map(([name, value]): [string, string] => [name, value]);
    const answer = await this.call(path, { method: 'POST', body: new URLSearchParams(all) });
    const to = answer.headers.get('location') ?? '';
    expect({ status: answer.status, to }).toEqual({ status: 303, to: expect.stringMatching(/^\//) as string });
    return to;
  }

  private async call(path: string, init: RequestInit): Promise<Response> {
    const headers = { accept: 'text/html', cookie: this.cookie };
    const answer = await fetch(`${this.url}${path}`, { ...init, headers, redirect: 'manual' });
    for (const each of answer.headers.getSetCookie()) this.cookie = each.split(';', 1)[0] ?? '';
    const inputs = [...(await answer.clone().text()).matchAll(/<input type="hidden" name="([^"]+)" value="([^"]*)">/g)];
    if (inputs.length > 0) this.hidden = inputs.map(([, name = '', value = '']) => [name, value]);
    return answer;
  }
}

/** Somebody of a registered organisation: address, code, form. */
async function meld({ url }: Basis, mailbak: Mailbak, melding: object, kenmerk: string): Promise<void> {
  const [browser, adres] = [new Browser(url), `t.${kenmerk.slice(0, 8)}@zorg-voorbeeld.example`];
  await browser.get('/melden');
  await browser.get(await browser.post('/melden', [['adres', adres]]));
  const code = await eventually(async () => {
    const mails = (await (await fetch(`${mailbak.url}/messages`)).json()) as { to: string[]; text: string }[];
    const found = mails.find(({ to }) => to.includes(adres));
    expect(found).toBeDefined();
    return /Code: (\d{4} \d{4})/.exec(found?.text ?? '')?.[1] ?? '';
  }, 30_000);
  await browser.get(await browser.post('/melden/code', [['code', code]]));
  const { betrokkenen } = (melding as { zorgelijkeSituatie: { betrokkenen: object[] } }).zorgelijkeSituatie;
  const answers = antwoordenOf(melding).filter(([name]) => name !== 'kenmerk');
  const about: Fields = [['actie', 'versturen'], ['formulier', kenmerk], ['personen', String(betrokkenen.length)], ...answers];
  expect(await browser.post('/melden/formulier', about)).toMatch(/^\/melden\/ontvangen\//);
}

/** Somebody at the telephone, or with a letter: begins, adds a person and a way to reach them, fills in and sends. */
async function neemOp({ url, cookie }: Basis, velden: Fields): Promise<string> {
  const browser = new Browser(url, cookie);
  const path = await browser.post(opnemen, [['_csrf', csrf]]);
  const press = (versie: number, actie: string, fields: Fields): Promise<string> =>
    browser.post(path, [['_csrf', csrf], ['velden', 'ja'], ['versie', String(versie)], ['actie', actie], ...fields]);
  await press(1, 'persoon-erbij', []);
  await press(2, 'contact-erbij-0', []);
  expect(await press(3, 'versturen', velden)).toMatch(/\/verstuurd\//);
  return path.split('/').at(-1) ?? '';
}

const demand = <V extends Bericht['vorm']>(bericht: Bericht, vorm: V): Extract<Bericht, { vorm: V }> => {
  if (bericht.vorm !== vorm) throw new Error(`the matrix offers ${bericht.vorm} to people`);
  return bericht as Extract<Bericht, { vorm: V }>;
};

export const openMensen = (basis: Basis, mailbak: Mailbak): Deuren<'formulier' | 'werkvoorraad'> => ({
  deuren: {
    formulier: onderKenmerk((bericht, kenmerk) => meld(basis, mailbak, demand(bericht, 'json').json, kenmerk)),
    werkvoorraad: (bericht) => neemOp(basis, demand(bericht, 'opname').velden),
  },
  close: () => mailbak.close(),
});
