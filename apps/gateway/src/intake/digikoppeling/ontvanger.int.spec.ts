import { randomBytes, randomUUID } from 'node:crypto';
import { leesMelding } from '@schakel/domain';
import { decode, openMail, XmlReader } from '@schakel/ketenpartners';
import type { Loop } from '@schakel/runtime';
import { readBerichten } from '@schakel/store/journal';
import { JournalAppender } from '@schakel/store/journal-append';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { deel, politieOin, startAdapter } from '../../../../../test/support/digikoppeling';
import { eventually } from '../../../../../test/support/eventually';
import { deliveredInrichting } from '../../../../../test/support/inrichting';
import { melding } from '../../../../../test/support/journey';
import { untilLockWaits } from '../../../../../test/support/lock-waits';
import { Acceptance } from '../accept';
import { DigikoppelingIntake } from './digikoppeling-intake';
import { ontvanger } from './ontvanger';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const xml = new XmlReader();
let store: FreshStore;
let other: Awaited<ReturnType<typeof startAdapter>>;
let acceptance: Acceptance;
let journal: JournalAppender;
let intake: DigikoppelingIntake;
const running: Loop[] = [];

/** Asks as fast as it can; time goes by a minute at each look at the clock, so that nothing waits long. */
function start(taking = intake): Loop {
  let now = 0;
  const loop = ontvanger(store.open('intake', 3), other.adapter, taking, 10, silent, () => (now += 60_000));
  loop.start();
  running.push(loop);
  return loop;
}
beforeAll(async () => {
  store = await freshStore();
  other = await startAdapter();
  journal = new JournalAppender(store.open('intake', 4), await store.vault('intake'));
  acceptance = new Acceptance(xml, journal);
  intake = new DigikoppelingIntake(acceptance, journal, deliveredInrichting());
});
afterEach(async () => {
  await Promise.all(running.splice(0).map((loop) => loop.stop()));
  await other.postkamer.behave('normal');
});
afterAll(async () => {
  await other.close();
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
const rows = async (): Promise<Row[]> =>
  (await store.owner.query<Row>('select id, soort, partij, status, dringend, fouten from journal order by ontvangen_op')).rows;
const known = async (): Promise<Set<string>> => new Set((await rows()).map(({ id }) => id));
const since = async (before: Set<string>): Promise<Row[]> => (await rows()).filter(({ id }) => !before.has(id));
const settled = (messageId: string) =>
  eventually(async () => {
    expect(await other.postkamer.statusOf(messageId)).toBe('PROCESSED');
  });
const ours = (more: Parameters<typeof melding>[0] = {}): string => melding({ zender: politieOin, ...more });
/** What a message leaves in the journal once it is settled. */
async function left(...dataSources: ReturnType<typeof deel>[]): Promise<Row[]> {
  const before = await known();
  start();
  await settled(await other.postkamer.inject({ dataSources }));
  return since(before);
}

test('a report by Digikoppeling is the report that HTTP would have taken, and becomes the same melding', async () => {
  const body = ours({ sash: 'hoog' });
  const found = await left(deel(body));
  expect(found).toMatchObject([{ soort: 'vt-melding', partij: 'politie-jubes', status: 'ontvangen', dringend: true, fouten: null }]);
  const partij = { soort: 'machine', partij: 'politie-jubes', partijSoort: 'politie', spreektVoor: [politieOin] } as const;
  const again = await acceptance.accept({ deur: 'http', partij, body: Buffer.from(body) }, 'meldingen', ['vt-melding.v1']);
  expect(again.receipt).toMatchObject({ id: found[0]!.id, herhaling: true });
  const [kept] = await readBerichten(store.open('afhandeling'), await store.vault('afhandeling'), [found[0]!.id]);
  const read = (bytes: Buffer) => leesMelding('vt-melding.v1', decode('vt-melding.v1', bytes, found[0]!.id));
  expect(read(kept!.inhoud!)).toEqual(read(Buffer.from(body)));
});

test('two parts are two reports', async () => {
  expect((await left(deel(ours()), deel(ours()))).map(({ soort }) => soort)).toEqual(['vt-melding', 'vt-melding']);
});

test('what was journalled and not settled is read again, and is one melding', async () => {
  const before = await known();
  const messageId = await other.postkamer.inject({ dataSources: [deel(ours())] });
  const message = await other.adapter.message(messageId);
  await intake.take(message!);
  expect(await other.postkamer.statusOf(messageId)).toBe('RECEIVED');
  start();
  await settled(messageId);
  expect(await since(before)).toHaveLength(1);
});

test('nothing is settled before the journal has it', async () => {
  await store.owner.query('begin');
  await store.owner.query('lock table journal in access exclusive mode');
  const messageId = await other.postkamer.inject({ dataSources: [deel(ours())] });
  start();
  await untilLockWaits(store, 'intake', 1);
  expect(await other.postkamer.statusOf(messageId)).toBe('RECEIVED');
  await store.owner.query('rollback');
  await settled(messageId);
});

test.each<[string, () => ReturnType<typeof deel>[], string[]]>([
  ['of another kind', () => [deel('<brief/>')], ['onbekend-bericht']],
  ['that breaks off', () => [deel(ours().slice(0, 900))], ['niet-welgevormd']],
  ['that is no XML', () => [deel(randomBytes(300), { name: 'foto.pdf', contentType: 'application/pdf' })], ['niet-welgevormd']],
  ['from another sender inside', () => [deel(melding({ zender: '00000099000000002000' }))], ['zender-niet-toegestaan']],
  ['with nothing in it', () => [], ['onbekend-bericht']],
])('a message %s is kept whole for a person, once', async (_, make, codes) => {
  const parts = make();
  const found = await left(...parts);
  expect(found).toMatchObject([{ soort: 'poststuk', partij: 'politie-jubes', status: 'te beoordelen' }]);
  expect(found[0]!.fouten?.map(({ code }) => code)).toEqual(codes);
  const [kept] = await readBerichten(store.open('werkvoorraad'), await store.vault('werkvoorraad'), [found[0]!.id]);
  const opened = await openMail(kept!.inhoud!, { alsTekst: 1_000 });
  expect(opened?.bijlagen.map(({ bytes }) => bytes.toString('base64'))).toEqual(parts.map(({ content }) => content));
  expect(opened?.tekst?.van).toContain(politieOin);
});

test('beside a report that was read, what was not read is kept with the whole message', async () => {
  const found = await left(deel(ours()), deel('<brief/>'));
  expect(found.map(({ soort }) => soort).sort()).toEqual(['poststuk', 'vt-melding']);
  expect(found.find(({ soort }) => soort === 'poststuk')?.fouten).toEqual([{ code: 'onbekend-bericht', location: 'dataSources[2]' }]);
});

test('a report that cannot be read and says that there is danger is read first, by whatever door', async () => {
  const broken = ours({ sash: 'hoog' }).replace(/<\/(\w+:)?vtMeldingDi01>/, (end) => `<vreemd/>${end}`);
  expect(await left(deel(broken))).toMatchObject([{ soort: 'poststuk', dringend: true, fouten: [{ code: 'schema-ongeldig' }] }]);
  const before = await known();
  const partij = { soort: 'machine', partij: 'politie-jubes', partijSoort: 'politie', spreektVoor: [politieOin] } as const;
  const offered = { deur: 'http', partij, body: Buffer.from(broken) } as const;
  await expect(acceptance.accept(offered, 'meldingen', ['vt-melding.v1'])).rejects.toMatchObject({ code: 'schema-ongeldig' });
  expect(await since(before)).toMatchObject([{ soort: 'vt-melding', status: 'afgewezen', dringend: true }]);
  await expect(acceptance.accept(offered, 'meldingen', ['vt-melding.v1'])).rejects.toMatchObject({ code: 'schema-ongeldig' });
  expect((await since(before)).map(({ dringend }) => dringend)).toEqual([true, false]);
});

test('what a person may open is scanned first, as the attachments of a mail are', async () => {
  const before = await known();
  const scanner = { scan: () => Promise.resolve('onveilig' as const) };
  const message = await other.adapter.message(await other.postkamer.inject({ dataSources: [deel('<brief/>')] }));
  await new DigikoppelingIntake(acceptance, journal, deliveredInrichting(), scanner).take(message!);
  expect((await since(before))[0]?.fouten?.map(({ code }) => code)).toEqual(['onbekend-bericht', 'bijlage-onveilig']);
});

test('an unknown sender is kept for a person', async () => {
  const before = await known();
  start();
  await settled(await other.postkamer.inject({ dataSources: [deel(ours())] }, '00000099000000009999'));
  const found = await since(before);
  expect(found).toMatchObject([{ soort: 'poststuk', partij: 'onbekend', fouten: [{ code: 'afzender-onbekend' }] }]);
});

test('a message that cannot be fetched holds up no other, stays at the adapter, and a person hears of it once', async () => {
  const before = await known();
  const broken = await other.postkamer.inject({ dataSources: [{ content: 'dit is geen base64' }] });
  const good = await other.postkamer.inject({ dataSources: [deel(ours())] });
  start();
  await settled(good);
  const told = async () => (await since(before)).filter(({ soort }) => soort === 'poststuk');
  await eventually(async () => {
    expect(await told()).toMatchObject([{ partij: 'onbekend', fouten: [{ code: 'partner-antwoord-onleesbaar' }] }]);
  });
  const later = await other.postkamer.inject({ dataSources: [deel(ours())] });
  await settled(later);
  expect([await other.postkamer.statusOf(broken), (await told()).length]).toEqual(['RECEIVED', 1]);
});

test('a person hears of it also when the first telling failed', async () => {
  const before = await known();
  const tried = new Set<string>();
  class Failing extends DigikoppelingIntake {
    override async keepUnfetched(messageId: string, code: Parameters<DigikoppelingIntake['keepUnfetched']>[1]): Promise<void> {
      if (tried.has(messageId)) return super.keepUnfetched(messageId, code);
      tried.add(messageId);
      throw new Error('the database went away');
    }
  }
  await other.postkamer.inject({ dataSources: [{ content: 'ook dit is geen base64' }] });
  start(new Failing(acceptance, journal, deliveredInrichting()));
  await eventually(async () => {
    expect((await since(before)).filter(({ soort }) => soort === 'poststuk')).toHaveLength(1);
  });
});

test.each(['down', 'error500', 'garbage', 'reset'] as const)('an adapter that is %s delays, and loses nothing', async (mode) => {
  const messageId = await other.postkamer.inject({ dataSources: [deel(ours())] });
  await other.postkamer.behave(mode);
  start();
  await eventually(async () => {
    expect(await other.adapter.isReachable()).toBe(false);
  });
  expect(await other.postkamer.statusOf(messageId)).toBe('RECEIVED');
  await other.postkamer.behave('normal');
  await settled(messageId);
});

test('two that ask at once, with events that come twice, make one melding', async () => {
  const before = await known();
  await other.postkamer.behave('duplicate');
  const ids = await Promise.all(Array.from({ length: 6 }, () => other.postkamer.inject({ dataSources: [deel(ours())] })));
  start();
  start();
  for (const id of ids) await settled(id);
  const found = await since(before);
  expect(found.map(({ soort }) => soort)).toEqual(ids.map(() => 'vt-melding'));
});

test('with another password nothing comes in', async () => {
  await expect(other.vreemde.events(['RECEIVED'], 1)).rejects.toMatchObject({ code: 'adapter-weigert' });
  expect(await other.vreemde.message(randomUUID()).catch((error: unknown) => error)).toMatchObject({ code: 'adapter-weigert' });
});

test('what our own program stumbles over holds up nothing else, and a person hears of it', async () => {
  const before = await known();
  const includes = (oin: string): boolean => {
    if (oin === politieOin) throw new TypeError('a mistake of ours');
    return false;
  };
  start(new DigikoppelingIntake(acceptance, journal, { partijen: [{ spreektVoor: { includes } }] as never }));
  const bad = await other.postkamer.inject({ dataSources: [deel(ours())] });
  await settled(await other.postkamer.inject({ dataSources: [deel(ours())] }, '00000099000000000001'));
  await eventually(async () => {
    const found = (await since(before)).map(({ fouten }) => fouten?.map(({ code }) => code));
    expect(found).toEqual(expect.arrayContaining([['afzender-onbekend'], ['onbekend-bericht']]));
  });
  expect(await other.postkamer.statusOf(bad)).toBe('RECEIVED');
});
