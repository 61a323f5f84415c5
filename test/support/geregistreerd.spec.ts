import { join } from 'node:path';
import { strangersAmong } from './geregistreerd.cjs';

const env = { CONFIG_DIR: join(__dirname, '../../config'), WAARSCHUW_MAIL: 'beheer@veilig-thuis.example' };
const strangers = (to: string, subject = 'OEFENOMGEVING Ontvangstbewijs', more: Record<string, string> = env): number =>
  strangersAmong([{ to, subject }], more).length;

test.each([
  'meldingen@politie-mn.example',
  'Meldingen@ZORG-voorbeeld.example',
  'usd@huizen.example',
  'bereikbaarheidsdienst@veilig-thuis-gv.example',
  'd.dijk@veilig-thuis-gv.example',
  'beheer@veilig-thuis.example',
])('%s is registered', (to) => {
  expect(strangers(to)).toBe(0);
});

test.each([
  'buurvrouw@provider.example',
  'meldingen@politie-mn.example.kwaad.example',
  'iemand@politie-mn.example',
  'meldingen@zorg-voorbeeld.example@kwaad.example',
  'kwaad+meldingen@politie-mn.example',
  '',
])('%s is not', (to) => {
  expect(strangers(to)).toBe(1);
});

test('somebody at a domain of the form gets a code, and nothing else', () => {
  expect(strangers('arts@zorg-voorbeeld.example', 'OEFENOMGEVING Uw code')).toBe(0);
  expect(strangers('arts@zorg-voorbeeld.example', 'Uw code')).toBe(0);
  expect(strangers('arts@zorg-voorbeeld.example')).toBe(1);
  expect(strangers('arts@kwaad.zorg-voorbeeld.example', 'Uw code')).toBe(1);
  expect(strangers('arts@politie-mn.example', 'Uw code')).toBe(1);
});

test('who warns nobody has nobody registered for it', () => {
  expect(strangers('beheer@veilig-thuis.example', 'x', { CONFIG_DIR: env.CONFIG_DIR })).toBe(1);
});
