import { beoordeelPoststuk } from '@schakel/store/poststukken';
import { chmodSync } from 'node:fs';
import { cuttingProxy } from '../../../../../test/support/cutting-proxy';
import { eventually } from '../../../../../test/support/eventually';
import { melding } from '../../../../../test/support/journey';
import { mailOf, xmlBijlage } from '../../../../../test/support/mail';
import { startMailserver, type Mailserver, type Postbus } from '../../../../../test/support/postbus';
import { largestMail } from '../mail/maildeur';
import { openWereld, silent, type Wereld } from '../../../../../test/support/postbuslezer';

jest.setTimeout(60_000);

let mailserver: Mailserver;
let wereld: Wereld;
let postbus: Postbus;
beforeAll(async () => {
  mailserver = await startMailserver();
});
afterAll(() => mailserver.stop());
beforeEach(async () => {
  [wereld, postbus] = [await openWereld(mailserver), await mailserver.postbus()];
});
afterEach(() => wereld.close());

/** Waits until it is so. */
const until = (holds: () => Promise<boolean> | boolean, withinMs?: number) =>
  eventually(async () => {
    expect(await holds()).toBe(true);
  }, withinMs);
const report = () => mailOf({ attachments: [xmlBijlage(melding())] });
const letter = (subject = 'Vraag') => mailOf({ from: 'buurvrouw@provider.example', subject });
const markedAll = (count: number) => () =>
  postbus.flags().then((flags) => flags.length === count && flags.every((each) => each.includes('$Schakel')));
const soorten = async () => (await wereld.journal()).map(({ soort }) => soort);
const judgeAsNoMelding = async () => {
  const [row] = await wereld.journal();
  await wereld.store.open('werkvoorraad').transaction((tx) => beoordeelPoststuk(tx, row!.id, 'geen-melding'));
};

test('a report that arrives is taken within five seconds, marked and copied, and stays unread where it is', async () => {
  const { lezer } = wereld.read(postbus);
  await until(() => lezer.leest);
  await postbus.put(await report());
  const from = Date.now();
  await until(async () => (await wereld.journal()).length === 1);
  expect(Date.now() - from).toBeLessThan(5_000);
  expect(await wereld.journal()).toMatchObject([{ soort: 'vt-melding', deur: 'imap', partij: 'politie-mn', status: 'ontvangen' }]);
  await until(markedAll(1));
  expect(await postbus.flags()).toEqual([['$Schakel', '\\Flagged']]);
  expect(await postbus.flags('Overgenomen')).toHaveLength(1);
});

test('a backlog drains the newest first and then in the order in which they came, and what arrives meanwhile goes before it; each once', async () => {
  await postbus.put(...(await Promise.all(Array.from({ length: 300 }, (_, nr) => letter(`nr ${nr}`)))));
  await wereld.store.owner.query('begin; lock table journal in share mode');
  wereld.read(postbus);
  await until(async () => (await wereld.rows("select from pg_locks where relation = 'journal'::regclass and not granted")).length > 0);
  const [arrived = 0] = await postbus.put(await letter('komt tussendoor'));
  await wereld.store.owner.query('commit');
  await until(markedAll(301), 50_000);
  const rows = await wereld.rows<{ uid: number }>(
    'select m.uid::int as uid from postbusmail m join journal j on m.berichten @> array[j.id] order by j.ontvangen_op, j.id',
  );
  const order = rows.map(({ uid }) => uid);
  expect(order.indexOf(arrived)).toBeLessThan(100);
  const expected = Array.from({ length: 300 }, (_, nr) => ((nr + 100) % 300) + 1);
  const backlog = order.filter((uid) => uid !== arrived);
  expect([...backlog].sort((one, other) => one - other)).toEqual(Array.from({ length: 300 }, (_, nr) => nr + 1));
  // So many are in hand at once.
  for (const [at, uid] of backlog.entries()) expect(Math.abs(expected.indexOf(uid) - at)).toBeLessThan(48);
});

test('the same mail twice in a mailbox is one, and both show it', async () => {
  const raw = await letter();
  await postbus.put(raw, raw);
  wereld.read(postbus);
  await until(markedAll(2));
  expect(await wereld.journal()).toMatchObject([{ soort: 'poststuk', deur: 'imap', status: 'te beoordelen' }]);
});

