import { createServer, type AddressInfo, type Server, type Socket } from 'node:net';
import { reachable } from './reachable';

const urlOf = (server: Server): string => `amqp://schakel:geheim@127.0.0.1:${(server.address() as AddressInfo).port}`;
const listen = async (server: Server): Promise<Server> => {
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return server;
};
const close = (server: Server): Promise<unknown> => new Promise((resolve) => server.close(resolve));

test('a bus that answers is ready, and hears no login; one that is gone means delay and no failure', async () => {
  const heard: Buffer[] = [];
  const server = await listen(
    createServer((socket) => {
      socket.once('data', (bytes) => {
        heard.push(bytes);
        socket.write('x');
      });
    }),
  );
  const probe = reachable(urlOf(server));
  expect([await probe(), await probe()]).toEqual(['gereed', 'gereed']);
  expect(heard.map(String)).toEqual(['AMQP\0\0\t\x01']);
  await close(server);
  expect(await probe()).toBe('vertraagd');
});

test('a bus that hangs accepts connections by its kernel and says nothing: that is delay', async () => {
  const silent: Socket[] = [];
  const server = await listen(createServer((socket) => void silent.push(socket)));
  expect(await reachable(urlOf(server))()).toBe('vertraagd');
  silent.forEach((socket) => socket.destroy());
  await close(server);
});
