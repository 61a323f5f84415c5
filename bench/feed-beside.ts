import { setTimeout as wait } from 'node:timers/promises';
import { isMainThread, Worker, workerData } from 'node:worker_threads';
import { Feeder } from './feeder';

/** A partner and how many questions it gets a second. */
export interface Asked {
  readonly partner: string;
  readonly perSecond: number;
}
interface Feeding {
  readonly env: NodeJS.ProcessEnv;
  readonly asked: readonly Asked[];
  readonly seconds: number;
}

/** At its own pace whatever the rest does; twenty batches a second at most, so that feeding itself takes little. */
export async function drip(feeder: Feeder, { partner, perSecond }: Asked, seconds: number): Promise<void> {
  const batches = Math.min(perSecond, 20);
  const begun = performance.now();
  for (let nr = 0; nr < batches * seconds; nr += 1) {
    await wait(begun + (nr * 1_000) / batches - performance.now());
    await feeder.ask(partner, perSecond / batches);
  }
}

/** Feeds from a thread of its own, so that making the load holds up nobody who asks. Resolves when all was asked. */
export async function feedBeside(feeding: Feeding): Promise<void> {
  const thread = new Worker(__filename, { workerData: feeding });
  await new Promise<void>((resolve, reject) => {
    thread.once('error', reject);
    thread.once('exit', () => {
      resolve();
    });
  });
}

async function feed({ env, asked, seconds }: Feeding): Promise<void> {
  const feeder = await Feeder.open(env);
  await Promise.all(asked.map((one) => drip(feeder, one, seconds)));
  await feeder.close();
}

if (!isMainThread) void feed(workerData as Feeding);
