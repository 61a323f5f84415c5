/** The journey that `npm start` shows plays to its end on a hub that runs, and prints the life of its report. */
import { execFile } from 'node:child_process';
import { resolve } from 'node:path';
import { pathToFileURL } from 'node:url';
import { sharedHub } from '../support/test-hub';

jest.setTimeout(120_000);

const root = resolve(__dirname, '../..');
const hub = sharedHub('embedded');
const script = `
  const { demo } = await import(${JSON.stringify(pathToFileURL(resolve(root, 'scripts/demo.mjs')).href)});
  await demo({ run: JSON.parse(process.env.RUN), root: ${JSON.stringify(root)}, report: (line) => process.stdout.write(line + '\\n') });`;

const play = (run: object): Promise<{ failed: boolean; out: string; err: string }> =>
  new Promise((done) => {
    const env = { ...process.env, RUN: JSON.stringify(run) };
    execFile(process.execPath, ['--input-type=module', '-e', script], { env, cwd: root }, (error, out, err) => {
      done({ failed: error !== null, out, err });
    });
  });

test('the demo ends with the acceptance by both teams and the printed life of the report', async () => {
  const { failed, out, err } = await play(hub.run);
  expect({ failed, err }).toEqual({ failed: false, err: '' });
  for (const step of ['OEFENOMGEVING', '202: ontvangen', 'opgepakt, inhoud zichtbaar', 'bij de acceptatie', 'casus-aangemaakt']) {
    expect(out).toContain(step);
  }
  expect(out.match(/vraag \S+: onbekend/g)).toHaveLength(1);
});

test('a demo that cannot go on says at which call, and with which status', async () => {
  const clients = hub.run.clients.map((client) => (client.partij === 'politie-mn' ? { ...client, clientSecret: 'verkeerd' } : client));
  const { failed, err } = await play({ ...hub.run, clients });
  expect(failed).toBe(true);
  expect(err).toContain('Geen toegangsbewijs');
});
