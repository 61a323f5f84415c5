import { randomBytes, randomUUID } from 'node:crypto';
import { createConnection } from 'node:net';
import type { Inrichting } from '@schakel/contracts';
import { XmlReader } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { cuttingProxy } from '../../../../../test/support/cutting-proxy';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { deliveredInrichting } from '../../../../../test/support/inrichting';
import { melding } from '../../../../../test/support/journey';
import { bied, mailOf, politieAdres, xmlBijlage } from '../../../../../test/support/mail';
import { Acceptance } from '../accept';
import { JsonAcceptance } from '../json-acceptance';
import { Afzenders } from './afzender';
import { MailIntake } from './mail-intake';
import { Maildeur } from './maildeur';
import { makeRelays } from './relays';

const authserv = 'mail.veilig-thuis-gv.example';
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const inrichting = deliveredInrichting();
const xml = new XmlReader();
let store: FreshStore;
let acceptance: Acceptance;
let journal: JournalAppender;
const open: Maildeur[] = [];

async function deur(omgeving: string, { hub, partijen }: Inrichting = inrichting, on = journal): Promise<string> {
  const aannames = { xml: new Acceptance(xml, on), json: new JsonAcceptance(on, inrichting.codelijsten) };
  const intake = new MailIntake(aannames, on, new Afzenders({ hub, partijen }, () => new Date()));
  const door = new Maildeur(intake, makeRelays(hub.maildeur?.relays ?? [], omgeving), silent, { host: '127.0.0.1', port: 0 });
  open.push(door);
  return door.listen();
}

/** Demo and test: the relay of this machine stands for one that checks. Productie: it must say so. */
let los: string;
let streng: string;
beforeAll(async () => {
  store = await freshStore();
  journal = new JournalAppender(store.open('intake', 4), await store.vault('intake'));
  acceptance = new Acceptance(xml, journal);
  [los, streng] = [await deur('test'), await deur('productie')];
});
afterAll(async () => {
  await Promise.all(open.map((door) => door.close()));
  await xml.close();
  await store.drop();
});

interface Row {
  readonly id: string;
  readonly soort: string;
  readonly partij: string;
  readonly status: string;
  readonly dringend: boolean;
  readonly fouten: { code: string; location: string }[] | null;
}
/** What a mail left in the journal, besides the receipt that is owed for it. */
async function left(url: string, raw: Buffer, from?: string): Promise<Row[]> {
  const before = (await store.owner.query<{ id: string }>('select id from journal')).rows.map(({ id }) => id);
  expect((await bied(url, raw, from)).code).toBe(250);
  const { rows } = await store.owner.query<Row>(
    `select id, soort, partij, status, dringend, fouten from journal where id <> all($1) and soort <> 'mailontvangst' order by soort desc, id`,
    [before],
  );
  return rows;
}
const owed = async (): Promise<number> =>
  (await store.owner.query<{ n: number }>("select count(*)::int as n from journal where soort = 'mailontvangst'")).rows[0]!.n;
const codes = (rows: readonly Row[]): (string[] | undefined)[] => rows.map(({ fouten }) => fouten?.map(({ code }) => code));
const withHeaders = (raw: Buffer, ...lines: string[]): Buffer =>
  Buffer.concat([Buffer.from(lines.map((line) => `${line}\r\n`).join('')), raw]);
const passed = (domain = 'politie-mn.example', id = authserv) =>
  `Authentication-Results: ${id}; spf=pass smtp.mailfrom=x.example; dmarc=pass (p=reject) header.from=${domain}`;

test.each([
  ['base64', { contentTransferEncoding: 'base64' }],
  ['quoted-printable', { contentTransferEncoding: 'quoted-printable' }],
  ['8bit', { contentTransferEncoding: '8bit' }],
  ['text/xml', { contentType: 'text/xml' }],
  ['bytes without a type', { contentType: 'application/octet-stream', filename: 'bijlage.bin' }],
  ['a name in capitals', { contentType: 'application/octet-stream', filename: 'MELDING.XML' }],
])('a report as %s is the report that HTTP would have taken', async (_, how) => {
  const body = melding({ sash: 'hoog' });
  const rows = await left(los, await mailOf({ attachments: [xmlBijlage(body, how)] }));
  expect(rows).toMatchObject([{ soort: 'vt-melding', partij: 'politie-mn', status: 'ontvangen', dringend: true, fouten: null }]);
  const partij = { soort: 'machine', partij: 'politie-mn', partijSoort: 'politie', spreektVoor: ['00000099000000003000'] } as const;
  const { receipt } = await acceptance.accept({ deur: 'http', partij, body: Buffer.from(body) }, 'meldingen', ['vt-melding.v1']);
  expect(receipt).toMatchObject({ id: rows[0]!.id, herhaling: true });
  const doubles = await store.owner.query('select deur from dubbelen where bericht_id = $1', [receipt.id]);
  expect(doubles.rows).toEqual([{ deur: 'http' }]);
});

