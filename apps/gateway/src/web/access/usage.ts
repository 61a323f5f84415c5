import { Injectable } from '@nestjs/common';
import type { Toegang } from '@schakel/contracts';
import { errorCode } from '@schakel/runtime';
import { RequestLog } from '../request-log';
import { AccessLog } from './access-log';

const onceMs = 60_000;

/** Notes who uses the API, each at most once a minute, beside the request: none waits for it and none fails by it. */
@Injectable()
export class Usage {
  private readonly noted = new Map<string, number>();

  constructor(
    private readonly accessLog: AccessLog,
    private readonly log: RequestLog,
  ) {}

  note(toegang: Toegang, inlognaam: string): void {
    const now = Date.now();
    if ((this.noted.get(inlognaam) ?? 0) > now - onceMs) return;
    for (const [other, at] of this.noted) if (at <= now - onceMs) this.noted.delete(other);
    this.noted.set(inlognaam, now);
    this.accessLog.used(toegang, inlognaam).catch((error: unknown) => {
      this.log.fault('toegang', errorCode(error));
    });
  }
}
