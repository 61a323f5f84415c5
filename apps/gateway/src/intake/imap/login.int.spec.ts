import { createServer, type Server } from 'node:http';
import type { AddressInfo } from 'node:net';
import { SignJWT } from 'jose';
import { eventually } from '../../../../../test/support/eventually';
import { mailOf } from '../../../../../test/support/mail';
import { startMailserver, type Mailserver, type Postbus } from '../../../../../test/support/postbus';
import { openWereld, type Wereld } from '../../../../../test/support/postbuslezer';

jest.setTimeout(60_000);

let mailserver: Mailserver;
let wereld: Wereld;
let postbus: Postbus;
let tokens: Server;
/** What the token service was asked with, and what it answers: how many seconds ago or ahead its token ends, and the next refresh token. */
let asked: Record<string, string>[];
let answers: { readonly ends: number; readonly says: number; readonly next?: string }[];
beforeAll(async () => {
  mailserver = await startMailserver();
  wereld = await openWereld(mailserver);
  tokens = createServer((request, response) => {
    let body = '';
    request.on('data', (part) => (body += String(part)));
    request.on('end', () => {
      asked.push(Object.fromEntries(new URLSearchParams(body)));
      const { ends, says, next } = answers[Math.min(asked.length, answers.length) - 1]!;
      void token(ends).then((access_token) => {
        response.setHeader('content-type', 'application/json');
        response.end(JSON.stringify({ access_token, token_type: 'Bearer', expires_in: says, refresh_token: next }));
      });
    });
  });
  await new Promise<void>((resolve) => tokens.listen(0, '127.0.0.1', resolve));
});
afterAll(async () => {
  await wereld.close();
  await mailserver.stop();
  tokens.close();
});
beforeEach(async () => {
  [postbus, asked] = [await mailserver.postbus(), []];
});
afterEach(() => wereld.rest());

/** A token as the mail server checks it by its own key: who logs in, and until when. */
function token(ends: number): Promise<string> {
  const now = Math.floor(Date.now() / 1_000);
  const claims = { sub: postbus.gebruiker, email: postbus.gebruiker };
  const jwt = new SignJWT(claims)
    .setProtectedHeader({ alg: 'HS256', typ: 'JWT' })
    .setIssuedAt(now - 600)
    .setExpirationTime(now + ends);
  return jwt.sign(new TextEncoder().encode(mailserver.password));
}
function read(secrets: { readonly clientSecret?: string; readonly refreshToken?: string }) {
  const { wachtwoord: _, ...about } = wereld.options(postbus).postbus;
  const tokenUrl = `http://127.0.0.1:${(tokens.address() as AddressInfo).port}/token`;
  return wereld.read(postbus, { postbus: { ...about, oauth2: { tokenUrl, clientId: 'schakel', scope: 'imap', ...secrets } } });
}
const reads = async (subject: string): Promise<void> => {
  const before = (await wereld.journal()).length;
  await postbus.put(await mailOf({ from: 'buurvrouw@provider.example', subject }));
  await eventually(async () => {
    expect(await wereld.journal()).toHaveLength(before + 1);
  }, 20_000);
};

test('a mailbox opens with a token that the hub asks for itself, once for as long as it lasts', async () => {
  answers = [{ ends: 3_600, says: 3_600 }];
  read({ clientSecret: 'van de hub' });
  await reads('een');
  await mailserver.kill();
  await mailserver.start();
  await reads('twee');
  expect(asked).toEqual([{ grant_type: 'client_credentials', client_id: 'schakel', client_secret: 'van de hub', scope: 'imap' }]);
});

test('a token that ended is asked for anew, with the refresh token that came last', async () => {
  answers = [
    { ends: 3_600, says: 0, next: 'tweede' },
    { ends: 3_600, says: 3_600 },
  ];
  read({ refreshToken: 'eerste' });
  await reads('drie');
  await mailserver.kill();
  await mailserver.start();
  await reads('vier');
  expect(asked.map(({ grant_type, refresh_token }) => [grant_type, refresh_token])).toEqual([
    ['refresh_token', 'eerste'],
    ['refresh_token', 'tweede'],
  ]);
});

test('a token that the mail server refuses is not shown twice', async () => {
  answers = [
    { ends: -300, says: 3_600 },
    { ends: 3_600, says: 3_600 },
  ];
  read({ clientSecret: 'van de hub' });
  await reads('vijf');
  expect(asked).toHaveLength(2);
});
