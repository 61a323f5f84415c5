import { setTimeout as pause } from 'node:timers/promises';
import type { Receipt } from '@schakel/store/journal-append';

const patienceMs = 1_000;
const everyMs = 50;
const ended: readonly (Receipt['status'] | undefined)[] = ['afgehandeld', 'afgewezen'];

/** The receipt once the bericht was handled, or as it stands after a second. */
export async function untilHandled(read: () => Promise<Receipt | undefined>): Promise<Receipt | undefined> {
  const end = Date.now() + patienceMs;
  for (;;) {
    const receipt = await read();
    if (ended.includes(receipt?.status) || Date.now() >= end) return receipt;
    await pause(everyMs);
  }
}
