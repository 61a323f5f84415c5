import { setTimeout as wait } from 'node:timers/promises';
import { medianOf, residentOf } from '../cpu';
import type { Side } from '../side';

/** How a backlog drained. */
export interface Drain {
  /** Mails per second. */
  readonly rate: number;
  /** Resident memory of the gateway in megabytes, in the first and the last quarter. */
  readonly memory: readonly [number, number];
  /** Milliseconds from the arrival of each urgent mail to its alarm. */
  readonly alarms: readonly number[];
}

const megabyte = 1024 * 1024;
const sampleEveryMs = 250;
const urgentEveryMs = 3_000;
const askEveryMs = 50;
const alarmPatienceMs = 120_000;

interface Watched {
  /** Drains it and gives the rate. */
  readonly work: () => Promise<number>;
  /** Mails one urgent report; resolves when it has arrived. */
  readonly urgent: () => Promise<void>;
}

/** Drains a backlog, and meanwhile looks at the memory of the gateway and at how soon an urgent mail is an alarm. */
export async function watched(side: Side, { work, urgent }: Watched): Promise<Drain> {
  const stop = new AbortController();
  const pid = side.processes[0]?.pid ?? 0;
  const sizes: number[] = [];
  const sampler = setInterval(() => sizes.push(residentOf(pid) / megabyte), sampleEveryMs);
  const alarms = alarmsUntil(stop.signal, side, urgent);
  try {
    const rate = await work();
    const quarter = Math.ceil(sizes.length / 4);
    const memory = [medianOf(sizes.slice(0, quarter)), medianOf(sizes.slice(-quarter))] as const;
    stop.abort();
    return { rate, memory, alarms: await alarms };
  } finally {
    stop.abort();
    clearInterval(sampler);
    await alarms.catch(() => undefined);
  }
}

async function alarmsUntil(signal: AbortSignal, side: Side, urgent: () => Promise<void>): Promise<number[]> {
  const took: number[] = [];
  const before = await called(side);
  while (!signal.aborted) {
    await urgent();
    const arrived = performance.now();
    while ((await called(side)) < before + took.length + 1) {
      if (performance.now() - arrived > alarmPatienceMs) throw new Error('mail: an alarm did not come');
      await wait(askEveryMs);
    }
    took.push(performance.now() - arrived);
    await wait(Math.max(0, arrived + urgentEveryMs - performance.now()), undefined, { signal }).catch(() => undefined);
  }
  return took;
}

/** How many alarms somebody was called about. */
async function called({ owner }: Side): Promise<number> {
  const text = "select count(distinct alarm)::int as n from oproepen, unnest(alarmen) as alarm where status in ('verstuurd', 'aangekomen')";
  return (await owner.query<{ n: number }>({ name: 'called', text })).rows[0]?.n ?? 0;
}
