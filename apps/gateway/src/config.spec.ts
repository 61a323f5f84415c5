import { cpSync, mkdtempSync, readdirSync, readFileSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import { readConfig } from './config';

const good = {
  OMGEVING: 'test',
  DATABASE_URL: 'postgres://localhost/x',
  DATABASE_ROLE_SECRET: 'een-geheim-voor-de-rollen',
  SLEUTELBESTAND: '/tmp/sleutel',
  GATEWAY_URL: 'http://127.0.0.1:8080/',
  OIDC_CLIENT_ID: 'schakel-gateway',
  OIDC_CLIENT_SECRET: 'geheim',
  SESSIE_GEHEIM: 'een-geheim-van-ten-minste-32-tekens',
  OIDC_ISSUER_VEILIG_THUIS: 'http://127.0.0.1:1/vt',
  OIDC_ISSUER_GEMEENTE: 'http://127.0.0.1:1/gm',
  RVDK_URL: 'http://127.0.0.1:1/soap',
  POLITIE_URL: 'http://127.0.0.1:1/soap',
};

test('a complete configuration is read once and frozen', () => {
  const config = readConfig(good);
  expect(config.web.gatewayUrl).toBe('http://127.0.0.1:8080');
  expect(Object.isFrozen(config.web.issuers[0])).toBe(true);
});

test('the teams of a municipality count from its own login service alone', () => {
  const { issuers } = readConfig(good).web;
  expect(issuers.find(({ organisatie }) => organisatie === 'veilig-thuis')).toMatchObject({ teams: [], machines: true });
  expect(issuers.find(({ organisatie }) => organisatie === 'gemeente')?.teams).toContain('usd-huizen');
});

test.each([
  ['GATEWAY_PORT', 'achttachtig'],
  ['GATEWAY_URL', 'geen adres'],
  ['OMGEVING', 'speeltuin'],
  ['OIDC_CLIENT_SECRET', ''],
  ['SESSIE_GEHEIM', 'kort-geheim'],
  ['GATEWAY_HOST', '0.0.0.0'],
  ['GATEWAY_PROXIES', '10.0.0.1, elk-adres'],
  ['OIDC_ISSUER_GEMEENTE', ''],
])('a wrong %s stops the start by name, without its value', (key, value) => {
  const start = () => readConfig({ ...good, [key]: value });
  expect(start).toThrow(key);
  if (value !== '') expect(start).not.toThrow(value);
});

test.each([
  ['without a secret', { IMAP_URL: 'imap://127.0.0.1:1', IMAP_GEBRUIKER: 'hub' }, /geef wachtwoord/],
  [
    'of another machine',
    { IMAP_URL: 'imaps://mail.example', IMAP_GEBRUIKER: 'hub', IMAP_WACHTWOORD: 'geheim-woord' },
    /geen loopback-adres/,
  ],
])('a mailbox %s stops the start outside of production, without a value', (_, env, fault) => {
  const start = () => readConfig({ ...good, ...env });
  expect(start).toThrow(fault);
  expect(start).not.toThrow(/geheim-woord|mail\.example/);
});

test('production speaks TLS only', () => {
  expect(() => readConfig({ ...good, OMGEVING: 'productie' })).toThrow(/GATEWAY_URL is geen https; .*issuer is geen https/);
});

test('pages say that the verstrekkingsbeleid is not established as long as a policy in use is a voorstel, and no longer', () => {
  expect(readConfig(good).web.beleidVastgesteld).toBe(false);
  const folder = mkdtempSync(join(tmpdir(), 'inrichting-'));
  cpSync('config', folder, { recursive: true });
  const policies = join(folder, 'verstrekkingsbeleid');
  for (const name of readdirSync(policies).filter((each) => each.endsWith('.yaml'))) {
    const text = readFileSync(join(policies, name), 'utf8');
    writeFileSync(
      join(policies, name),
      text.replace('status: voorstel', "status: vastgesteld\nvastgesteldDoor: directie\nvastgesteldOp: '2026-01-01'"),
    );
  }
  expect(readConfig({ ...good, CONFIG_DIR: folder }).web.beleidVastgesteld).toBe(true);
  rmSync(folder, { recursive: true });
});
