/** Words that have broken decoders before. In latin1: each sign is one byte. */
import { textMarker } from '../fixtures/personas';

/** Stands in what is read; may come back in no error and no place. */
export const canary = textMarker('fuzz');

const utf8 = (text: string): string => Buffer.from(text).toString('latin1');

const xml = [
  '<',
  '>',
  '/>',
  '</',
  `<${canary}/>`,
  `<JZ:${canary}>`,
  `<?${canary} it's?>`,
  '<!-- ',
  '-->',
  '<![CDATA[',
  ']]>',
  '&#0;',
  '&#x110000;',
  '&#xD800;',
  `&${canary};`,
  '&lt;!DOCTYPE x&gt;',
  '<!DOCTYPE x [<!ENTITY a "b">]>',
  ' xmlns=""',
  ' xmlns:JZ="urn:x"',
  ' xsi:nil="true"',
  ' StUF:noValue="geenWaarde"',
  '<xi:include xmlns:xi="http://www.w3.org/2001/XInclude" href="file:///etc/passwd"/>',
] as const;
const json = ['{}', '[]', 'null', 'true', '1e999', '-0', '9007199254740993', '"__proto__":1,', '"constructor":{},', '\\u0000', '\\ud83d', '\\', '{"a":', '[['] as const;
const mail = [
  '\r\n\r\n',
  '\r',
  '\n',
  '--=_a',
  '--=_a--',
  '\r\n--',
  '\r\nContent-Type: multipart/mixed; boundary=""\r\n',
  '\r\nContent-Type: message/rfc822\r\n\r\n',
  '\r\nContent-Type: text/html\r\n',
  '\r\nContent-Transfer-Encoding: base64\r\n',
  '\r\nContent-Transfer-Encoding: quoted-printable\r\n',
  '; charset=utf-7',
  '; charset=utf-16',
  `; charset=${canary}`,
  '=?utf-8?B?',
  '?=',
  '=?x?Q?=00=FF?=',
  "name*0*=utf-8''%",
  'name*99999999=x',
  '=\r\n',
  '=3D=',
  'begin 644 a\r\n',
  'From: a@b, c@d',
  '(((((',
  '<table><tr><td>',
  '</table>',
] as const;
const files = ['%PDF-', 'endobj', 'endstream', '/Kids[3 0 R]', '1 0 R', '/Length 999999999', '/Filter/FlateDecode', '/Encrypt 5 0 R', 'PK\x03\x04', 'PK\x01\x02', 'PK\x05\x06', '<w:t>', '</w:tbl>'] as const;
const signs = [
  '\0',
  '\x1b[31m',
  ' ',
  '\t',
  '"',
  "'",
  ':',
  ';',
  ', ',
  '%00',
  '../../',
  '${x}',
  '-1',
  '0',
  '99999999999999999999',
  '1e309',
  '\xff',
  '\xfe\xff',
  '\xff\xfe',
  '\xef\xbb\xbf',
  '\xc0\x80',
  '\xed\xa0\x80',
  '\xf4\x90\x80\x80',
  utf8('\u202e'),
  utf8('\u0130'),
  utf8('\ufdfa'),
  utf8('\u2028'),
  utf8('e\u0301'),
  canary,
] as const;

export const tokens: readonly string[] = [...xml, ...json, ...mail, ...files, ...signs];

/** What costs too much when there is much of it. */
export const runs: readonly string[] = [' ', '\n', '\r\n', '\r', '\t', '>', '>\n', '*', '-', '_', '(', '[', '{"a":', '<a>', '<a ', '"', '\\', '=', ';', ',', '&', utf8('\ufdfa'), 'van:\n', 'a: b\n', '--=_a\r\n', '<td>', '<p>a'];
