import type { Logger } from 'pino';
import { Histogram, Registry } from 'prom-client';
import type { safeError } from './web';
import { RequestLog } from './web';

type RequestFacts = Parameters<RequestLog['answered']>[0];
type SafeError = ReturnType<typeof safeError>;

/** Writes each request to the log and to the metrics. Both name their fields one by one: what is not named cannot get in. */
export class RequestRecords extends RequestLog {
  private readonly duration: Histogram<'method' | 'route' | 'status'>;

  constructor(
    private readonly logger: Logger,
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
    this.logger.info({ event: 'antwoord', id, method, route, status, ms, code, partij });
  }

  fault(id: string, { name, code, frames }: SafeError): void {
    this.logger.error({ event: 'storing', id, name, code, frames });
  }
}
