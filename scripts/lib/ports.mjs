/** Free ports on 127.0.0.1, of which no two starts at the same time get the same one. */
import { randomInt } from 'node:crypto';
import { createServer } from 'node:net';

/**
 * Below 32768, where Linux begins to hand out ports to connections and to whoever asks for any port: what is chosen here is listened on only
 * seconds later, and meanwhile nobody may get it by chance.
 */
const FIRST = 12_288;
const END = 32_768;
const BLOCK = 64;

/** Listens on a port. Rejects with EADDRINUSE when somebody has it. */
function hold(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => resolve(server.unref()));
  });
}

/** Why nobody can listen on a port now; undefined when somebody can. */
async function obstacle(port) {
  try {
    const server = await hold(port);
    await new Promise((done) => server.close(done));
    return undefined;
  } catch (error) {
    return error;
  }
}

const random = () => FIRST + BLOCK * randomInt((END - FIRST) / BLOCK);

/**
 * A block belongs to the process that listens on its first port, as long as that process lives. None of its other ports is given twice.
 *
 * @param {() => number} [propose] where a block may begin
 * @returns {() => Promise<number>} the next port that nobody listens on
 */
export function blocks(propose = random) {
  let next = 0;
  let end = 0;
  const enter = async () => {
    let cause;
    for (let tries = 0; tries < 1_000; tries += 1) {
      const first = propose();
      try {
        await hold(first);
        return first;
      } catch (error) {
        cause = error;
      }
    }
    throw new Error(`No free ports between ${FIRST} and ${END} on 127.0.0.1. End what listens there.`, { cause });
  };
  const take = async () => {
    for (;;) {
      if (next === end) {
        next = (await enter()) + 1;
        end = next - 1 + BLOCK;
      }
      const port = next++;
      if (!(await obstacle(port))) return port;
    }
  };
  let last = Promise.resolve(0);
  return () => (last = last.then(take, take));
}

const anyPort = blocks();

const inUse = (port) => Object.assign(new Error(`Another name has port ${port}`), { code: 'EADDRINUSE' });

async function choose({ port = 0, required = false }, chosen) {
  if (port === 0) return anyPort();
  const cause = chosen.includes(port) ? inUse(port) : await obstacle(port);
  if (!cause) return port;
  if (required) throw new Error(`Port ${port} is taken (${cause.code}). Choose another, or 0 for any.`, { cause });
  return anyPort();
}

/**
 * A free port for each name, no two alike: the wanted one when it is free, else any. A `required` one that is taken is an error. A port that was
 * not wanted by its number is given once in the life of this process, and to no other process that asks here meanwhile.
 *
 * @template {string} Name
 * @param {Record<Name, { port?: number, required?: boolean }>} wanted
 * @returns {Promise<Record<Name, number>>}
 */
export async function choosePorts(wanted) {
  const chosen = {};
  for (const [name, wish] of Object.entries(wanted)) chosen[name] = await choose(wish, Object.values(chosen));
  return chosen;
}
