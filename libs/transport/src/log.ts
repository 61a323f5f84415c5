/** What the transport needs of a logger; a pino logger fits. Fields are codes, names of lanes and counts, never content. */
export interface TransportLogger {
  info(fields: Readonly<Record<string, unknown>>, event: string): void;
  warn(fields: Readonly<Record<string, unknown>>, event: string): void;
}

/** The code of an error, else the name of its class. Never its message: a library's message may quote content. */
export function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'onbekend';
  const { code } = error as Error & { code?: unknown };
  return typeof code === 'string' || typeof code === 'number' ? String(code) : error.constructor.name;
}

/** A failure of our own making, told apart by its code. */
export class TransportError extends Error {
  constructor(readonly code: string) {
    super(code);
    this.name = 'TransportError';
  }
}
