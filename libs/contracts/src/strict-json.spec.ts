import { RejectError } from './errors';
import { dropEmpty, parseStrictJson } from './strict-json';

const bytes = (text: string): Buffer => Buffer.from(text, 'utf8');
const refusalOf = (body: Buffer): string | undefined => {
  try {
    parseStrictJson(body);
    return undefined;
  } catch (error) {
    if (error instanceof RejectError) return error.fouten[0]?.location;
    throw error;
  }
};

test.each<readonly [string, Buffer, string]>([
  ['a byte order mark', Buffer.concat([Buffer.from([0xef, 0xbb, 0xbf]), bytes('{}')]), '(byte order mark)'],
  ['Latin-1', Buffer.from('{"a":"café"}', 'latin1'), '(geen UTF-8)'],
  ['UTF-16', Buffer.from('{"a":1}', 'utf16le'), '(niet welgevormd)'],
  ['half a character', bytes('{"a":"\\ud83d"}'), '(verboden teken)'],
  ['a character that XML cannot hold', bytes('{"a":["\\u0000"]}'), '(verboden teken)'],
  ['nothing', bytes(''), '(niet welgevormd)'],
  ['half an object', bytes('{"a":"zqx'), '(niet welgevormd)'],
  ['a comment', bytes('{"a":1 /* zqx */}'), '(niet welgevormd)'],
  ['a name twice', bytes('{"a":1,"b":{"a":2},"a":3}'), '(dubbel veld)'],
  ['a name twice, once written otherwise', bytes('{"kenmerk":1, "\\u006benmerk" : 2}'), '(dubbel veld)'],
  ['a prototype', bytes('{"x":{"__proto__":{"y":1}}}'), '(verboden veldnaam)'],
  ['a prototype in disguise', bytes('{"\\u005f_proto__":1}'), '(verboden veldnaam)'],
  ['a constructor', bytes('{"constructor":{}}'), '(verboden veldnaam)'],
  ['a depth of 21', bytes(`${'['.repeat(21)}${']'.repeat(21)}`), '(te diep genest)'],
  ['a million lists', bytes('['.repeat(1_000_000)), '(te diep genest)'],
  ['a huge list', bytes(`[${'0,'.repeat(50_001)}0]`), '(te veel waarden)'],
])('%s is refused', (_, body, location) => {
  expect(refusalOf(body)).toBe(location);
});

test('what stands in a text is no structure', () => {
  const sent = { a: '"a":1,{[', b: 'x\\', c: ['"', 'a', 'a'], 'a"': '\t\r\n', é: '👩‍👧' };
  expect(parseStrictJson(bytes(JSON.stringify(sent)))).toEqual(sent);
  expect(parseStrictJson(bytes('{"a":"\\\\","b":"\\\\\\"","c":{"a":"a"},"d":[{"a":1},{"a":2}]}'))).toMatchObject({ b: '\\"' });
});

test('an empty field is an absent one, and a list keeps its places', () => {
  expect(dropEmpty({ a: null, b: '', c: [{ d: null }, { e: 1 }], f: ['', 'x'], g: false, h: 0 })).toEqual({
    c: [{}, { e: 1 }],
    f: ['x'],
    g: false,
    h: 0,
  });
});
