/** Somebody is told when something is wrong: once when it begins and once when it ends, and a watcher outside hears that the hub lives. */
import { createHmac } from 'node:crypto';
import { cpSync, readFileSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startServices } from '../../scripts/services.mjs';
import type { Services } from '../../scripts/services.mjs';
import { eventually } from '../support/eventually';
import { askAll, casusOf, openCasus, report } from '../support/journey';
import { listen, type Listener } from '../support/listener';
import { put } from '../support/partner';
import { testDirectory } from '../support/services';
import { startTestHub, type OwnHub } from '../support/test-hub';

jest.setTimeout(300_000);
const beheerder = 'beheer@veilig-thuis.example';
const geheim = 'alleen-voor-toetsen';

let services: Services;
let hub: OwnHub;
let webhook: Listener;
let bewaker: Listener;
beforeAll(async () => {
  [webhook, bewaker] = await Promise.all([listen(), listen()]);
  const dir = testDirectory('waarschuwingen');
  services = await startServices({ dir });
  const env = {
    WAARSCHUW_MAIL: beheerder,
    WAARSCHUW_WEBHOOK_URL: webhook.url,
    WAARSCHUW_WEBHOOK_GEHEIM: geheim,
    LEVENSTEKEN_URL: bewaker.url,
    CONFIG_DIR: withShortRest(join(dir, 'inrichting')),
  };
  hub = await startTestHub({ mode: 'full', services, env });
}, 120_000);
afterAll(async () => {
  await hub.stop();
  await Promise.all([services.stop(), webhook.close(), bewaker.close()]);
});

/** The inrichting of the region, in which what is away is over after 20 s. */
function withShortRest(folder: string): string {
  cpSync('config', folder, { recursive: true });
  const file = join(folder, 'beheer.yaml');
  writeFileSync(file, readFileSync(file, 'utf8').replace(/rust: \d+/, 'rust: 20'));
  return folder;
}
const posts = () => webhook.heard.map(({ body }) => JSON.parse(body) as { soort: string; onderwerp: string; geeindigdOp?: string });
const about = (soort: string): string[] =>
  posts()
    .filter((post) => post.soort === soort)
    .map(({ geeindigdOp }) => (geeindigdOp ? 'einde' : 'begin'));
const mailed = async (): Promise<string[]> =>
  (await hub.mails())
    .filter(({ to }) => to.includes(beheerder))
    .flatMap(({ subject }) => (subject.includes('partner-onbereikbaar') ? [subject] : []));
const rvdk = () => ({ control: hub.run.partners['rvdk'].control, url: '' });

test('a partner that is away is told once by mail and webhook, its return once, also when the workers died in between', async () => {
  await eventually(() => {
    expect(bewaker.heard.length).toBeGreaterThan(0);
  }, 90_000);
  await put(rvdk(), 'mode', { mode: 'error429' });
  const { id } = await report(hub);
  await askAll(hub, await openCasus(hub, await casusOf(hub, id)));
  await eventually(
    async () => {
      expect(about('partner-onbereikbaar')).toEqual(['begin']);
      expect(await mailed()).toEqual(['OEFENOMGEVING Waarschuwing: partner-onbereikbaar']);
    },
    120_000,
    500,
  );
  await hub.processes.workers.restart();
  await put(rvdk(), 'mode', { mode: 'normal' });
  await eventually(
    async () => {
      expect(about('partner-onbereikbaar')).toEqual(['begin', 'einde']);
      expect(await mailed()).toEqual(['OEFENOMGEVING Waarschuwing: partner-onbereikbaar', 'OEFENOMGEVING Voorbij: partner-onbereikbaar']);
    },
    120_000,
    500,
  );
  for (const { body, headers } of webhook.heard)
    expect(headers['schakel-handtekening']).toBe(`sha256=${createHmac('sha256', geheim).update(body).digest('hex')}`);
  expect(new Set(webhook.heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(webhook.heard.length);
});

test('a webhook that refuses stops no mail, and hears it when it is there again', async () => {
  webhook.answer = 503;
  webhook.heard.length = 0;
  await hub.sql(
    "insert into journal (id, soort, versie, deur, partij, inhoud, dringend, status) values (gen_random_uuid(), 'vt-melding', 1, 'http', 'politie-mn', '', false, 'quarantaine')",
  );
  await eventually(
    async () => {
      expect((await hub.mails()).some(({ subject }) => subject.includes('bericht-in-quarantaine'))).toBe(true);
    },
    60_000,
    500,
  );
  await eventually(() => {
    expect(webhook.heard.length).toBeGreaterThan(0);
  }, 60_000);
  webhook.answer = 204;
  const refused = webhook.heard.length;
  await eventually(() => {
    expect(webhook.heard.length).toBeGreaterThan(refused);
  }, 90_000);
  expect(new Set(webhook.heard.map(({ headers }) => headers['idempotency-key'])).size).toBe(1);
});

/** How many rounds of the workers ended without having looked at everything. */
const brokenRounds = (): number => readFileSync(join(hub.logFolder, 'workers.log'), 'utf8').split('waarschuwen-onderbroken').length - 1;

test('without its database the hub gives no sign of life, and gives one again after', async () => {
  const rounds = brokenRounds();
  await services.kill('postgres', 'SIGKILL');
  // The round that had looked at everything when the database died may still give its sign.
  await eventually(() => {
    expect(brokenRounds()).toBeGreaterThan(rounds);
  }, 60_000);
  const before = bewaker.heard.length;
  // A round each 15 s: over a minute without a sign, which is what the watcher goes by.
  await eventually(
    () => {
      expect(brokenRounds()).toBeGreaterThan(rounds + 4);
    },
    150_000,
    1_000,
  );
  expect(bewaker.heard.length).toBe(before);
  await services.start('postgres');
  await eventually(() => {
    expect(bewaker.heard.length).toBeGreaterThan(before);
  }, 120_000);
});
