/** What the police hears back, and what a team's mail says. */
import { randomUUID } from 'node:crypto';
import {
  betrokken,
  casusOf,
  handOver,
  melding,
  note,
  openCasus,
  overdrachtAan,
  quiet,
  receivedBy,
  report,
  samenvatting,
  takeUp,
} from '../support/journey';
import { eventually } from '../support/eventually';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(90_000);

const hub = sharedHub('full');
const telefoon = '0800-2000';

/** The reports back about one melding, in order of arrival. */
const reportsBack = async (identificatie: string): Promise<string[]> =>
  (await receivedBy(hub, 'politie')).map(({ body }) => body).filter((body) => body.includes(identificatie));

test('the police hears at the vervolgbesluit and again at the acceptance which step was taken, and no more', async () => {
  const identificatie = randomUUID();
  const { id } = await report(hub, melding({ identificatie, personen: betrokken('dochter-huizen') }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  const decided = await handOver(hub, await note(hub, casus, 'contactmoment'));
  const [first] = await eventually(async () => {
    const all = await reportsBack(identificatie);
    expect(all).toHaveLength(1);
    return all;
  });
  expect(first).toContain('uitkomst veiligheidsbeoordeling');
  await takeUp(hub, 'u.usd', overdrachtAan(decided, 'usd-huizen'));
  const [, second] = await eventually(async () => {
    const all = await reportsBack(identificatie);
    expect(all).toHaveLength(2);
    return all;
  });
  expect(second).toContain('<ZKN:status>overdracht</ZKN:status>');
  const politie = await hub.partij('politie-mn');
  expect((await politie.get(`/v1/meldingen/${id}`)).json).toHaveProperty('terugkoppeling');
  for (const text of [first, second]) {
    expect(text).not.toContain(casus.id);
    expect(text).not.toContain(samenvatting);
  }
});

test('the mail to a team says number, urgent or regular, reply-by and telephone, and nothing else', async () => {
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen', 'volwassene-hilversum') }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  const decided = await handOver(hub, await note(hub, casus, 'contactmoment'));
  const nummer = overdrachtAan(decided, 'usd-huizen');
  const mail = await eventually(async () => {
    const found = (await hub.mails()).filter(({ text }) => text.includes(nummer));
    expect(found).toHaveLength(1);
    return found[0]!;
  });
  expect(mail.to).toEqual(['usd@huizen.example']);
  expect(mail.subject).not.toContain(nummer);
  expect(mail.text).toContain(telefoon);
  const words = mail.text.replaceAll(nummer, '').replaceAll(telefoon, '');
  expect(words).toMatch(/regulier|gewoon|niet dringend|niet spoed/i);
  expect(words).toMatch(/\d{1,2} \w+ \d{4}|\d{4}-\d{2}-\d{2}|\d{1,2}-\d{1,2}-\d{4}/);
  expect(mail.raw).not.toContain(casus.id);
  for (const secret of ['Huizen', 'Hilversum', 'dochter', 'kind', 'politie', samenvatting]) {
    expect(mail.text.toLowerCase()).not.toContain(secret.toLowerCase());
  }
});

test('an urgent report wakes the bereikbaarheidsdienst by mail, with no word about anybody', async () => {
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen'), sash: 'hoog' }));
  const casus = await casusOf(hub, id);
  await quiet(hub, casus);
  const [row] = await hub.sql<{ status: string; dringend: boolean }>(
    "select status, dringend from outbox where casus_id = $1 and ontvanger = 'bereikbaarheidsdienst'",
    [casus],
  );
  expect(row).toEqual({ status: 'bezorgd', dringend: true });
  const alarms = (await hub.mails()).filter(({ to }) => to.includes('bereikbaarheidsdienst@veilig-thuis-gv.example'));
  expect(alarms.length).toBeGreaterThan(0);
});
