/** Free ports on 127.0.0.1. */
import { createServer } from 'node:net';

/** Holds a port: 0 takes any. Rejects with EADDRINUSE when somebody has it. */
function hold(port) {
  return new Promise((resolve, reject) => {
    const server = createServer();
    server.once('error', reject);
    server.listen({ port, host: '127.0.0.1', exclusive: true }, () => {
      resolve({ port: server.address().port, release: () => new Promise((done) => server.close(done)) });
    });
  });
}

async function holdWanted({ port = 0, required = false }) {
  try {
    return await hold(port);
  } catch (error) {
    if (required) throw new Error(`Port ${port} is taken (${error.code}). Choose another, or 0 for any.`, { cause: error });
    return hold(0);
  }
}

/**
 * A free port for each name, no two alike: the wanted one when it is free, else any. A `required` one that is taken is an error.
 *
 * @template {string} Name
 * @param {Record<Name, { port?: number, required?: boolean }>} wanted
 * @returns {Promise<Record<Name, number>>}
 */
export async function choosePorts(wanted) {
  const held = {};
  try {
    for (const [name, wish] of Object.entries(wanted)) held[name] = await holdWanted(wish);
  } finally {
    await Promise.all(Object.values(held).map((one) => one.release()));
  }
  return Object.fromEntries(Object.entries(held).map(([name, one]) => [name, one.port]));
}
