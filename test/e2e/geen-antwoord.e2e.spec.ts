/** Mail that no machine may answer: of strangers and of machines. Whatever it says of itself, nothing leaves; and an answer goes to no other than is registered. */
import { eventually } from '../support/eventually';
import { melding } from '../support/journey';
import { mailOf, politieAdres, xmlBijlage } from '../support/mail';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(120_000);

const hub = sharedHub('full');
const vreemde = 'iemand@provider.example';
const ons = 'meldingen@veilig-thuis-gv.example';

interface Aangeboden {
  readonly raw: Buffer;
  readonly from: string;
}
const report = (more: object = {}) => mailOf({ attachments: [xmlBijlage(melding())], ...more });
const withHeaders = (raw: Buffer, ...lines: string[]): Buffer =>
  Buffer.concat([Buffer.from(lines.map((line) => `${line}\r\n`).join('')), raw]);
const ids = async (where: string): Promise<string[]> =>
  (await hub.sql<{ id: string }>(`select id from journal where ${where}`)).map(({ id }) => id);
/** The kinds that a mail left in the journal, with their numbers. */
async function left({ raw, from }: Aangeboden): Promise<{ id: string; soort: string; partij: string }[]> {
  const before = await ids("deur = 'smtp'");
  expect(await hub.mail(raw, from)).toBe(250);
  return hub.sql("select id, soort, partij from journal where deur = 'smtp' and id <> all($1) order by soort", [before]);
}
/** Sends an ordinary report and gives its receipt: what would have been sent before it was sent by then. */
async function answered(raw: Buffer, from: string) {
  const [row] = await left({ raw, from });
  return eventually(async () => {
    const found = (await hub.mails()).filter(({ text }) => text.includes(row!.id));
    expect(found).toHaveLength(1);
    return found[0]!;
  }, 20_000);
}

const strangers: Readonly<Record<string, () => Promise<Aangeboden>>> = {
  'somebody nobody knows': async () => ({ from: vreemde, raw: await report({ from: vreemde, replyTo: vreemde }) }),
  'the name of a registered sender before another address': async () => ({
    from: vreemde,
    raw: await report({ from: { name: politieAdres, address: vreemde } }),
  }),
  'two senders, one of them registered': async () => ({ from: politieAdres, raw: withHeaders(await report(), `From: ${vreemde}`) }),
  'a registered address of which our relay says that it is not': async () => {
    const said = (what: string) => `Authentication-Results: mail.veilig-thuis-gv.example; dmarc=${what} header.from=politie-mn.example`;
    return { from: vreemde, raw: withHeaders(await report(), said('fail'), said('pass')) };
  },
  'our own address': async () => ({ from: ons, raw: await report({ from: ons }) }),
};

/** From a registered address, but nobody wrote them. */
const machines: Readonly<Record<string, () => Promise<Aangeboden>>> = {
  'a bounce': async () => ({ from: '', raw: await report() }),
  'a list': async () => ({
    from: politieAdres,
    raw: withHeaders(await report(), 'List-Id: <lijst.politie-mn.example>', 'Precedence: list'),
  }),
  'what goes round in bulk': async () => ({ from: politieAdres, raw: withHeaders(await report(), 'Precedence: bulk') }),
  'a machine that met it before': async () => ({ from: politieAdres, raw: withHeaders(await report(), `X-Loop: ${politieAdres}`) }),
  'a program that wants no answer': async () => ({ from: politieAdres, raw: withHeaders(await report(), 'X-Auto-Response-Suppress: All') }),
  'the server itself': async () => ({ from: 'MAILER-DAEMON@politie-mn.example', raw: await report() }),
  'a delivery report': () => Promise.resolve({ from: politieAdres, raw: deliveryReport() }),
};

function deliveryReport(): Buffer {
  const head = `From: ${politieAdres}\r\nTo: ${ons}\r\nSubject: Niet bezorgd ${Date.now()}\r\nMIME-Version: 1.0\r\n`;
  const type = 'Content-Type: multipart/report; report-type=delivery-status; boundary=b\r\n\r\n';
  const part = (kind: string, text: string) => `--b\r\nContent-Type: ${kind}\r\n\r\n${text}\r\n`;
  return Buffer.from(`${head}${type}${part('text/plain', 'Niet bezorgd.')}${part('message/delivery-status', 'Status: 5.1.1')}--b--\r\n`);
}

test('no stranger and no machine gets an answer, and an answer goes nowhere else than a registered address', async () => {
  const receipt = await answered(await report(), politieAdres);
  const messageId = /^message-id:\s*(\S+)/im.exec(receipt.raw)?.[1] ?? '';
  const away = withHeaders(
    await mailOf({ subject: 'Afwezig', inReplyTo: messageId, text: 'Ik ben er niet.' }),
    'Auto-Submitted: auto-replied',
  );
  const owed = await ids("soort = 'mailontvangst'");
  const kept: string[] = [];
  for (const make of Object.values(strangers)) {
    const rows = await left(await make());
    expect(rows).toMatchObject([{ soort: 'poststuk', partij: 'onbekend' }]);
    kept.push(...rows.map(({ id }) => id));
  }
  const replies = {
    'our own receipt that comes back': { from: ons, raw: Buffer.from(receipt.raw) },
    'an answer to it': { from: politieAdres, raw: away },
  };
  for (const mail of [...(await Promise.all(Object.values(machines).map((make) => make()))), ...Object.values(replies)]) {
    const rows = await left(mail);
    expect(rows).toHaveLength(1);
    kept.push(...rows.map(({ id }) => id));
  }
  expect(await ids("soort = 'mailontvangst'")).toHaveLength(owed.length);
  const traps = ['Reply-To', 'Sender', 'Errors-To', 'Disposition-Notification-To', 'Return-Receipt-To'].map(
    (name) => `${name}: ${vreemde}`,
  );
  const last = await answered(withHeaders(await report({ cc: vreemde }), ...traps), vreemde);
  expect(last.to).toEqual([politieAdres]);
  const mails = await hub.mails();
  expect(mails.filter(({ text }) => kept.some((id) => text.includes(id)))).toEqual([]);
  expect(mails.flatMap(({ to }) => to)).not.toContain(vreemde);
  expect(mails.flatMap(({ to }) => to)).not.toContain(ons);
});
