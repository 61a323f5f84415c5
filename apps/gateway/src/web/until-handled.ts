import { setTimeout as pause } from 'node:timers/promises';

/** As long as a page that posts waits for its result. */
const longestMs = 1_000;
const everyMs = 50;
const ended: readonly (string | undefined)[] = ['afgehandeld', 'afgewezen'];

/** Looks until a bericht was handled, for a second unless told otherwise; gives what was seen last. */
export async function untilHandled<T extends { readonly status: string }>(
  read: () => Promise<T | undefined>,
  patienceMs = longestMs,
): Promise<T | undefined> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const receipt = await read();
    if (ended.includes(receipt?.status) || Date.now() >= end) return receipt;
    await pause(everyMs);
  }
}

export const isHandled = (receipt: { readonly status: string } | undefined): boolean => ended.includes(receipt?.status);
