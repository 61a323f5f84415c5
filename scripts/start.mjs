/** `npm start` and `npm run start:full`: a whole hub on this machine, with simulated partners, until Ctrl-C. */
import { existsSync } from 'node:fs';
import { join } from 'node:path';
import { startHub } from './hub.mjs';
import { ensureBuilt } from './lib/build.mjs';
import { runCommand, say, tell, timed } from './lib/console.mjs';
import { wantedPorts } from './lib/environment.mjs';
import { ensureInstalled } from './lib/install.mjs';
import { claim } from './lib/only-one.mjs';
import { endAll } from './lib/pids.mjs';
import { optionsOf } from './lib/options.mjs';
import { ensurePrivateDirectory } from './lib/private-files.mjs';
import { removeRun } from './lib/run-file.mjs';
import { untilAsked } from './lib/until-asked.mjs';

const root = join(import.meta.dirname, '..');
const dir = join(root, '.schakel');

const help = `Starts Schakel on this machine with simulated partners, synthetic people and a mail sink, until Ctrl-C.

npm start                    embedded PostgreSQL; plays the demo journey first
npm run start:full           PostgreSQL, RabbitMQ and Redis: DATABASE_URL, AMQP_URL and REDIS_URL, else own private servers
  -- --no-demo               no demo journey
  -- --port <number>         port of pages and API (else SCHAKEL_PORT; else 8080, or any when that is taken; 0 = any)
  -- --smtp-port <number>    port for reports by mail (SCHAKEL_SMTP_PORT; 2525)
  -- --mail-port <number>    port of the mail sink's list (SCHAKEL_MAIL_PORT; 8025)
  -- --help                  this text

Everything it makes stands in .schakel/ (npm run clean removes it); .schakel/run.json says where everything is.`;

const options = {
  full: { type: 'boolean', default: false },
  'no-demo': { type: 'boolean', default: false },
  port: { type: 'string', default: process.env.SCHAKEL_PORT },
  'smtp-port': { type: 'string', default: process.env.SCHAKEL_SMTP_PORT },
  'mail-port': { type: 'string', default: process.env.SCHAKEL_MAIL_PORT },
};

/** A port that somebody named must be free; a default gives way. */
function wish(text, fallback) {
  if (text === undefined || text === '') return fallback;
  const port = Number(text);
  if (!Number.isInteger(port) || port < 0 || port > 65_535) throw new Error(`"${text}" is no port number`);
  return { port, required: port !== 0 };
}

const portsOf = (values) => ({
  gateway: wish(values.port, wantedPorts.gateway),
  smtp: wish(values['smtp-port'], wantedPorts.smtp),
  mail: wish(values['mail-port'], wantedPorts.mail),
});

function introduce(run) {
  say(`Schakel   ${run.gateway}   (OEFENOMGEVING: synthetic people, simulated partners)`);
  say(`Mail sink ${run.mailSink}/messages${run.smtp ? `   reports by mail: ${run.smtp}` : ''}`);
  for (const user of run.users)
    say(`  ${user.username.padEnd(12)} ${user.password}   ${user.rol}${user.teams.length ? ` (${user.teams.join(', ')})` : ''}`);
  say("All of it, with the machines' credentials: .schakel/run.json   Logs: .schakel/logs   Stop: Ctrl-C");
}

async function playDemo(run) {
  const script = join(import.meta.dirname, 'demo.mjs');
  if (!existsSync(script)) return;
  const { demo } = await import(script);
  await demo({ run, root, report: say });
}

/** What a killed start left running is ended before anything else. */
async function clearLeftovers() {
  removeRun(dir);
  const names = await endAll(dir);
  if (names.length > 0) tell(`Ended what an earlier start left running: ${names.join(', ')}`);
}

async function serve(values, asked) {
  const mode = values.full ? 'full' : 'embedded';
  const starting = timed(tell, 'Starting', () => startHub({ mode, dir, root, ports: portsOf(values), report: tell }));
  const first = await Promise.race([starting, asked]);
  const hub = typeof first === 'string' ? await starting.catch(() => undefined) : first;
  try {
    if (hub === first) await useUntil(hub, values, asked);
  } finally {
    if (hub) await timed(tell, 'Stopping', hub.stop);
  }
}

async function useUntil(hub, values, asked) {
  introduce(hub.run);
  // The journey is longer than a screen: addresses and logins stand at its end again.
  const played = values['no-demo'] ? Promise.resolve() : playDemo(hub.run).then(() => introduce(hub.run));
  await Promise.race([played, asked]);
  await asked;
}

async function main(args) {
  const values = optionsOf(args, options, help);
  if (!values) return 0;
  ensurePrivateDirectory(dir);
  const claimed = claim(dir);
  if (claimed.other)
    throw new Error(`Schakel runs here already (process ${claimed.other}); .schakel/run.json says where. This start stops.`);
  try {
    await ensureInstalled({ root, report: tell });
    await ensureBuilt({ root, report: tell });
    await clearLeftovers();
    await serve(values, untilAsked());
  } finally {
    claimed.release();
  }
  return 0;
}

void runCommand(main);