test('a server that restarts is found again', async () => {
  wereld.read(postbus);
  await postbus.put(await letter('een'));
  await until(markedAll(1));
  await mailserver.kill();
  await mailserver.start();
  await postbus.put(await letter('twee'));
  await until(markedAll(2));
  expect(await soorten()).toEqual(['poststuk', 'poststuk']);
});

test.each([
  ['a moment ago', ''],
  ['from the moment that it would tell of news', 'idling'],
])('a server that says nothing any more, %s, is given up, and that shows', async (_, last) => {
  const proxy = await cuttingProxy(`imap://${mailserver.host}:${mailserver.port}`);
  const { postbus: about } = wereld.options(postbus);
  const { lezer, postbussen } = wereld.read(postbus, {
    postbus: { ...about, adres: `imap://127.0.0.1:${new URL(proxy.url).port}` },
    tempo: { pollMs: 300, stilMs: 2_000, rustMs: 100_000 },
  });
  await until(() => lezer.leest);
  expect(await postbussen.probe()).toBe('gereed');
  proxy.silence(last);
  await until(() => !lezer.leest);
  expect(await postbussen.probe()).toBe('vertraagd');
  await proxy.close();
});

test('a gateway that stops does not wait for a server that does not answer', async () => {
  const proxy = await cuttingProxy(`imap://${mailserver.host}:${mailserver.port}`);
  proxy.silence();
  const { postbus: about } = wereld.options(postbus);
  const { postbussen } = wereld.read(postbus, { postbus: { ...about, adres: `imap://127.0.0.1:${new URL(proxy.url).port}` } });
  await until(() => proxy.connections() > 0);
  const from = Date.now();
  await postbussen.stop();
  expect(Date.now() - from).toBeLessThan(5_000);
  await proxy.close();
});

test('a mailbox in which nothing happens for long stays connected, and what arrives then is taken at once', async () => {
  const warned: string[] = [];
  const { lezer } = wereld.read(postbus, {
    log: { ...silent, warn: (event) => warned.push(event) },
    tempo: { pollMs: 60_000, stilMs: 2_000, rustMs: 100_000 },
  });
  await until(() => lezer.leest);
  const looked = async () => (await wereld.rows<{ op: Date }>('select gezien_op as op from postbussen'))[0]?.op.getTime() ?? 0;
  for (let last = await looked(), quiet = 0; quiet < 2; quiet += 1) {
    await until(async () => (await looked()) > last);
    last = await looked();
  }
  await postbus.put(await letter());
  await until(markedAll(1), 1_500);
  expect(warned).toEqual([]);
});

test.each([
  ['with its flags', false],
  ['without its flags', true],
])('a mailbox that numbers anew %s is read again and gives nothing new', async (_, lost) => {
  wereld.read(postbus);
  await postbus.put(await report(), await letter());
  await until(markedAll(2));
  await wereld.rest();
  if (lost) await postbus.unflag();
  postbus.renumber();
  const { lezer } = wereld.read(postbus);
  await until(() => lezer.leest);
  await postbus.put(await letter('nieuw'));
  await until(markedAll(3));
  expect((await soorten()).sort()).toEqual(['poststuk', 'poststuk', 'vt-melding']);
  expect(await wereld.rows('select from dubbelen')).toHaveLength(0);
  expect(await wereld.rows('select from postbusmail')).toHaveLength(3);
});

test('what was erased does not come back when the mailbox numbers anew: its mark says that it was here', async () => {
  wereld.read(postbus);
  await postbus.put(await letter());
  await until(markedAll(1));
  await wereld.rest();
  await wereld.store.owner.query("update journal set inhoud = '', referentie = null, vingerafdruk = null");
  expect(await wereld.rows('select from postbusmail where vingerafdruk is not null')).toHaveLength(0);
  postbus.renumber();
  const { lezer } = wereld.read(postbus);
  await until(() => lezer.leest);
  expect(await soorten()).toEqual(['poststuk']);
});

test('two gateways: one reads, and the other goes on where it stopped', async () => {
  const [one, other] = [wereld.read(postbus), wereld.read(postbus)];
  await postbus.put(await letter('een'));
  await until(markedAll(1));
  await until(() => one.lezer.leest || other.lezer.leest);
  expect([one, other].filter(({ lezer }) => lezer.leest)).toHaveLength(1);
  const [leader, standby] = one.lezer.leest ? [one, other] : [other, one];
  await leader.postbussen.stop();
  await postbus.put(await letter('twee'));
  await until(markedAll(2));
  await until(() => standby.lezer.leest);
});

