import { randomUUID } from 'node:crypto';
import { MailChannel } from '@schakel/ketenpartners';
import type { Inrichting } from '@schakel/contracts';
import type { Log, Loop } from '@schakel/runtime';
import { AuditLog } from '@schakel/store/audit';
import { JournalAppender, type JournalEntry } from '@schakel/store/journal-append';
import { AlarmModule } from '../../../gateway/src/werkvoorraad/alarm/alarm.module';
import { startAlarm } from '../../../proefomgeving/src/ketenpartners/alarm/alarm';
import type { Partner } from '../../../proefomgeving/src/ketenpartners/partner-server';
import { startMailbak } from '../../../proefomgeving/src/mailbak/mailbak';
import { freshStore, type FreshStore } from '../../../../test/support/database';
import { eventually } from '../../../../test/support/eventually';
import { deliveredInrichting } from '../../../../test/support/inrichting';
import { put, reset } from '../../../../test/support/partner';
import { pageSession } from '../../../../test/support/page-session';
import { startTestGateway, testSettings, type TestGateway } from '../../../../test/support/test-gateway';
import { alarmering } from '.';

const geheim = 'geheim-van-de-aanbieder';
const silent: Log = { info: () => undefined, warn: () => undefined, error: () => undefined };
let store: FreshStore;
let journal: JournalAppender;
let gateway: TestGateway;
let aanbieder: Partner;
let mailbak: Awaited<ReturnType<typeof startMailbak>>;
let loops: Loop[] = [];

beforeAll(async () => {
  [mailbak, store] = await Promise.all([startMailbak({ smtp: 0, http: 0 }), freshStore()]);
  journal = new JournalAppender(store.open('intake'), await store.vault('intake'));
  const pages = AlarmModule.with(
    { db: store.open('werkvoorraad'), audit: new AuditLog(await store.vault('werkvoorraad')), geheim },
    deliveredInrichting(),
  );
  gateway = await startTestGateway(testSettings({ veiligThuis: 'http://127.0.0.1:9/vt', gemeente: 'http://127.0.0.1:9/gm' }), [pages]);
  await gateway.app.listen(0, '127.0.0.1');
  const { port } = gateway.app.getHttpServer().address() as { port: number };
  aanbieder = await startAlarm({ port: 0, hubUrl: `http://127.0.0.1:${port}/v1/alarm/terugmeldingen`, geheim });
});
afterAll(async () => {
  await Promise.all([gateway.app.close(), aanbieder.close(), mailbak.close()]);
  await journal.close();
  await store.drop();
});
afterEach(async () => {
  await Promise.all(loops.map((loop) => loop.stop()));
  loops = [];
  await store.owner.query('delete from oproepen; delete from alarmen; delete from journal');
  await reset(aanbieder.urls);
  await fetch(`${mailbak.url}/messages`, { method: 'DELETE' });
});

/** The delivered roster: Dana, then Eva, behind them Tom; with so many seconds until the next is called. */
function region(bevestigBinnen: number, more: Partial<Inrichting['bereikbaarheid']> = {}): Inrichting {
  const delivered = deliveredInrichting();
  const velden = delivered.bereikbaarheid.aanbieder.velden;
  return {
    ...delivered,
    bereikbaarheid: { ...delivered.bereikbaarheid, bevestigBinnen, aanbieder: { url: aanbieder.urls.url, velden }, ...more },
  };
}
function wake(inrichting: Inrichting): void {
  const smtp = { smtpUrl: mailbak.smtpUrl, afzender: 'hub@schakel.invalid', omgeving: 'test', timeoutMs: 2_000 };
  const loop = alarmering({
    db: store.open('alarmen', 1),
    inrichting,
    mail: new MailChannel(smtp),
    vast: { telefoon: '0800-2000', gatewayUrl: 'https://hub.example', oefening: true },
    autorisatie: 'Bearer sleutel',
    geheim: undefined,
    log: silent,
  });
  loops.push(loop);
  loop.start();
}

const melding: JournalEntry = { soort: 'vt-melding.v1', deur: 'http', partij: 'politie-mn', bytes: Buffer.from('<x/>'), dringend: true };
const append = async (entry: Partial<JournalEntry> = {}): Promise<string> =>
  (await journal.append({ ...melding, referentie: randomUUID(), ...entry })).id;

interface Call {
  readonly to: string;
  readonly text: string;
  readonly channel: string;
  readonly reference: string;
}
const calls = (): Call[] =>
  aanbieder.control.received.map(({ bodyBase64 }) => JSON.parse(Buffer.from(bodyBase64, 'base64').toString()) as Call);
