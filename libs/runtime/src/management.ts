import { createServer, type Server, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as pause } from 'node:timers/promises';
import { collectDefaultMetrics, type Registry } from 'prom-client';

export type Toestand = 'gereed' | 'vertraagd' | 'niet-gereed';

/** Tells how one part is doing now. Must answer within a second or so; throwing, or no answer within two, counts as `niet-gereed`. */
export type Probe = () => Promise<Toestand> | Toestand;

const patienceMs = 2_000;
const worst = (states: readonly Toestand[]): Toestand =>
  (['niet-gereed', 'vertraagd'] as const).find((state) => states.includes(state)) ?? 'gereed';

/**
 * The port for machines that watch the hub: /healthz (the process lives), /readyz (200 `gereed` or `vertraagd`, 503 `niet-gereed`) and
 * /metrics (Prometheus). Listens apart from the public port and knows nothing of content.
 */
export class ManagementServer {
  private stopping = false;
  private readonly server: Server;

  constructor(
    private readonly probes: Readonly<Record<string, Probe>>,
    private readonly metrics: Registry,
    private readonly refresh: () => Promise<void> = () => Promise.resolve(),
  ) {
    collectDefaultMetrics({ register: metrics });
    this.server = createServer((request, response) => {
      void this.answer(request.url ?? '', response);
    });
  }

  /** Listens and gives its address; port 0 takes a free one. */
  async listen(host: string, port: number): Promise<string> {
    await new Promise<void>((resolve, reject) => this.server.once('error', reject).listen(port, host, resolve));
    return `http://${host}:${(this.server.address() as AddressInfo).port}`;
  }

  /** From now on /readyz says 503, so that nothing new is sent here. */
  drain(): void {
    this.stopping = true;
  }

  async close(): Promise<void> {
    await new Promise((resolve) => this.server.close(resolve));
  }

  private async answer(url: string, response: ServerResponse): Promise<void> {
    if (url === '/healthz') json(response, 200, { status: 'leeft' });
    else if (url === '/readyz') await this.ready(response);
    else if (url === '/metrics') await this.measures(response);
    else json(response, 404, { status: 'niet-gevonden' });
  }

  private async measures(response: ServerResponse): Promise<void> {
    await this.refresh();
    response.writeHead(200, { 'content-type': this.metrics.contentType }).end(await this.metrics.metrics());
  }

  private async ready(response: ServerResponse): Promise<void> {
    const entries = Object.entries(this.probes).map(async ([name, probe]) => [name, await attempt(probe)] as const);
    const onderdelen = Object.fromEntries(await Promise.all(entries));
    const status = this.stopping ? 'niet-gereed' : worst(Object.values(onderdelen));
    json(response, status === 'niet-gereed' ? 503 : 200, { status, onderdelen });
  }
}

async function attempt(probe: Probe): Promise<Toestand> {
  const patience = new AbortController();
  try {
    const silence = pause(patienceMs, 'niet-gereed' as const, { signal: patience.signal });
    silence.catch(() => undefined);
    return await Promise.race([probe(), silence]);
  } catch {
    return 'niet-gereed';
  } finally {
    patience.abort();
  }
}

function json(response: ServerResponse, status: number, body: object): void {
  response.writeHead(status, { 'content-type': 'application/json' }).end(JSON.stringify(body));
}
