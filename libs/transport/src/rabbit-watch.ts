import { codeOf } from './log';
import type { RabbitLink } from './rabbit-link';

const EVERY_MS = 5_000;
const SUSPECT_AFTER = 2;

/**
 * Ends a link on which nothing arrives although its queue holds something: the broker does not always tell a reader that its queue was
 * deleted (measured on 3.10.8: not when the queue is declared again at once), and such a reader would wait for ever.
 *
 * @param progress how many were taken so far, undefined while something is in hand
 */
export function watchSilence(link: RabbitLink, queue: string, progress: () => number | undefined): { stop: () => void } {
  let seen = progress();
  let suspect = 0;
  const look = async (): Promise<void> => {
    const now = progress();
    const moved = now === undefined || now !== seen;
    seen = now;
    const waiting = moved ? 0 : (await link.aside((channel) => channel.checkQueue(queue))).messageCount;
    suspect = waiting > 0 ? suspect + 1 : 0;
    if (suspect >= SUSPECT_AFTER) link.end('stille-lezer');
  };
  const timer = setInterval(() => {
    look().catch((error: unknown) => {
      link.end(codeOf(error));
    });
  }, EVERY_MS);
  return {
    stop: () => {
      clearInterval(timer);
    },
  };
}
