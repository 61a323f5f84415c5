import type { LoggerService } from '@nestjs/common';
import { pino } from 'pino';

/** What may stand in a log line beside its event: ids, codes and counts. A key that is not here is dropped, so no content can slip in. */
const allowed = [
  'aantal',
  'bericht',
  'casus',
  'code',
  'deur',
  'gebeurtenis',
  'lane',
  'locaties',
  'methode',
  'ms',
  'naam',
  'ontvanger',
  'partij',
  'poging',
  'proces',
  'route',
  'soort',
  'status',
  'toestand',
  'verzending',
  'verzoek',
] as const;
export type LogFields = Partial<Record<(typeof allowed)[number], string | number | boolean | readonly string[]>>;

export interface Log {
  info(gebeurtenis: string, fields?: LogFields): void;
  warn(gebeurtenis: string, fields?: LogFields): void;
  error(gebeurtenis: string, fields?: LogFields): void;
}

/** Only the class and the system code of an error: its message may quote what it choked on. */
export function errorCode(error: unknown): string {
  if (!(error instanceof Error)) return 'onbekend';
  const code = 'code' in error && (typeof error.code === 'string' || typeof error.code === 'number') ? String(error.code) : '';
  return [error.name, code].filter((part) => /^[\w.-]{1,60}$/.test(part)).join(':') || 'onbekend';
}

function only(fields: LogFields = {}): LogFields {
  const found: LogFields = {};
  for (const key of allowed) {
    const value = fields[key];
    if (value !== undefined) found[key] = value;
  }
  return found;
}

/** One JSON line per event on standard output. */
export function createLog(proces: string): Log {
  const out = pino({ base: { proces }, level: process.env['LOG_LEVEL'] ?? 'info', timestamp: pino.stdTimeFunctions.isoTime });
  return {
    info: (gebeurtenis, fields) => {
      out.info(only(fields), gebeurtenis);
    },
    warn: (gebeurtenis, fields) => {
      out.warn(only(fields), gebeurtenis);
    },
    error: (gebeurtenis, fields) => {
      out.error(only(fields), gebeurtenis);
    },
  };
}

/** Nest's own lines, by context only: what the framework prints of an exception may hold content. */
export function nestLogger(log: Log): LoggerService {
  const context = (rest: unknown[]) => ({ naam: typeof rest.at(-1) === 'string' ? String(rest.at(-1)).slice(0, 60) : 'nest' });
  return {
    log: () => undefined,
    debug: () => undefined,
    verbose: () => undefined,
    warn: (_message: unknown, ...rest: unknown[]) => {
      log.warn('raamwerk-waarschuwing', context(rest));
    },
    error: (_message: unknown, ...rest: unknown[]) => {
      log.error('raamwerk-fout', context(rest));
    },
    fatal: (_message: unknown, ...rest: unknown[]) => {
      log.error('raamwerk-fout', context(rest));
    },
  };
}
