import * as http from 'node:http';
import * as https from 'node:https';
import { RetryLaterError } from '@schakel/contracts';
import { UnknownOutcomeError } from './channel';

/** One request; `tls` is our own certificate and whom we believe, in PEM. */
export interface HttpCall {
  readonly method: 'GET' | 'POST' | 'PATCH';
  readonly headers: http.OutgoingHttpHeaders;
  readonly body?: Buffer;
  readonly timeoutMs: number;
  /** In bytes; default a megabyte. */
  readonly largestAnswer?: number;
  readonly tls?: { readonly ca?: Buffer; readonly key?: Buffer; readonly cert?: Buffer };
}

export interface HttpAnswer {
  readonly status: number;
  readonly retryAfter: string | undefined;
  readonly body: Buffer;
}

/** The other side did what was asked, but its answer is larger than we take. */
export class AnswerTooLargeError extends UnknownOutcomeError {}

const megabyte = 1_000_000;

/**
 * One call on a connection of its own: a kept connection that the other side just closed cannot be told from a lost message.
 * @throws RetryLaterError when no connection came about, so that nothing was written
 * @throws UnknownOutcomeError when the answer did not come, or not whole, after the connection stood
 */
export function httpCall(url: URL, { method, headers, body, timeoutMs, tls, largestAnswer = megabyte }: HttpCall): Promise<HttpAnswer> {
  const { request } = url.protocol === 'https:' ? https : http;
  return new Promise((resolve, reject) => {
    let connected = false;
    const fail = (error?: unknown): void => {
      if (error instanceof AnswerTooLargeError) reject(error);
      else reject(connected ? new UnknownOutcomeError() : new RetryLaterError('partner-onbereikbaar'));
    };
    const length = body ? { 'content-length': body.length } : {};
    const call = request(url, { method, headers: { ...headers, ...length }, agent: false, ...tls });
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
      collect(response, largestAnswer, resolve, fail);
    });
    call.end(body);
  });
}

function collect(
  response: http.IncomingMessage,
  largest: number,
  resolve: (answer: HttpAnswer) => void,
  fail: (error?: unknown) => void,
): void {
  const chunks: Buffer[] = [];
  let size = 0;
  response.on('data', (chunk: Buffer) => {
    size += chunk.length;
    chunks.push(chunk);
    if (size > largest) response.destroy(new AnswerTooLargeError());
  });
  response.on('error', fail);
  response.on('end', () => {
    resolve({ status: response.statusCode ?? 0, retryAfter: response.headers['retry-after'], body: Buffer.concat(chunks) });
  });
}
