/** A mailbox that the hub reads itself: with two gateways, of which the one that reads it is killed between every two steps. */
import { eventually } from '../support/eventually';
import { betrokken, casusOf, melding } from '../support/journey';
import { mailOf, xmlBijlage } from '../support/mail';
import { startMailserver, type Mailserver, type Postbus } from '../support/postbus';
import { startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(120_000);

let mailserver: Mailserver;
let postbus: Postbus;
let hub: OwnHub;
beforeAll(async () => {
  mailserver = await startMailserver();
  postbus = await mailserver.postbus();
  const { host, port, password } = mailserver;
  const env = { IMAP_URL: `imap://${host}:${port}`, IMAP_GEBRUIKER: postbus.gebruiker, IMAP_WACHTWOORD: password };
  hub = await startTestHub({ mode: 'embedded', processes: { gateway: 2 }, env });
}, 90_000);
afterAll(async () => {
  await hub.stop();
  await mailserver.stop();
});

test('run.json says which mailbox is read', () => {
  const { host, port, password } = mailserver;
  expect(hub.run).toMatchObject({ imap: { host, port, user: postbus.gebruiker, password } });
});

test.each(['imap-voor-journaal', 'intake-na-commit', 'mail-na-commit', 'imap-voor-merk'])(
  'the gateway that reads it dies at %s: the other goes on, and the mail is one casus with one receipt',
  async (point) => {
    const before = await hub.sql<{ id: string }>('select id from journal');
    const marked = (await postbus.flags()).length;
    hub.arm(point);
    await postbus.put(await mailOf({ attachments: [xmlBijlage(melding({ personen: betrokken('dochter-huizen') }))] }));
    await eventually(() => {
      expect(hub.wentOff(point)).toBe(true);
    }, 20_000);
    await eventually(async () => {
      const flags = await postbus.flags();
      expect([flags.length, flags.filter((each) => each.includes('$Schakel')).length]).toEqual([marked + 1, marked + 1]);
    }, 30_000);
    const rows = await hub.sql<{ id: string; soort: string; deur: string }>(
      'select id, soort, deur from journal where id <> all($1) order by soort',
      [before.map(({ id }) => id)],
    );
    const own = rows.filter(({ soort }) => soort === 'mailontvangst' || soort === 'vt-melding');
    expect(own.map(({ soort, deur }) => [soort, deur])).toEqual([
      ['mailontvangst', 'ontvangst'],
      ['vt-melding', 'imap'],
    ]);
    await casusOf(hub, own[1]!.id);
    await eventually(async () => {
      expect((await hub.mails()).filter(({ text }) => text.includes(own[1]!.id))).toHaveLength(1);
    }, 20_000);
  },
);
