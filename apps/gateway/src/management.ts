import { createServer } from 'node:http';
import type { Server, ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { Registry } from 'prom-client';

/** Something the gateway leans on. Without one that is needed it is not ready; without another it is slower. */
export interface Onderdeel {
  readonly naam: string;
  readonly nodig: boolean;
  /** Resolves when it works and rejects when it does not. */
  check(): Promise<unknown>;
}

const checkTimeoutMs = 2000;

/** /healthz, /readyz and /metrics on a port of their own, which is not for the outside. */
export class Management {
  private stopping = false;
  private readonly server: Server;

  constructor(
    private readonly onderdelen: readonly Onderdeel[],
    private readonly registry: Registry,
  ) {
    this.server = createServer((request, response) => {
      void this.answer(request.url, response);
    });
  }

  /** @returns the base URL */
  async listen(port: number, host: string): Promise<string> {
    await new Promise<void>((done, fail) => {
      this.server.once('error', fail).listen(port, host, done);
    });
    const { address, port: taken } = this.server.address() as AddressInfo;
    return `http://${address.includes(':') ? `[${address}]` : address}:${taken}`;
  }

  /** From here on the gateway asks for no new work. */
  announceStop(): void {
    this.stopping = true;
  }

  async close(): Promise<void> {
    this.server.closeAllConnections();
    await new Promise((done) => this.server.close(done));
  }

  private async answer(url: string | undefined, response: ServerResponse): Promise<void> {
    if (url === '/healthz') json(response, 200, { status: 'leeft' });
    else if (url === '/readyz') await this.readiness(response);
    else if (url === '/metrics') response.setHeader('content-type', this.registry.contentType).end(await this.registry.metrics());
    else json(response, 404, { status: 'niet-gevonden' });
  }

  private async readiness(response: ServerResponse): Promise<void> {
    const states = await Promise.all(this.onderdelen.map(async (one) => ({ naam: one.naam, nodig: one.nodig, works: await works(one) })));
    const onderdelen = Object.fromEntries(states.map(({ naam, works: fine }) => [naam, fine ? 'gereed' : 'weg']));
    const away = states.filter((one) => !one.works);
    if (this.stopping) json(response, 503, { status: 'stopt', onderdelen });
    else if (away.some(({ nodig }) => nodig)) json(response, 503, { status: 'niet-gereed', onderdelen });
    else json(response, 200, { status: away.length > 0 ? 'vertraagd' : 'gereed', onderdelen });
  }
}

async function works(onderdeel: Onderdeel): Promise<boolean> {
  let timer: NodeJS.Timeout | undefined;
  const late = new Promise<false>((done) => {
    timer = setTimeout(done, checkTimeoutMs, false);
  });
  const checked = onderdeel.check().then(
    () => true,
    () => false,
  );
  return Promise.race([checked, late]).finally(() => {
    clearTimeout(timer);
  });
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json', 'cache-control': 'no-store' }).end(JSON.stringify(body));
}
