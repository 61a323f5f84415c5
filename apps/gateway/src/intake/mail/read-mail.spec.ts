import { readMail } from './read-mail';

jest.setTimeout(60_000);

const top = 'From: Iemand <Iemand@Ergens.example>\r\nMIME-Version: 1.0\r\n';

/** The longest that nothing else could happen meanwhile, in milliseconds. */
async function heldUpBy(work: () => Promise<unknown>): Promise<number> {
  let [last, longest] = [performance.now(), 0];
  const tick = () => {
    const now = performance.now();
    [last, longest] = [now, Math.max(longest, now - last)];
  };
  const ticking = setInterval(tick, 5);
  await work();
  tick();
  clearInterval(ticking);
  return longest;
}

test('a mail is read: who it says it is from, and its attachments to the byte', async () => {
  const mail = await readMail(
    Buffer.from(`${top}Content-Type: application/xml; name="a.xml"\r\nContent-Transfer-Encoding: base64\r\n\r\nPGEvPg==\r\n`),
  );
  expect(mail).toMatchObject({ van: 'iemand@ergens.example', bijlagen: [{ naam: 'a.xml', type: 'application/xml' }] });
  expect(mail?.bijlagen[0]?.bytes.toString()).toBe('<a/>');
});

test('the process goes on while a mail of the largest size is read, whatever is in it', async () => {
  const lines = Buffer.from(
    `${top}Content-Type: application/octet-stream\r\n\r\n${'a'.repeat(70)}\r\n`.padEnd(200, '\r\n') +
      `${'a'.repeat(70)}\r\n`.repeat(340_000),
  );
  expect(await heldUpBy(() => readMail(lines))).toBeLessThan(1_500);
});

test('what costs more than any honest mail is not read, and stops nothing', async () => {
  const empty = Buffer.from(`${top}\r\n${'\r\n'.repeat(12_000_000)}`);
  let read: unknown = 'nothing yet';
  const delay = await heldUpBy(async () => (read = await readMail(empty)));
  expect(read).toBeUndefined();
  expect(delay).toBeLessThan(1_500);
});
