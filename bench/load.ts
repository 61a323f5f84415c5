import { connect, type Socket } from 'node:net';

const answerEnd = '\r\n\r\n';

/** One keep-alive connection with one request on its way at a time. Reads no more of an answer than it must. */
class Connection {
  private received = '';
  private settle: (status: number) => void = () => undefined;

  private constructor(private readonly socket: Socket) {
    socket.setNoDelay(true).on('data', (data) => {
      this.take(data.toString('latin1'));
    });
    socket.on('error', () => undefined);
    socket.on('close', () => {
      this.settle(0);
    });
  }

  static open(port: number): Promise<Connection> {
    return new Promise((resolve, reject) => {
      const socket = connect(port, '127.0.0.1', () => {
        resolve(new Connection(socket));
      });
      socket.once('error', reject);
    });
  }

  send(request: Buffer): Promise<number> {
    return new Promise((resolve) => {
      this.settle = resolve;
      if (this.socket.destroyed) resolve(0);
      else this.socket.write(request);
    });
  }

  end(): void {
    this.socket.destroy();
  }

  private take(text: string): void {
    this.received += text;
    const head = this.received.indexOf(answerEnd);
    const length = Number(/content-length: (\d+)/i.exec(this.received)?.[1] ?? 0);
    if (head < 0 || this.received.length < head + answerEnd.length + length) return;
    const status = Number(this.received.slice(9, 12));
    this.received = '';
    this.settle(status);
  }
}

export interface Answers {
  readonly accepted: number;
  /** Milliseconds from due moment to answer. */
  readonly latencies: readonly number[];
}

/** Sends all requests, `lanes` at a time, each as soon as the one before it on its connection was answered. */
export async function flood(port: number, requests: readonly Buffer[], lanes = 64): Promise<Answers> {
  const connections = await Promise.all(Array.from({ length: lanes }, () => Connection.open(port)));
  const latencies: number[] = [];
  let [at, accepted] = [0, 0];
  const run = async (connection: Connection): Promise<void> => {
    for (let request = requests[at++]; request; request = requests[at++]) {
      const begun = performance.now();
      if ((await connection.send(request)) === 202) accepted += 1;
      latencies.push(performance.now() - begun);
    }
  };
  await Promise.all(connections.map(run));
  for (const connection of connections) connection.end();
  return { accepted, latencies };
}

/** Sends at a fixed rate per second whatever the answers do, up to three seconds behind; the latency counts from the moment a request was due. */
export async function drip(port: number, requests: readonly Buffer[], perSecond: number, lanes = 3 * perSecond): Promise<Answers> {
  const free = await Promise.all(Array.from({ length: lanes }, () => Connection.open(port)));
  const all = [...free];
  const latencies: number[] = [];
  let accepted = 0;
  const begun = performance.now();
  const pending = requests.map(async (request, nr) => {
    const due = begun + (nr * 1_000) / perSecond;
    await new Promise((resolve) => setTimeout(resolve, due - performance.now()));
    // In turns: one that rests for long is closed by the server.
    const connection = free.shift();
    if (!connection) return;
    if ((await connection.send(request)) === 202) accepted += 1;
    latencies.push(performance.now() - due);
    free.push(connection);
  });
  await Promise.all(pending);
  for (const connection of all) connection.end();
  return { accepted, latencies };
}
