/** A private Redis on loopback, as timers need it: append-only file, nothing evicted, a password. */
import { join } from 'node:path';
import { answers } from './conversation.mjs';
import { ensurePrivateDirectory, writePrivate } from './private-files.mjs';
import { launch, whenReady } from './processes.mjs';

const configuration = (home, port, password) => `bind 127.0.0.1
port ${port}
protected-mode yes
requirepass ${password}
dir "${home}"
appendonly yes
appendfsync everysec
save ""
maxmemory 256mb
maxmemory-policy noeviction
daemonize no
`;

/** @param {{ dir: string, program: string, port: number, password: string }} options */
export function prepareRedis({ dir, program, port, password }) {
  const home = ensurePrivateDirectory(join(dir, 'redis'));
  const file = join(home, 'redis.conf');
  writePrivate(file, configuration(home, port, password));
  const start = async () => {
    const running = launch({ dir, name: 'redis', command: program, args: [file], log: join(dir, 'logs', 'redis.log') });
    await whenReady(running, () => answers(port, `AUTH ${password}\r\nPING\r\n`, '+PONG'), 20_000);
    return running;
  };
  return { url: `redis://:${password}@127.0.0.1:${port}`, start };
}