const called = () => calls().map(({ to, channel }) => `${to.slice(-1)} ${channel}`);
const press = async (reference: string) =>
  (await put(aanbieder.urls, 'gebaar', { reference, key: '1' })).json() as Promise<{ bodyBase64: string }>;
const heard = ({ bodyBase64 }: { bodyBase64: string }) =>
  (JSON.parse(Buffer.from(bodyBase64, 'base64').toString()) as { gehoord: string }).gehoord;
const alarms = async () =>
  (
    await store.owner.query<{ id: string; aanleiding: string; rondes: number; door: string | null }>(
      'select id, aanleiding, rondes, bevestigd_door as door from alarmen order by aangemaakt_op',
    )
  ).rows;

test('one after another is called, then everybody at once, until a key takes it up; whoever presses later hears who was first', async () => {
  const from = Date.now();
  wake(region(1));
  await append();
  await eventually(() => {
    expect(called().sort()).toEqual(['1 sms', '1 voice']);
  });
  expect(Date.now() - from).toBeLessThan(10_000);
  await eventually(() => {
    expect(called().slice(0, 6).sort()).toEqual(['1 sms', '1 voice', '2 sms', '2 voice', '3 sms', '3 voice']);
  });
  await eventually(() => {
    expect(called().slice(6, 12).sort()).toEqual(['1 sms', '1 voice', '2 sms', '2 voice', '3 sms', '3 voice']);
  });
  expect((await alarms())[0]?.rondes).toBeGreaterThan(0);

  const [dana, eva] = ['1', '2'].map((last) => calls().find(({ to, channel }) => to.endsWith(last) && channel === 'voice')!);
  expect(heard(await press(eva!.reference))).toBe('U pakt dit op.');
  expect(heard(await press(dana!.reference))).toBe('Eva Eik pakt dit al op.');
  expect(await alarms()).toMatchObject([{ door: 'e.eik' }]);
  const { rows } = await store.owner.query("select actor, codes from audit where actie = 'alarm-bevestigd'");
  expect(rows).toEqual([{ actor: 'e.eik', codes: ['telefoon'] }]);
  const open = await store.owner.query("select from alarmen where bevestigd_op is null and volgende_op < 'infinity'");
  expect(open.rowCount).toBe(0);
});

const texts = () => calls().filter(({ to, channel }) => to.endsWith('1') && channel === 'sms');
const numberOf = ({ text }: Call): string => / OK (\d{4}) /.exec(text)?.[1] ?? '';
const reply = async (text: string, from = '+31600000001') =>
  heard((await (await put(aanbieder.urls, 'gebaar', { from, text })).json()) as never);

test('a reply to the text message takes up what that message was about, and no other reply does', async () => {
  await Promise.all([append(), append()]);
  wake(region(300));
  await eventually(() => {
    expect(texts()).toHaveLength(1);
  });
  const nummer = numberOf(texts()[0]!);
  for (const text of ['Wie is dit?', `OKAPI ${nummer}`, nummer]) expect(await reply(text)).toBe('');
  expect(await reply(`OK ${nummer}`, '+31699999999')).toBe('');
  for (const text of ['OK', `OK ${nummer}0`, `OK ${nummer === '0000' ? '0001' : '0000'}`])
    expect(await reply(text)).toContain('met het nummer');
  expect((await alarms()).map(({ door }) => door)).toEqual([null, null]);
  expect(await reply(` ok  ${nummer}`)).toBe('U pakt dit op.');
  expect((await alarms()).map(({ door }) => door)).toEqual(['d.dijk', 'd.dijk']);
});

test('a reply that comes again later takes up nothing that came after the call that it answers', async () => {
  wake(region(300));
  await append();
  await eventually(() => {
    expect(texts()).toHaveLength(1);
  });
  const said = `OK ${numberOf(texts()[0]!)}`;
  expect(await reply(said)).toBe('U pakt dit op.');
  await append();
  await eventually(() => {
    expect(texts()).toHaveLength(2);
  });
  expect(await reply(said)).toBe('Er wacht niets meer.');
  expect((await alarms()).map(({ door }) => door)).toEqual(['d.dijk', null]);
  const named = (kenmerk: string) => put(aanbieder.urls, 'gebaar', { from: '+31600000001', text: 'OK', reference: kenmerk });
  await named(texts()[0]!.reference);
  expect((await alarms()).map(({ door }) => door)).toEqual(['d.dijk', null]);
  await named(texts()[1]!.reference);
  expect((await alarms()).map(({ door }) => door)).toEqual(['d.dijk', 'd.dijk']);
});

