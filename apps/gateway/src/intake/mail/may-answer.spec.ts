import * as fc from 'fast-check';
import { mayAnswer } from './may-answer';
import type { Header } from './authentication-results';

const organisation = 'meldingen@zorg-voorbeeld.example';
const answers = (headers: readonly Header[], van = organisation, envelope = van): boolean =>
  mayAnswer({ headers, van, bijlagen: [], lezing: undefined }, envelope);
const field = (key: string, value: string): Header => ({ key, value });

test('an ordinary mail may be answered, and one that says that a person wrote it', () => {
  expect([[], [field('auto-submitted', 'No')], [field('precedence', 'first-class')]].map((headers) => answers(headers))).toEqual([
    true,
    true,
    true,
  ]);
});

const automatic = [
  field('auto-submitted', 'auto-replied'),
  field('auto-submitted', 'auto-notified; owner-email=x'),
  field('auto-submitted', ''),
  field('precedence', 'BULK'),
  field('precedence', 'auto_reply'),
  field('list-id', '<lijst.example>'),
  field('x-loop', 'x'),
  field('x-auto-response-suppress', 'DR, OOF, AutoReply'),
  field('content-type', 'Multipart/Report; report-type=delivery-status'),
];
const anyHeader = fc.record({ key: fc.constantFrom('subject', 'to', 'x-anders', 'received', 'reply-to'), value: fc.string() });

test('one sign of a machine is enough, whatever else stands in the mail and wherever it stands', () => {
  fc.assert(
    fc.property(fc.constantFrom(...automatic), fc.array(anyHeader), fc.array(anyHeader), (sign, before, after) => {
      expect(answers([...before, sign, ...after])).toBe(false);
    }),
  );
});

test('what a mail says of itself never makes an answer: a header only takes it away', () => {
  fc.assert(
    fc.property(fc.array(fc.oneof(anyHeader, fc.constantFrom(...automatic))), anyHeader, (headers, more) => {
      expect(answers(headers) || !answers([...headers, more])).toBe(true);
      expect(answers([...headers, more], organisation, '')).toBe(false);
    }),
  );
});

test.each(['MAILER-DAEMON@x.example', 'postmaster@x.example', 'bounce+a=b@x.example'])('nothing goes back to %s', (machine) => {
  expect([answers([], machine), answers([], organisation, machine)]).toEqual([false, false]);
});
