import * as fc from 'fast-check';
import { gevondenVelden } from './gevonden-velden';
import { leesFormulier } from './formulier/lees-formulier';
import { openMail } from './open-mail';

jest.setTimeout(600_000);

const crlf = (...lines: string[]): Buffer => Buffer.from(lines.join('\r\n'), 'latin1');
const top = ['From: a@b.example', 'MIME-Version: 1.0'];
const plainPart = ['Content-Type: text/plain', '', 'Naam melder: J. de Wit', ''];
const find = 'J. de Wit';

/** Mails that programs really send, in the ways in which they go wrong. In each a report of one line must still be found. */
const lastig: Readonly<Record<string, Buffer>> = {
  'parts in parts (RFC 2046)': crlf(
    ...top,
    'Content-Type: multipart/mixed; boundary="a b"',
    '',
    'voorwoord',
    '--a b',
    'Content-Type: multipart/alternative; boundary=in',
    '',
    '--in',
    ...plainPart,
    '--in--',
    '--a b--',
    'nawoord',
  ),
  'a last boundary that never comes': crlf(...top, 'Content-Type: multipart/mixed; boundary=x', '', '--x', ...plainPart),
  'a boundary that begins like its parent': crlf(
    ...top,
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    'Content-Type: multipart/mixed; boundary=xy',
    '',
    '--xy',
    ...plainPart,
    '--xy--',
    '--x--',
  ),
  'no headers in a part': crlf(...top, 'Content-Type: multipart/mixed; boundary=x', '', '--x', '', 'Naam melder: J. de Wit', '--x--'),
  'bare line feeds': Buffer.from([...top, ...plainPart].join('\n')),
  'bytes of Windows without a charset': crlf(...top, 'Content-Type: text/plain', '', 'Caf\xe9', 'Naam melder: J. de Wit'),
  'a charset that it is not': crlf(...top, 'Content-Type: text/plain; charset=utf-8', '', '\xff\xfe', 'Naam melder: J. de Wit'),
  'a charset that is none': crlf(...top, 'Content-Type: text/plain; charset=nergens-8', '', 'Naam melder: J. de Wit'),
  'zero bytes': crlf(...top, 'Content-Type: text/plain', '', '\0\0', 'Naam melder: J. de Wit'),
  'a transfer encoding that is none': crlf(...top, 'Content-Transfer-Encoding: onzin', ...plainPart),
  'broken quoted-printable': crlf(
    ...top,
    'Content-Transfer-Encoding: quoted-printable',
    'Content-Type: text/plain',
    '',
    'Naam melder=3A J. de =',
    'Wit',
    '=ZZ=4',
  ),
  'encoded words in everything': crlf(...top, 'Subject: =?utf-8?B?w6k=?= =?onzin?X?=', ...plainPart),
  'a header of 100 kB': crlf(...top, `X-Lang: ${'a '.repeat(50_000)}`, ...plainPart),
  'thousands of headers': crlf(...top, ...Array.from({ length: 3_000 }, (_, at) => `X-${at}: a`), ...plainPart),
  'uuencode in the text': crlf(...top, ...plainPart, 'begin 644 a.bin', '#0V%T', '`', 'end'),
  'a name in pieces (RFC 2231)': crlf(
    ...top,
    'Content-Type: multipart/mixed; boundary=x',
    '',
    '--x',
    "Content-Type: text/plain; name*0*=UTF-8''brief%20; name*1*=over%C3%A9; name*2=.txt",
    'Content-Disposition: attachment',
    '',
    'Naam melder: J. de Wit',
    '--x--',
  ),
  'HTML that is never closed': crlf(...top, 'Content-Type: text/html', '', '<table><tr><td>Naam melder<td>J. de Wit'),
  'a table in a table in a table': crlf(
    ...top,
    'Content-Type: text/html',
    '',
    '<table><tr><td>'.repeat(200),
    '<table><tr><td>Naam melder:</td><td>J. de Wit</td></tr></table>',
  ),
};

test.each(Object.entries(lastig))('%s: what is in it is found, for a person at least', async (_, raw) => {
  const mail = await openMail(raw, { lezen: true, alsTekst: 100_000 });
  expect(mail && JSON.stringify(gevondenVelden(mail, [], []).velden)).toContain(find);
});

test('whatever a text says, its form has fields that are there, and nothing else', () => {
  const words = fc.constantFrom(
    'Naam',
    'melder',
    'kind',
    '2',
    ':',
    ' ',
    '\n',
    'Situatie',
    '__proto__',
    'constructor',
    'Geboortedatum',
    '3-2-2019',
    'BSN',
    '\t',
    'é',
  );
  fc.assert(
    fc.property(fc.array(fc.oneof(words, fc.string({ maxLength: 5 })), { maxLength: 80 }), (parts) => {
      const { velden, over } = leesFormulier(parts.join(''), new Map());
      expect(over).toBeGreaterThanOrEqual(0);
      expect(Object.keys(velden).every((name) => ['melder', 'zorgelijkeSituatie', 'kenmerk', 'datumMelding'].includes(name))).toBe(true);
      expect(Object.getPrototypeOf(velden)).toBe(Object.prototype);
    }),
  );
});
