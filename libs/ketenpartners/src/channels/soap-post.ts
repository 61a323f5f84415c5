import * as http from 'node:http';
import * as https from 'node:https';
import { RetryLaterError } from '@schakel/contracts';
import { UnknownOutcomeError } from './channel';

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Buffer;
}

const MAX_ANSWER = 1_000_000;

/**
 * One POST on a connection of its own: a kept connection that the other side just closed cannot be told from a lost message.
 * @throws RetryLaterError when no connection came about, so that nothing was written
 * @throws UnknownOutcomeError when the answer did not come, or not whole, after the connection stood
 */
export function postSoap(url: URL, headers: http.OutgoingHttpHeaders, body: Buffer, timeoutMs: number): Promise<HttpAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    let connected = false;
    const fail = (): void => {
      reject(connected ? new UnknownOutcomeError() : new RetryLaterError('partner-onbereikbaar'));
    };
    const call = request(url, { method: 'POST', headers: { ...headers, 'content-length': body.length }, agent: false });
    const clock = setTimeout(() => call.destroy(new Error('timeout')), timeoutMs);
    call.on('socket', (socket) => {
      socket.once(url.protocol === 'https:' ? 'secureConnect' : 'connect', () => {
        connected = true;
      });
    });
    call.on('error', fail);
    call.on('close', () => {
      clearTimeout(clock);
      fail();
    });
    call.on('response', (response) => {
      collect(response, resolve, fail);
    });
    call.end(body);
  });
}

function collect(response: http.IncomingMessage, resolve: (answer: HttpAnswer) => void, fail: () => void): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > MAX_ANSWER) response.destroy();
  });
  response.on('error', fail);
  response.on('end', () => {
    resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: Buffer.concat(chunks) });
  });
}