test('of two who press the button the first has it, and the other reads who', async () => {
  const id = await append();
  const person = async (sub: string) => pageSession(gateway.app, await gateway.loginAs('bereikbaarheidsdienst', { sub }));
  const [dana, eva] = [await person('d.dijk'), await person('e.eik')];
  expect((await dana.get('/werkvoorraad/alarm')).body).toContain(id);
  await dana.post(`/werkvoorraad/alarm/${id}/bevestiging`, []);
  await eva.post(`/werkvoorraad/alarm/${id}/bevestiging`, []);
  expect((await dana.get(`/werkvoorraad/alarm/${id}`)).body).toContain('U heeft dit opgepakt');
  expect((await eva.get(`/werkvoorraad/alarm/${id}`)).body).toContain('Dana Dijk');
  expect(await alarms()).toMatchObject([{ door: 'veilig-thuis:d.dijk' }]);
});

test('what says nothing signed takes up nothing', async () => {
  const url = `${await gateway.app.getUrl()}/v1/alarm/terugmeldingen`;
  const body = JSON.stringify({ gebeurtenis: 'antwoord', van: '+31600000001', tekst: 'OK' });
  const tell = (headers: Record<string, string>) =>
    fetch(url, { method: 'POST', headers: { 'content-type': 'application/json', ...headers }, body }).then(({ status }) => status);
  expect(await tell({})).toBe(401);
  expect(await tell({ 'schakel-handtekening': `sha256=${'0'.repeat(64)}` })).toBe(401);
});

test('with the provider away the mail still goes, the calls are tried again, and nothing in any of it says about whom', async () => {
  await put(aanbieder.urls, 'mode', { mode: 'down' });
  wake(region(300));
  await append();
  const mails = async () => (await (await fetch(`${mailbak.url}/messages`)).json()) as { to: string[]; subject: string; text: string }[];
  await eventually(async () => {
    expect((await mails()).flatMap(({ to }) => to)).toContain('d.dijk@veilig-thuis-gv.example');
  });
  const failing = "select from oproepen where kanaal in ('sms', 'spraak') and poging > 0 and status = 'gereed'";
  await eventually(async () => {
    expect((await store.owner.query(failing)).rowCount).toBe(2);
  });
  await put(aanbieder.urls, 'mode', { mode: 'normal' });
  await eventually(() => {
    expect(called().sort()).toEqual(['1 sms', '1 voice']);
  });
  for (const { subject, text } of await mails()) expect(`${subject} ${text}`).not.toMatch(/politie|melder|[0-9a-f]{8}-/);
});

test('two processes call once, and of many at once each person hears once', async () => {
  await Promise.all(Array.from({ length: 20 }, () => append()));
  wake(region(300));
  wake(region(300));
  await eventually(() => {
    expect(called().sort()).toEqual(['1 sms', '1 voice']);
  });
  await append();
  await eventually(() => {
    expect(called()).toHaveLength(4);
  });
  expect(calls()[0]?.text).toContain('20 spoedmeldingen');
});

test('what is urgent alarms by whatever way it came; what belongs to a casus already, or is not urgent, does not', async () => {
  const fouten = [{ code: 'schema-ongeldig', location: 'x' }] as const;
  const geweigerd = await append({ fouten: [...fouten] });
  const poststuk = await append({ soort: 'poststuk.v1', deur: 'smtp', fouten: [...fouten], teBeoordelen: true });
  await append({ dringend: false });
  await append({ casus: '0190b3a0-0000-7000-8000-000000000001' });
  expect(await alarms()).toMatchObject([
    { id: geweigerd, aanleiding: 'geweigerd' },
    { id: poststuk, aanleiding: 'poststuk' },
  ]);
});

test('what nobody read by the hour of the day is told once, by mail', async () => {
  await append({ soort: 'poststuk.v1', deur: 'smtp', dringend: false, fouten: [], teBeoordelen: true });
  await store.owner.query("update journal set ontvangen_op = now() - interval '2 days'");
  const mails = async () => (await (await fetch(`${mailbak.url}/messages`)).json()) as { to: string[]; subject: string }[];
  wake(region(1, { beoordeeldVoor: 0 }));
  await eventually(async () => {
    expect((await mails()).map(({ to }) => to[0]).sort()).toEqual([
      'bereikbaarheidsdienst@veilig-thuis-gv.example',
      'd.dijk@veilig-thuis-gv.example',
    ]);
  });
  expect(await alarms()).toMatchObject([{ aanleiding: 'ongelezen', rondes: 0 }]);
  expect(called()).toEqual([]);
});
