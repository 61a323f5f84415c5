import { readMail } from './mime';

const mail = (...lines: readonly string[]): Buffer => Buffer.from(lines.join('\r\n'));

test('a plain mail is read as it is', () => {
  expect(readMail(mail('Subject: Hallo', '', 'Tekst'))).toEqual({ subject: 'Hallo', text: 'Tekst' });
});

test('a folded and encoded subject and a quoted-printable text are decoded', () => {
  const raw = mail(
    'Subject: =?UTF-8?Q?Casus_=C3=A9=C3=A9n?=',
    ' =?UTF-8?B?IGVuIHR3ZWU=?=',
    'Content-Type: text/plain; charset=utf-8',
    'Content-Transfer-Encoding: quoted-printable',
    '',
    'Lange =',
    'regel =C3=A9',
  );
  expect(readMail(raw)).toEqual({ subject: 'Casus één en twee', text: 'Lange regel é' });
});

test('of a mail in parts the plain text is shown', () => {
  const raw = mail(
    'Content-Type: multipart/alternative; boundary="x"',
    '',
    '--x',
    'Content-Type: text/html',
    '',
    '<p>nee</p>',
    '--x',
    'Content-Type: text/plain',
    'Content-Transfer-Encoding: base64',
    '',
    Buffer.from('wél').toString('base64'),
    '--x--',
    '',
  );
  expect(readMail(raw).text).toBe('wél');
});

test.each([
  [''],
  ['geen kop'],
  ['Content-Type: text/plain; charset=bestaat-niet\r\n\r\nx'],
  ['Content-Type: multipart/mixed; boundary=y\r\n\r\n--y'],
])('broken mail %j is shown and never throws', (raw) => {
  expect(() => readMail(Buffer.from(raw))).not.toThrow();
});