test('an unknown sender is kept for a person, once, and is owed nothing', async () => {
  const raw = await mailOf({ from: 'buurvrouw@provider.example', attachments: [xmlBijlage(melding())] });
  const before = await owed();
  const rows = await left(los, raw, 'buurvrouw@provider.example');
  expect(rows).toMatchObject([{ soort: 'poststuk', partij: 'onbekend', status: 'te beoordelen' }]);
  expect(codes(rows)).toEqual([['afzender-onbekend']]);
  expect(await left(los, raw, 'buurvrouw@provider.example')).toEqual([]);
  expect(await owed()).toBe(before);
  const wakes = await store.owner.query('select from wekkers where bericht_id = $1', [rows[0]!.id]);
  expect(wakes.rows).toHaveLength(0);
});

test('with the word of our relay a registered sender is believed', async () => {
  const raw = await mailOf({ attachments: [xmlBijlage(melding())] });
  expect(await left(streng, withHeaders(raw, passed()))).toMatchObject([{ soort: 'vt-melding', partij: 'politie-mn' }]);
});

const received = 'Received: from mx.example by mail.veilig-thuis-gv.example; Sun, 22 Nov 2026 00:00:00 +0000';
const failed = `Authentication-Results: ${authserv}; dmarc=fail header.from=politie-mn.example`;
test.each([
  ['nobody said anything', []],
  ['DMARC failed', [failed]],
  ['what passed is another domain', [passed('provider.example')]],
  ['another server said so', [passed('politie-mn.example', 'mail.provider.example')]],
  ['it stands below where our relay writes', [received, passed()]],
  ['our relay said fail above it', [failed, passed()]],
  ['it stands in a comment', [`Authentication-Results: ${authserv}; none (; dmarc=pass header.from=politie-mn.example)`]],
  ['there are two senders', [passed(), 'From: iemand@provider.example']],
])('a registered address is not believed when %s', async (_, lines) => {
  const raw = await mailOf({ attachments: [xmlBijlage(melding())] });
  const rows = await left(streng, withHeaders(raw, ...lines));
  expect(rows).toMatchObject([{ soort: 'poststuk', partij: 'onbekend' }]);
});

test('also the relay of this machine is believed when it says that DMARC failed', async () => {
  const raw = await mailOf({ attachments: [xmlBijlage(melding())] });
  expect(codes(await left(los, withHeaders(raw, failed, passed())))).toEqual([['afzender-niet-bevestigd']]);
});

test.each<[string, () => Promise<Buffer>, string[]]>([
  ['without an attachment', () => mailOf({ text: 'Belt u mij?' }), ['geen-bericht-in-mail']],
  ['of HTML only', () => mailOf({ text: '', html: '<p>Belt u mij?</p>' }), ['geen-bericht-in-mail']],
  ['with XML of another kind', () => mailOf({ attachments: [xmlBijlage('<brief>hallo</brief>')] }), ['onbekend-bericht']],
  ['with XML that breaks off', () => mailOf({ attachments: [xmlBijlage(melding().slice(0, 900))] }), ['niet-welgevormd']],
  ['with a DOCTYPE', () => mailOf({ attachments: [xmlBijlage('<!DOCTYPE a [<!ENTITY b "c">]><a>&b;</a>')] }), ['doctype-geweigerd']],
  [
    'that is encrypted',
    () => mailOf({ attachments: [{ filename: 'smime.p7m', contentType: 'application/pkcs7-mime', content: 'x' }] }),
    ['mail-versleuteld', 'geen-bericht-in-mail'],
  ],
  [
    'with a report in a mail in it',
    async () =>
      mailOf({ attachments: [{ contentType: 'message/rfc822', content: await mailOf({ attachments: [xmlBijlage(melding())] }) }] }),
    ['mail-doorgestuurd', 'geen-bericht-in-mail'],
  ],
  [
    'that names another sender inside',
    () => mailOf({ attachments: [xmlBijlage(melding().replaceAll('00000099000000003000', '00000099000000002000'))] }),
    ['zender-niet-toegestaan'],
  ],
  ['that is larger than 5 MB inside', () => mailOf({ attachments: [xmlBijlage(`<a>${'x'.repeat(5_300_000)}</a>`)] }), ['te-groot']],
])('a mail of a registered sender %s is kept for a person, and is owed a receipt', async (_, make, expected) => {
  const before = await owed();
  const rows = await left(los, await make());
  expect(rows).toMatchObject([{ soort: 'poststuk', partij: 'politie-mn', status: 'te beoordelen' }]);
  expect(codes(rows)).toEqual([expected]);
  expect(await owed()).toBe(before + 1);
});

