import type { IncomingMessage } from 'node:http';

const patienceMs = 5_000;

/**
 * Reads on to the end of a body that nobody wants, keeps nothing of it, and stops after five seconds. An answer that is sent before the sender
 * has finished is lost when the connection closes: whoever sends too much would see a broken connection instead of 413.
 */
export function discardBody(request: IncomingMessage, done: () => void): void {
  if (request.complete || request.destroyed) {
    done();
    return;
  }
  const ended = (): void => {
    clearTimeout(timer);
    request.off('end', ended).off('close', ended);
    done();
  };
  const timer = setTimeout(ended, patienceMs);
  request.on('end', ended).on('close', ended).resume();
}
