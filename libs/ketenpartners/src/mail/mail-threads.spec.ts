import * as fc from 'fast-check';
import { MailThreads, type Grenzen } from './mail-threads';
import { mimeOf, zipOf } from './testing/documents';

jest.setTimeout(120_000);

const megabyte = 1024 * 1024;
const usual: Grenzen = { threads: 2, limitMs: 60_000, slowMs: 60_000, mostApart: 8, mostMemory: 900 * megabyte, restMs: 60_000 };
const open: MailThreads[] = [];
const threadsWith = (more: Partial<Grenzen>): MailThreads => {
  const threads = new MailThreads({ ...usual, ...more });
  open.push(threads);
  return threads;
};
afterEach(() => Promise.all(open.splice(0).map((threads) => threads.close())));

const letter = (text: string): Buffer => mimeOf({ text, bijlage: { naam: 'a.txt', bytes: Buffer.from(`bijlage van ${text}`) } });
const textOf = async (threads: MailThreads, raw: Buffer) => {
  const { mail, bijlagen } = await threads.read(raw, { lezen: true });
  return [mail?.lezing?.[1]?.trim(), bijlagen.get(1)];
};
/** A document in which each cell stands in the one before it: so many times is all its text gone through. */
function hostileXml(megabytes: number, cells: number): string {
  const text = 'a b \n'.repeat(megabytes * 200_000);
  return `<w:document>${'<w:tr><w:tc>'.repeat(cells)}<w:t>${text}</w:t></w:document>`;
}
const hostile = (megabytes: number, cells: number): Buffer =>
  mimeOf({ text: 'bom', bijlage: { naam: 'bom.docx', bytes: zipOf('word/document.xml', Buffer.from(hostileXml(megabytes, cells))) } });

test('many mails in a few threads: each is answered with what is in it and in nothing else', async () => {
  const threads = threadsWith({});
  await fc.assert(
    fc.asyncProperty(fc.array(fc.stringMatching(/^[a-z]{1,20}$/), { maxLength: 40 }), async (words) => {
      const read = await Promise.all(words.map((word) => textOf(threads, letter(word))));
      expect(read).toEqual(words.map((word) => [word, `bijlage van ${word}`]));
    }),
    { numRuns: 8 },
  );
});

test('mails are begun in the order in which they were asked for', async () => {
  const threads = threadsWith({ threads: 1 });
  const done: number[] = [];
  await Promise.all(Array.from({ length: 30 }, (_, nr) => textOf(threads, letter(`nr ${nr}`)).then(() => done.push(nr))));
  expect(done).toEqual(Array.from({ length: 30 }, (_, nr) => nr));
});

test('mails that take all their time hold up no other, and are for a person', async () => {
  const threads = threadsWith({ slowMs: 500, limitMs: 6_000, mostApart: 1 });
  const endless = mimeOf({ html: '<p>a: b</p>'.repeat(1_500_000) });
  const done: string[] = [];
  const bombs = Array.from({ length: 2 }, () => threads.read(endless, { lezen: true }).finally(() => done.push('bomb')));
  const read = await Promise.all(
    Array.from({ length: 20 }, (_, nr) => textOf(threads, letter(`nr ${nr}`)).finally(() => done.push('letter'))),
  );
  expect(read).toEqual(Array.from({ length: 20 }, (_, nr) => [`nr ${nr}`, `bijlage van nr ${nr}`]));
  expect((await Promise.all(bombs)).map(({ mail }) => mail)).toEqual([undefined, undefined]);
  expect(done.indexOf('letter')).toBeLessThan(done.lastIndexOf('bomb'));
});

test('the mail that takes too much memory is ended, and those beside it are read', async () => {
  const threads = threadsWith({ mostMemory: 150 * megabyte });
  const bomb = threads.read(hostile(15, 1_000), { lezen: true });
  for (let nr = 0; nr < 20; nr += 1) expect(await textOf(threads, letter(`nr ${nr}`))).toEqual([`nr ${nr}`, `bijlage van nr ${nr}`]);
  const { mail, bijlagen } = await bomb;
  expect([mail?.bijlagen.length, bijlagen.size]).toEqual([1, 0]);
  expect(await textOf(threads, letter('daarna'))).toEqual(['daarna', 'bijlage van daarna']);
});

test('letters that go to a thread behind a bomb are read all the same, each once', async () => {
  const threads = threadsWith({ threads: 1, slowMs: 300, limitMs: 1_500 });
  const bomb = mimeOf({ bijlage: { naam: 'bom.docx', bytes: zipOf('word/document.xml', Buffer.from(hostileXml(15, 1_000))) } });
  expect(bomb.length).toBeLessThan(64 * 1024);
  const letters = (from: number) => Array.from({ length: 5 }, (_, nr) => textOf(threads, letter(`nr ${from + nr}`)));
  const wanted = (from: number) => Array.from({ length: 5 }, (_, nr) => [`nr ${from + nr}`, `bijlage van nr ${from + nr}`]);
  const [before, bombs, after] = [letters(0), [1, 2].map(() => threads.read(bomb, { lezen: true })), letters(5)];
  expect(await Promise.all(before)).toEqual(wanted(0));
  expect(await Promise.all(after)).toEqual(wanted(5));
  expect((await Promise.all(bombs)).map(({ bijlagen }) => bijlagen.size)).toEqual([0, 0]);
});
