import { createServer, type AddressInfo } from 'node:net';
import { reachable } from './reachable';

test('a bus that listens is ready; one that is gone means delay and no failure', async () => {
  const server = createServer().listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const probe = reachable(`amqp://schakel:geheim@127.0.0.1:${(server.address() as AddressInfo).port}`);
  expect(await probe()).toBe('gereed');
  await new Promise((resolve) => server.close(resolve));
  expect(await probe()).toBe('vertraagd');
});
