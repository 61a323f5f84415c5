import type { AddressInfo, Socket } from 'node:net';
import { connect, createServer } from 'node:net';
import { promisify } from 'node:util';

/** A proxy before a server that can lose one answer, or all: the server did the work, the client never hears of it. */
export interface CuttingProxy {
  readonly url: string;
  /** The next answer with `bytes` in it is dropped and its connection cut. Resolves when that happened. */
  cutAt(bytes: string): Promise<void>;
  /** From the next answer with `bytes` in it on none comes through, and every connection stays. */
  silence(bytes?: string): void;
  /** How many are connected now. */
  connections(): number;
  close(): Promise<void>;
}

export async function cuttingProxy(target: string): Promise<CuttingProxy> {
  const { hostname, port } = new URL(target);
  let cut: { readonly bytes: string; readonly done: () => void } | undefined;
  let silentAt: string | undefined;
  let silent = false;
  const sockets = new Set<Socket>();
  const server = createServer((client) => {
    const upstream = connect(Number(port), hostname);
    for (const socket of [client, upstream]) {
      sockets.add(socket);
      // Either end may go away at any moment here: that is what the proxy is for.
      socket.on('error', () => socket.destroy());
      socket.on('close', () => sockets.delete(socket));
    }
    client.pipe(upstream);
    upstream.on('close', () => client.destroy());
    client.on('close', () => upstream.destroy());
    upstream.on('data', (data) => {
      silent ||= silentAt !== undefined && data.includes(silentAt);
      if (silent) return;
      if (!cut || !data.includes(cut.bytes)) return void client.write(data);
      cut.done();
      cut = undefined;
      client.destroy();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const url = Object.assign(new URL(target), { port: String((server.address() as AddressInfo).port) });
  return {
    url: url.href,
    cutAt: (bytes) => new Promise((done) => (cut = { bytes, done })),
    silence: (bytes = '') => (silentAt = bytes),
    connections: () => sockets.size / 2,
    close: async () => {
      for (const socket of sockets) socket.destroy();
      await promisify(server.close.bind(server))();
    },
  };
}
