import { randomUUID } from 'node:crypto';
import type { Socket } from 'node:net';
import { problemOf, verdictOf } from './errors/problem';

const statusByCode: Partial<Record<string, readonly [number, string]>> = {
  HPE_HEADER_OVERFLOW: [431, 'Request Header Fields Too Large'],
  ERR_HTTP_REQUEST_TIMEOUT: [408, 'Request Timeout'],
};

/** Answers what is not HTTP, before there is a request to speak of; the connection ends with it. */
export function answerClientError(apiVersie: string, error: NodeJS.ErrnoException, socket: Socket): void {
  if (error.code === 'ECONNRESET' || !socket.writable) {
    socket.destroy();
    return;
  }
  const [status, reason] = statusByCode[error.code ?? ''] ?? [400, 'Bad Request'];
  const body = JSON.stringify({ ...problemOf(verdictOf({ statusCode: 400 }), randomUUID()), status });
  const head = [
    `HTTP/1.1 ${status} ${reason}`,
    'Content-Type: application/problem+json; charset=utf-8',
    `Content-Length: ${Buffer.byteLength(body)}`,
    `API-Version: ${apiVersie}`,
    'Cache-Control: no-store',
    'X-Content-Type-Options: nosniff',
    'Connection: close',
  ];
  socket.end(`${head.join('\r\n')}\r\n\r\n${body}`);
}
