import { Agent, request } from 'node:http';

export interface Call {
  readonly method?: 'GET' | 'POST';
  readonly path: string;
  readonly token: string;
  readonly type?: 'application/json' | 'text/xml';
  readonly body?: string;
  readonly headers?: Readonly<Record<string, string>>;
  /** The one status that will do. */
  readonly expect: number;
}

/** At most this many requests are on their way at a time, as with the reports. */
const lanes = 64;

/** Kept connections to one side. */
export class Caller {
  private readonly agent = new Agent({ keepAlive: true, maxSockets: lanes });

  constructor(private readonly port: number) {}

  /** Gives the body. @throws Error with the path and both statuses when the answer is another than expected */
  call({ method = 'POST', path, token, type = 'application/json', body = '', headers = {}, expect }: Call): Promise<string> {
    const length = Buffer.byteLength(body);
    const sent = method === 'GET' ? {} : { 'content-type': type, 'content-length': length };
    const options = { port: this.port, host: '127.0.0.1', method, path, agent: this.agent };
    return new Promise((resolve, reject) => {
      const asked = request({ ...options, headers: { authorization: `Bearer ${token}`, ...sent, ...headers } }, (response) => {
        const chunks: Buffer[] = [];
        response.on('data', (chunk: Buffer) => chunks.push(chunk));
        response.on('end', () => {
          const text = Buffer.concat(chunks).toString('utf8');
          if (response.statusCode === expect) resolve(text);
          else reject(new Error(`${method} ${path}: ${String(response.statusCode)} where ${expect} was expected: ${text.slice(0, 500)}`));
        });
      });
      asked.on('error', reject).end(body);
    });
  }

  close(): void {
    this.agent.destroy();
  }
}

/** Does this for every item, as many at a time as there are lanes. */
export async function inLanes<T>(items: readonly T[], work: (item: T) => Promise<void>): Promise<void> {
  let at = 0;
  const run = async (): Promise<void> => {
    for (let item = items[at++]; item !== undefined; item = items[at++]) await work(item);
  };
  await Promise.all(Array.from({ length: lanes }, run));
}
