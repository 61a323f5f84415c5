import type { Log } from '@schakel/runtime';
import { Histogram } from 'prom-client';
import type { Registry } from 'prom-client';
import type { RequestFacts } from './web';
import { RequestLog } from './web';

/** Writes each request to the log and to the metrics. Both name their fields one by one: what is not named cannot get in. */
export class RequestRecords extends RequestLog {
  private readonly duration: Histogram<'method' | 'route' | 'status'>;

  constructor(
    private readonly log: Log,
    registry: Registry,
  ) {
    super();
    this.duration = new Histogram({
      name: 'schakel_http_request_duration_seconds',
      help: 'Duration of requests by route pattern',
      labelNames: ['method', 'route', 'status'],
      buckets: [0.005, 0.01, 0.025, 0.05, 0.1, 0.25, 0.5, 1, 2.5, 5, 10],
      registers: [registry],
    });
  }

  answered({ id, method, route, status, ms, code, partij }: RequestFacts): void {
    this.duration.observe({ method, route, status: String(status) }, ms / 1000);
    const known = { ...(code === undefined ? {} : { code }), ...(partij === undefined ? {} : { partij }) };
    this.log.info('antwoord', { verzoek: id, methode: method, route, status, ms, ...known });
  }

  fault(id: string, code: string): void {
    this.log.error('storing', { verzoek: id, code });
  }

  unreadable(soort: 'overdracht' | 'casus', id: string): void {
    this.log.error('onleesbaar', { soort, ...(soort === 'casus' ? { casus: id } : { verzending: id }) });
  }
}
