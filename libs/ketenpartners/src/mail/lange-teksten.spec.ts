import { gevondenVelden } from './gevonden-velden';
import { openMail } from './open-mail';

const length = 200_000;
/** More than a hundred times what it takes; what goes over the text again at each sign takes minutes. */
const limitMs = 3_000;

const cpuMs = (work: () => unknown): number => {
  const before = process.cpuUsage();
  work();
  const { user, system } = process.cpuUsage(before);
  return (user + system) / 1_000;
};
const of = (what: string): string => what.repeat(length / what.length);

test.each<[string, string]>([
  ['line ends', of('\n')],
  ['quoted line ends', of('>\n')],
  ['quoted lines that begin a header', of('van:\n')],
  ['dashes', of('-')],
  ['bullets', of('* ')],
  ['spaces between two telephone numbers', `Telefoon melder: 1${of(' ')}2`],
  ['spaces behind a label', `Naam melder${of(' ')}`],
  ['colons', of(':')],
  ['lines of a form', of('Naam kind 1: a\n')],
  ['labels without an answer', of('a:\n')],
  ['sections', of('kind\nnaam: a\n')],
  ['one letter that stands for eighteen', of('\ufdfa')],
  ['accents on one letter', `a${of('\u0301')}`],
])('a text of nothing but %s is read in as long as it is', (_, text) => {
  const lezing = { onderwerp: text, teksten: [text, text], bijlagen: new Map([[1, text]]) };
  const bijlagen = [{ naam: 'a.txt', type: 'text/plain', bytes: Buffer.alloc(0) }];
  expect(cpuMs(() => gevondenVelden({ bijlagen, lezing }, [], ['mes']))).toBeLessThan(limitMs);
});

test('of many long attachments as much is read as of one, and a person is told that there is more', async () => {
  const long = 'Naam melder: J. de Wit\n'.repeat(17_000);
  const part = ['--x', 'Content-Type: text/plain; name=a.txt', 'Content-Disposition: attachment', '', long];
  const raw = [
    'From: a@b.example',
    'Content-Type: multipart/mixed; boundary=x',
    '',
    ...Array.from({ length: 6 }, () => part).flat(),
    '--x--',
  ];
  const mail = await openMail(Buffer.from(raw.join('\r\n')), { lezen: true });
  const texts = [...(mail?.lezing?.bijlagen.values() ?? [])];
  expect(texts.map((text) => text.length).reduce((sum, size) => sum + size, 0)).toBe(1_000_000);
  expect(mail && gevondenVelden(mail, [], []).aanwijzingen).toContain('bijlage-niet-gelezen');
});
