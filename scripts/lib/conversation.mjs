/** One question to a server on loopback. */
import { connect } from 'node:net';

/** Whether the server on `port` answers `question` with something in which `expected` occurs, within a second. */
export function answers(port, question, expected) {
  return new Promise((resolve) => {
    const socket = connect({ port, host: '127.0.0.1', timeout: 1_000 });
    let seen = '';
    const finish = (result) => {
      socket.destroy();
      resolve(result);
    };
    socket.once('connect', () => socket.write(question));
    socket.on('data', (bytes) => {
      seen += bytes.toString('latin1');
      if (seen.includes(expected)) finish(true);
    });
    for (const event of ['error', 'timeout', 'close']) socket.once(event, () => finish(false));
  });
}
