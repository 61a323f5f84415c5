import { AccessLog } from '../../apps/gateway/src/web';

/** Remembers what would be written down. */
export class MemoryAccessLog extends AccessLog {
  readonly lines: (readonly [what: 'refused' | 'used', who: string | undefined])[] = [];

  refused(actor: string | undefined): Promise<void> {
    this.lines.push(['refused', actor]);
    return Promise.resolve();
  }

  used(_: unknown, inlognaam: string): Promise<void> {
    this.lines.push(['used', inlognaam]);
    return Promise.resolve();
  }
}
