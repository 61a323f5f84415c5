import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';

/** One request as a listener got it. */
export interface Heard {
  readonly method: string;
  readonly headers: Readonly<Record<string, string | string[] | undefined>>;
  readonly body: string;
}

/** A real HTTP receiver that keeps what it hears and answers 204, or what `answer` says. */
export interface Listener {
  readonly url: string;
  readonly heard: Heard[];
  answer: number;
  close(): Promise<void>;
}

export async function listen(): Promise<Listener> {
  const heard: Heard[] = [];
  const server = createServer((request, response) => {
    const parts: Buffer[] = [];
    request.on('data', (part: Buffer) => parts.push(part));
    request.on('end', () => {
      heard.push({ method: request.method ?? '', headers: request.headers, body: Buffer.concat(parts).toString() });
      response.writeHead(listener.answer).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const listener: Listener = {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/waarschuwing`,
    heard,
    answer: 204,
    close: async () => {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
  return listener;
}
