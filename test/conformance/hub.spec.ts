/** What keeps a local hub together, tried on apps of a few lines. */
import { mkdirSync, readdirSync, writeFileSync } from 'node:fs';
import { join } from 'node:path';
import { startHub } from '../../scripts/hub.mjs';
import { readEnvironment, readRun } from '../../scripts/lib/run-file.mjs';
import { startServices } from '../../scripts/services.mjs';
import type { Services } from '../../scripts/services.mjs';
import { eventually } from '../support/eventually';
import { testDirectory } from '../support/services';

jest.setTimeout(60_000);

const stays = "process.on('SIGTERM', () => process.exit(0)); setInterval(() => {}, 1000);";
const partners = Object.fromEntries(
  ['rvdk', 'politie', 'digikoppeling', 'alarm', 'dossier', 'regio'].map((name) => [
    name,
    { control: `http://${name}/control`, url: `http://${name}` },
  ]),
);
const said = {
  gereed: true,
  oidcIssuers: { 'veilig-thuis': 'http://a', gemeente: 'http://b' },
  users: [],
  clients: [],
  mailSink: 'http://c',
  smtpUrl: 'smtp://d',
  digikoppeling: { gebruiker: 'e', wachtwoord: 'f' },
  partners,
};
const surroundings = `process.send(${JSON.stringify(said)});`;
const gateway = `process.send({ gereed: true, managementUrl: 'http://127.0.0.1:1/' + process.pid + '?' + Object.keys(process.env).sort() });`;
const workers = `process.send({ gereed: true, managementUrl: process.env.RVDK_URL + ' ' + process.env.DATABASE_URL });`;

interface Run {
  pids: { gateway: number | null; workers: number[]; postgres: number | null };
  management: { gateway: string; workers: string[] };
}

function fakeRoot(apps: Record<string, string>): string {
  const root = testDirectory('root');
  for (const [app, text] of Object.entries(apps)) {
    mkdirSync(join(root, 'dist', 'apps', app, 'src'), { recursive: true });
    writeFileSync(join(root, 'dist', 'apps', app, 'src', 'main.js'), text);
  }
  return root;
}

describe('a local hub', () => {
  let services: Services;
  const dir = testDirectory('hub');
  const root = fakeRoot({ proefomgeving: surroundings + stays, gateway: gateway + stays, workers: workers + stays });
  const start = (more: object = {}) => startHub({ mode: 'embedded', dir, root, services, ...more });
  const run = () => readRun(dir) as Run;

  beforeAll(async () => {
    services = await startServices({ dir, rabbitmq: false, redis: false });
  });
  afterAll(() => services.stop());

  it('is found by run.json from ready until stopped, and tells each process what it needs', async () => {
    const hub = await start();
    expect(run()).toEqual(JSON.parse(JSON.stringify(hub.run)));
    expect(run().management.workers).toEqual([`http://rvdk ${services.databaseUrl}`]);
    expect(run().management.gateway).toContain('SESSIE_GEHEIM');
    expect(run().pids.postgres).toBe(services.pids.postgres);
    expect(readEnvironment(dir)).toMatchObject({ DATABASE_URL: services.databaseUrl });
    await hub.stop();
    await hub.stop();
    expect(run()).toBeUndefined();
    expect(readdirSync(join(dir, 'pids'))).toEqual([`postgres.${services.pids.postgres!}.json`]);
  });

  it('starts a process again that ended by itself, and says so', async () => {
    const said: string[] = [];
    const hub = await start({ report: (line: string) => said.push(line) });
    const first = run().pids.gateway!;
    process.kill(first, 'SIGKILL');
    const second = await eventually(() => {
      const { gateway: pid } = run().pids;
      if (pid === null || pid === first) throw new Error('not yet');
      return pid;
    });
    expect(run().management.gateway).toContain(`/${second}?`);
    expect(said.join()).toMatch(/gateway: stopped \(signal SIGKILL\); its log is .*gateway\.log; starting it again in 1 s/);
    await hub.stop();
  });

  it('leaves down what was killed on purpose, until it is restarted', async () => {
    const said: string[] = [];
    const hub = await start({ processes: { workers: 2 }, report: (line: string) => said.push(line) });
    expect(run().pids.workers).toHaveLength(2);
    await hub.processes.workers.kill();
    expect(hub.processes.workers.pids).toEqual([null, null]);
    await hub.processes.workers.restart();
    expect(run().pids.workers).toHaveLength(2);
    expect(said).toEqual([]);
    await hub.stop();
  });

  it('starts PostgreSQL again when it ended by itself', async () => {
    const hub = await start();
    const first = services.pids.postgres!;
    process.kill(first, 'SIGKILL');
    await eventually(() => {
      expect(run().pids.postgres).not.toBeNull();
      expect(run().pids.postgres).not.toBe(first);
    });
    await hub.stop();
  });

  it('stops everything and shows the log when a process does not come up', async () => {
    const broken = fakeRoot({
      proefomgeving: surroundings + stays,
      gateway: gateway + stays,
      workers: "console.log('the reason'); process.exit(3)",
    });
    await expect(startHub({ mode: 'embedded', dir, root: broken, services })).rejects.toThrow(
      /workers stopped \(exit code 3\)[^]*the reason/,
    );
    expect(run()).toBeUndefined();
    expect(readdirSync(join(dir, 'pids'))).toEqual([`postgres.${services.pids.postgres!}.json`]);
  });
});
