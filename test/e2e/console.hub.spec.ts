/** Each trouble is found on the console by its sentence, mended from the page or by the action that it names, and then the line goes green. */
import type { Casus } from '@schakel/domain';
import { startServices, type Services } from '../../scripts/services.mjs';
import { startBrowser, type TestBrowser } from '../support/browser';
import { Console, logIn } from '../support/console';
import { eventually } from '../support/eventually';
import { askAll, betrokken, casusOf, drieBetrokkenen, melding, openCasus, report, xml } from '../support/journey';
import { testDirectory } from '../support/services';
import { startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(240_000);

let services: Services;
let hub: OwnHub;
let browser: TestBrowser;
let beheer: Console;
beforeAll(async () => {
  services = await startServices({ dir: testDirectory('diensten-console') });
  hub = await startTestHub({ mode: 'full', services });
  browser = await startBrowser();
  const page = await browser.open('scherm');
  await logIn(page, hub, 'o.beheer');
  beheer = new Console(page, hub);
}, 120_000);
afterAll(async () => {
  await browser.close();
  await hub.stop();
  await services.stop();
});
afterEach(async () => {
  await rvdk('normal');
  await beheer.goesGreen();
});

const rvdk = (mode: string): Promise<Response> =>
  fetch(`${hub.run.partners.rvdk.control}/mode`, { method: 'PUT', body: JSON.stringify({ mode }) });

/** A report whose questions are put to the Raad. */
async function questions(personen = betrokken('dochter-huizen')): Promise<Casus> {
  const { id } = await report(hub, melding({ personen }));
  const casus = await openCasus(hub, await casusOf(hub, id));
  await askAll(hub, casus);
  return casus;
}
const delivered = (casus: Casus): Promise<void> =>
  eventually(
    async () => {
      const rows = await hub.sql(
        "select status from outbox where casus_id = $1 and soort = 'check-op-bekendheid' and status <> 'bezorgd'",
        [casus.id],
      );
      expect(rows).toEqual([]);
    },
    60_000,
    250,
  );

/** What waits for the Raad waits an hour, unless a person sends it: on some machines a try of the hub's own would come before the button. */
const noTryByItself = (): Promise<unknown> =>
  hub.sql("update outbox set volgende_poging = now() + interval '1 hour' where ontvanger = 'rvdk' and status = 'gereed'");

test('a partner that is too busy until the breaker opens', async () => {
  await rvdk('error429');
  const casussen = [await questions(drieBetrokkenen), await questions(drieBetrokkenen)];
  const sentence = 'Partner rvdk is niet bereikbaar';
  await beheer.says(sentence);
  const ended = await beheer.mend(sentence, 'Verstuur nu opnieuw', 'de Raad heeft de storing verholpen', async () => {
    await noTryByItself();
    await rvdk('normal');
  });
  expect(ended).toContain('Opnieuw verstuurd');
  await Promise.all(casussen.map(delivered));
});

test('a verzending that fails again and again', async () => {
  await rvdk('error429');
  const casus = await questions();
  await eventually(
    async () => {
      const rows = await hub.sql(
        `update outbox set aangemaakt_op = now() - interval '1 hour', volgende_poging = now() + interval '1 hour'
         where casus_id = $1 and status = 'gereed' and laatste_fout is not null returning id`,
        [casus.id],
      );
      expect(rows).toHaveLength(1);
    },
    30_000,
    100,
  );
  const sentence = 'Verzendingen aan rvdk die steeds mislukken: 1';
  await beheer.says(sentence);
  await rvdk('normal');
  expect(await beheer.mend(sentence, 'Verstuur nu opnieuw', 'de Raad is weer bereikbaar')).toContain('Opnieuw verstuurd: 1');
  await delivered(casus);
});

test.each(['hang', 'error500', 'down'])('a partner that is in mode %s leaves an outcome that nobody knows', async (mode) => {
  await rvdk(mode);
  const casus = await questions();
  const sentence = 'Verzendingen aan rvdk waarvan niemand weet of ze aankwamen: 1';
  await beheer.says(sentence);
  await rvdk('normal');
  expect(await beheer.mend(sentence, 'Verstuur opnieuw', 'de Raad zegt dat er niets kwam')).toContain('Opnieuw verstuurd: 1');
  await delivered(casus);
});

test('a bericht that cannot be handled is put aside, and handled once its cause is gone', async () => {
  await hub.processes.workers.kill();
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen') }));
  const [row] = await hub.sql<{ inhoud: Buffer }>('select inhoud from journal where id = $1', [id]);
  await hub.sql("update journal set inhoud = '\\x00', starts = 4 where id = $1", [id]);
  await hub.processes.workers.restart();
  const sentence = 'Berichten die niet afgehandeld kunnen worden (vt-melding): 1';
  await beheer.says(sentence);
  await hub.sql('update journal set inhoud = $2 where id = $1', [id, row!.inhoud]);
  expect(await beheer.mend(sentence, 'Laat opnieuw afhandelen', 'de schijf is hersteld')).toContain('Opnieuw aangeboden: 1');
  await casusOf(hub, id);
});

test('a refused report of a known sender waits until somebody called', async () => {
  const politie = await hub.partij('politie-mn');
  expect((await politie.post('/v1/meldingen', '<vreemd/>', xml)).status).toBe(400);
  const sentence = 'Van politie-mn zijn berichten geweigerd: 1';
  await beheer.says(sentence);
  expect(await beheer.mend(sentence, 'Zet op afgedaan', 'gebeld met de meldkamer')).toContain('Op afgedaan gezet: 1');
});

test('workers that stopped leave a lane standing still, no relay and audit rows without a seal, until they are started', async () => {
  await hub.processes.workers.kill();
  const { id } = await report(hub, melding({ personen: betrokken('dochter-huizen') }));
  await hub.sql("update wekkers set beschikbaar_op = now() - interval '10 minutes' where bericht_id = $1", [id]);
  await hub.sql("insert into audit (id, op, actie, actor) values (gen_random_uuid(), now() - interval '5 minutes', 'uitloggen', 'x')");
  await beheer.says('Wachtrij afhandeling.normaal staat stil');
  await beheer.says('Geen enkel proces zet werk op de wachtrij');
  await beheer.says('Regels van de audit log die nog niet verzegeld zijn');
  await hub.processes.workers.restart();
  await casusOf(hub, id);
});

test.each([
  ['rabbitmq', 'De wachtrijdienst (RabbitMQ) antwoordt niet'],
  ['redis', 'De wekkerdienst (Redis) antwoordt niet'],
] as const)('%s is gone until it is started', async (dienst, sentence) => {
  await services.kill(dienst, 'SIGKILL');
  await beheer.says(sentence);
  await services.start(dienst);
});

test('mail that nobody read today, until somebody does', async () => {
  const [row] = await hub.sql<{ id: string }>(`
    insert into journal (id, soort, versie, deur, partij, inhoud, dringend, status, ontvangen_op)
    values (gen_random_uuid(), 'poststuk', 1, 'smtp', 'onbekend', 'x', false, 'te beoordelen', now() - interval '5 hours') returning id`);
  await beheer.says('Post die een mens moet lezen: 1');
  await hub.sql("update journal set status = 'afgehandeld', afgehandeld_op = now() where id = $1", [row!.id]);
});

test.each([
  [
    'a certificate about to expire',
    "insert into vervaldata values ('certificaat', 'smime', now() + interval '3 days')",
    'certificaat smime verloopt',
    "update vervaldata set geldig_tot = now() + interval '1 year'",
  ],
  [
    'the one who warns is silent',
    "insert into hartslagen values ('waarschuwer', now() - interval '1 hour') on conflict (onderdeel) do update set op = excluded.op",
    'De hub waarschuwt niemand meer',
    'update hartslagen set op = now()',
  ],
  [
    'a backup that is too old',
    "insert into hartslagen values ('back-up', now() - interval '3 days') on conflict (onderdeel) do update set op = excluded.op",
    'De laatste back-up is te oud',
    'update hartslagen set op = now()',
  ],
  [
    'a term that passed, which is for others to act on',
    "insert into termijnen (id, casus_id, soort, grondslag, start_op, uiterlijk, afgegaan_op) values (gen_random_uuid(), gen_random_uuid(), 'acceptatie', 'wet', now(), now() - interval '1 day', now())",
    'Termijnen die voorbij zijn (acceptatie): 1',
    "update termijnen set vervuld_op = now() where soort = 'acceptatie'",
  ],
])('%s', async (_, trouble, sentence, mended) => {
  await hub.sql(trouble);
  await beheer.says(sentence);
  await hub.sql(mended);
  await eventually(async () => {
    expect(await beheer.text()).not.toContain(sentence);
  });
});

test('the command line judges the same: the first line, and an exit code for a monitor', async () => {
  expect(await hub.cli('status')).toMatchObject({ code: 0, out: expect.stringMatching(/^Niemand hoeft iets te doen\.\n/) as string });
  const politie = await hub.partij('politie-mn');
  await politie.post('/v1/meldingen', '<vreemd/>', xml);
  expect(await hub.cli('status')).toMatchObject({
    code: 1,
    out: expect.stringMatching(/^1 ding vraagt om actie\.\n- Van politie-mn/) as string,
  });
  await beheer.mend('Van politie-mn zijn berichten geweigerd: 1', 'Zet op afgedaan', 'gebeld');
});

test('when the database is away the console says so, and is there again by itself', async () => {
  const page = await browser.open('scherm');
  await page.goto(`${hub.run.gateway}/beheer`);
  await services.kill('postgres', 'SIGKILL');
  await eventually(
    async () => {
      expect(await page.locator('main').innerText()).toContain('De database antwoordt niet');
    },
    60_000,
    500,
  );
  await services.start('postgres');
  await eventually(
    async () => {
      expect(await page.locator('main').innerText()).toContain('Stand van');
    },
    60_000,
    500,
  );
  await page.close();
});
