import { dmarcOf } from './authentication-results';

const ours = 'mail.vt.example';
const field = (value: string) => ({ key: 'authentication-results', value });
const received = { key: 'received', value: 'from a by b' };
const pass = `${ours}; dmarc=pass header.from=politie.example`;

test.each<[string, string, { pass: boolean; domein: string } | undefined]>([
  ['as it should be', pass, { pass: true, domein: 'politie.example' }],
  [
    'with a version, capitals and comments',
    `${ours.toUpperCase()} 1; spf=none (a;b "c); DMARC = Pass (p=reject) header.from=Politie.example`,
    { pass: true, domein: 'politie.example' },
  ],
  ['with the name in quotes', `"${ours}"; dmarc=pass header.from="politie.example"`, { pass: true, domein: 'politie.example' }],
  ['failed', `${ours}; dmarc=fail header.from=politie.example`, { pass: false, domein: 'politie.example' }],
  ['about no domain', `${ours}; dmarc=pass`, { pass: true, domein: '' }],
  ['a domain in the reason only', `${ours}; dmarc=pass reason="see header.from=politie.example"`, { pass: true, domein: '' }],
  ['a result in the reason of another', `${ours}; spf=fail reason="x; dmarc=pass header.from=politie.example"`, undefined],
  ['two judgements', `${ours}; dmarc=fail header.from=a.example; dmarc=pass header.from=politie.example`, undefined],
  ['nothing at all', `${ours}; none`, undefined],
  ['another server', 'mx.example; dmarc=pass header.from=politie.example', undefined],
  ['a server whose name begins like ours', `${ours}.evil.example; dmarc=pass header.from=politie.example`, undefined],
])('a judgement %s', (_, value, expected) => {
  expect(dmarcOf([{ key: 'x-first', value: '' }, field(value), received], ours)).toEqual(expected);
});

test('the topmost of ours counts, others between do not matter', () => {
  expect(
    dmarcOf([field('mx.example; dmarc=fail'), field(pass), field(`${ours}; dmarc=fail header.from=politie.example`)], ours)?.pass,
  ).toBe(true);
  expect(dmarcOf([field(`${ours}; dmarc=fail header.from=politie.example`), field(pass)], ours)?.pass).toBe(false);
});

test('below a Received nothing is believed: it came with the mail', () => {
  expect(dmarcOf([received, field(pass)], ours)).toBeUndefined();
});

test('own servers that passed it on afterwards are counted, and no more than they are', () => {
  const own = [received, received, field(pass), received];
  expect([1, 2].map((tussenstations) => dmarcOf(own, ours, tussenstations)?.pass)).toEqual([undefined, true]);
  expect(dmarcOf([received, received, received, field(pass)], ours, 2)).toBeUndefined();
});