test.each([
  ['no header at all', 'zomaar wat\r\nbytes'],
  ['a multipart that never begins', `From: ${politieAdres}\r\nContent-Type: multipart/mixed; boundary=x\r\n\r\nniets`],
  [
    'base64 that is none',
    `From: ${politieAdres}\r\nContent-Type: application/xml\r\nContent-Transfer-Encoding: base64\r\n\r\n%%%\u0000%%%`,
  ],
  [
    'a part in a part in a part',
    `From: ${politieAdres}\r\n${Array.from({ length: 80 }, (__, at) => `Content-Type: multipart/mixed; boundary=b${at}\r\n\r\n--b${at}\r\n`).join('')}`,
  ],
])('broken MIME is kept for a person: %s', async (_, text) => {
  const rows = await left(los, Buffer.from(`${text}\r\n${randomUUID()}\r\n`));
  expect(rows.map(({ soort }) => soort)).toEqual(['poststuk']);
});

test('two reports in one mail are two, and nothing else of it is kept', async () => {
  const rows = await left(los, await mailOf({ attachments: [xmlBijlage(melding()), xmlBijlage(melding())] }));
  expect(rows.map(({ soort }) => soort)).toEqual(['vt-melding', 'vt-melding']);
});

test('beside a report that was read, what was not read is kept with the whole mail', async () => {
  const pdf = { filename: 'foto.pdf', contentType: 'application/pdf', content: randomBytes(200) };
  const rows = await left(los, await mailOf({ attachments: [xmlBijlage(melding()), xmlBijlage('<brief/>'), pdf] }));
  expect(rows.map(({ soort }) => soort)).toEqual(['vt-melding', 'poststuk']);
  expect(rows[1]!.fouten).toEqual([
    { code: 'onbekend-bericht', location: expect.stringMatching(/^bijlage\[2\]/) as string },
    { code: 'bijlage-niet-gelezen', location: '' },
  ]);
});

test('the same reference with other content is for a person, and the first stays', async () => {
  const referentienummer = randomUUID();
  await left(los, await mailOf({ attachments: [xmlBijlage(melding({ referentienummer }))] }));
  const rows = await left(los, await mailOf({ attachments: [xmlBijlage(melding({ referentienummer, datumIncident: '20260227' }))] }));
  expect(codes(rows)).toEqual([['andere-inhoud']]);
});

test.each([
  ['a machine answered', 'Auto-Submitted: auto-replied'],
  ['it goes round in bulk', 'Precedence: bulk'],
  ['it comes from a list', 'List-Id: <lijst.politie-mn.example>'],
])('no receipt is owed when %s', async (_, line) => {
  const before = await owed();
  expect(await left(los, withHeaders(await mailOf(), line))).toHaveLength(1);
  expect(await owed()).toBe(before);
});

test('a bounce is kept and never answered', async () => {
  const before = await owed();
  expect(await left(los, await mailOf(), '')).toHaveLength(1);
  expect(await owed()).toBe(before);
});

test('what the relay never heard of it hands over again, and it is one report with one receipt', async () => {
  const proxy = await cuttingProxy(los.replace('smtp:', 'http:'));
  const url = proxy.url.replace('http:', 'smtp:').replace(/\/$/, '');
  const raw = await mailOf({ attachments: [xmlBijlage(melding())] });
  const before = await owed();
  const cut = proxy.cutAt('bewaard');
  expect((await bied(url, raw)).code).not.toBe(250);
  await cut;
  expect(await left(url, raw)).toEqual([]);
  expect(await owed()).toBe(before + 1);
  await proxy.close();
});

test('30 MB is refused with 552, said beforehand or found out', async () => {
  const raw = await mailOf({ attachments: [{ filename: 'film.bin', content: Buffer.alloc(23_000_000, 7) }] });
  expect(raw.length).toBeGreaterThan(30_000_000);
  expect(await bied(los, raw)).toMatchObject({ code: 552 });
  expect(await converse(los, ['EHLO x', `MAIL FROM:<${politieAdres}> SIZE=31000000`])).toMatch(/^552/m);
});

test('who is no relay of ours is refused before a word', async () => {
  const hub = Object.assign({}, inrichting.hub, { maildeur: { relays: ['192.0.2.0/24'], authservId: authserv } });
  expect(await converse(await deur('test', Object.assign({}, inrichting, { hub })), [])).toMatch(/^554/);
});

test('while the database is away the relay is told to come back, and nothing is said of the mail', async () => {
  const db = store.open('intake', 1);
  const away = new JournalAppender(db, await store.vault('intake'));
  await db.close();
  const answer = await bied(await deur('test', inrichting, away), await mailOf({ attachments: [xmlBijlage(melding())] }));
  expect(answer.code).toBe(451);
  expect(answer.gehoord).toContain('451');
  expect(answer.gehoord).not.toContain('politie');
});

/** Says these lines and gives all that was answered. */
function converse(url: string, lines: readonly string[]): Promise<string> {
  const { hostname, port } = new URL(url);
  return new Promise((done) => {
    const socket = createConnection(Number(port), hostname);
    let [heard, waiting] = ['', [...lines]];
    socket.on('data', (data) => {
      heard += String(data);
      if (!/^\d{3} /m.test(String(data))) return;
      const [next, ...rest] = waiting;
      waiting = rest;
      if (next === undefined) socket.end();
      else socket.write(`${next}\r\n`);
    });
    socket.on('close', () => {
      done(heard);
    });
  });
}
