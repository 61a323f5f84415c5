/** `npm run bench`: the benchmark, on private PostgreSQL, RabbitMQ, Redis and Dovecot. Arguments go to it. */
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { totalmem } from 'node:os';
import { join } from 'node:path';
import { ensureBuilt } from './lib/build.mjs';
import { runCommand, tell, timed } from './lib/console.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { endBelow, removeAll } from './lib/leftovers.mjs';
import { claim } from './lib/only-one.mjs';
import { ensurePrivateDirectory } from './lib/private-files.mjs';
import { untilAsked } from './lib/until-asked.mjs';
import { startServices } from './services.mjs';

const root = join(import.meta.dirname, '..');
/** As docs/beheer/installeren.md advises: what is measured is the hub, not a PostgreSQL made for 1 GB. */
const postgresSettings = {
  shared_buffers: `${Math.floor(totalmem() / 4 / 1024 / 1024)}MB`,
  max_wal_size: '8GB',
  checkpoint_timeout: '15min',
  wal_compression: 'lz4',
  // As the hub says for its own connections. What the bench asks while it measures would otherwise be compiled each time: 150 ms of a core.
  jit: 'off',
};

/** The bench may end the broker and Redis, as kill -9 does, and have them back. */
async function obey(services, what) {
  for (const name of ['rabbitmq', 'redis']) await (what === 'kill' ? services.kill(name, 'SIGKILL') : services.start(name));
}

function run(program, args, services, dir) {
  return new Promise((resolve, reject) => {
    const env = {
      ...process.env,
      DATABASE_URL: services.databaseUrl,
      AMQP_URL: services.amqpUrl,
      REDIS_URL: services.redisUrl,
      BENCH_DIR: dir,
      BENCH_IMAP: services.imap ? JSON.stringify(services.imap) : '',
      BENCH_POSTGRES_PID: services.pids.postgres,
      BENCH_RABBITMQ_PID: services.pids.rabbitmq,
    };
    const child = spawn(process.execPath, [program, ...args], { cwd: root, env, stdio: ['inherit', 'inherit', 'inherit', 'ipc'] });
    child.on('message', (what) => void obey(services, what).then(() => child.send('done')));
    void untilAsked().then((signal) => child.kill(signal));
    child.once('error', reject);
    child.once('exit', (code) => resolve(code ?? 1));
  });
}

async function main(args) {
  await ensureInstalled({ root, report: tell });
  await ensureBuilt({ root, report: tell });
  const program = join(root, 'dist', 'bench', 'main.js');
  if (!existsSync(program)) throw new Error('There is no bench/main.ts to run.');
  const dir = ensurePrivateDirectory(join(root, '.schakel', `test-${process.pid}`));
  const { release } = claim(dir, 'test');
  try {
    const services = await timed(tell, 'Starting PostgreSQL, RabbitMQ, Redis and Dovecot', () =>
      startServices({ dir, root, dovecot: true, postgresSettings, report: tell }),
    );
    return await run(program, args, services, dir);
  } finally {
    await endBelow(dir);
    release();
    removeAll(dir);
  }
}

void runCommand(main);