test('a mail over which its server hangs up holds up no other, and a person hears where it is', async () => {
  await postbus.put(await letter('een'), await letter('twee'));
  const [first = ''] = postbus.files();
  chmodSync(first, 0o000);
  wereld.read(postbus, { tempo: { pollMs: 200, stilMs: 5_000, rustMs: 1_000 } });
  await until(async () => (await wereld.journal()).length === 1, 20_000);
  expect(await wereld.journal()).toMatchObject([{ soort: 'poststuk', fouten: [{ code: 'afzender-onbekend' }] }]);
  await until(async () => {
    await wereld.store.owner.query('update postbusmail set volgende_poging = now() where gelezen_op is null');
    return (await wereld.journal()).length === 2;
  }, 30_000);
  expect((await wereld.journal())[1]).toMatchObject({ soort: 'poststuk', fouten: [{ code: 'mail-onleesbaar' }] });
});

test('a mail that is too large is for a person, with its beginning, and the next goes on', async () => {
  const large = Buffer.concat([await letter('groot'), Buffer.alloc(largestMail, 'x\r\n')]);
  await postbus.put(large, await letter('klein'));
  wereld.read(postbus);
  await until(markedAll(2), 20_000);
  const rows = await wereld.journal();
  expect(rows.map(({ fouten }) => fouten?.[0]?.code).sort()).toEqual(['afzender-onbekend', 'mail-te-groot']);
  const [{ lengte }] = (await wereld.rows<{ lengte: number }>('select max(length(inhoud)) as lengte from journal')) as [{ lengte: number }];
  expect(lengte).toBeLessThan(300_000);
});

test('what is no melding goes back, also while the mailbox was away: our marks and our copy are gone', async () => {
  wereld.read(postbus);
  await postbus.put(await letter());
  await until(markedAll(1));
  await until(async () => (await wereld.rows('select from postbusmail where gemarkeerd_op is not null')).length === 1);
  await mailserver.kill();
  await judgeAsNoMelding();
  await mailserver.start();
  await until(async () => (await wereld.rows('select from postbus_terug where klaar_op is not null')).length === 1);
  expect(await postbus.flags()).toEqual([['$SchakelGeenMelding']]);
  expect(await postbus.flags('Overgenomen')).toEqual([]);
});

test('what went back does not come in again, and a flag that people put on it stays', async () => {
  const raw = await letter();
  await postbus.put(raw);
  await postbus.flag();
  const { lezer } = wereld.read(postbus);
  await until(markedAll(1));
  await judgeAsNoMelding();
  await postbus.put(await letter('wek'));
  await until(async () => (await wereld.rows('select from postbus_terug where klaar_op is not null')).length === 1);
  expect((await postbus.flags())[0]).toEqual(['$SchakelGeenMelding', '\\Flagged']);
  await wereld.store.owner.query("update journal set vingerafdruk = vingerafdruk, referentie = null where soort = 'poststuk'");
  await postbus.put(raw);
  await until(async () => (await wereld.rows('select from postbusmail')).length === 3);
  expect([lezer.leest, (await wereld.journal()).length]).toEqual([true, 2]);
});

const received = 'Received: from a by b; Sun, 22 Nov 2026 00:00:00 +0000\r\n';
const verdict = 'Authentication-Results: mail.veilig-thuis-gv.example; dmarc=pass header.from=politie-mn.example\r\n';
test.each([
  ['is believed above what came with it, one own server later', [received, verdict, received], 'politie-mn'],
  ['is not believed where anybody may have written it', [received, received, verdict], 'onbekend'],
  ['is missed when it is not there', [], 'onbekend'],
])('the word of the mailbox’s own server about the sender %s', async (_, lines, partij) => {
  await postbus.put(Buffer.concat([Buffer.from(lines.join('')), await report()]));
  wereld.read(postbus, { vertrouwd: false });
  await until(async () => (await wereld.journal()).length === 1);
  expect(await wereld.journal()).toMatchObject([{ partij }]);
});
