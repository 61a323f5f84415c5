import { cpuOf, cpuOfTree } from './cpu';
import { flood } from './load';
import type { Setting } from './setting';
import type { Figure, Side } from './side';

/** Microseconds of CPU per report, by process; `all` is their sum. The load generator is apart. */
export interface Round {
  readonly rate: number;
  readonly cpu: Readonly<Record<'gateway' | 'worker' | 'postgres' | 'rabbitmq' | 'all', number>>;
}

/** Nothing open any more; for (b) every audit row has its place in the chain too. */
const open: Readonly<Record<Figure, string>> = {
  a: 'select exists (select from wekkers where gesloten_op is null) as open',
  b: 'select exists (select from wekkers where gesloten_op is null) or exists (select from audit where keten is null) as open',
};
const askEveryMs = 50;
const patienceMs = 120_000;

/**
 * One round: floods one side and waits until the last report has gone the whole road.
 * @throws Error when a report was not accepted, or does not arrive
 */
export async function runRound(setting: Setting, side: Side, figure: Figure, count: number): Promise<Round> {
  const requests = side.reports.many(count);
  const before = usage(setting, side);
  const begun = performance.now();
  const { accepted } = await flood(side.port, requests);
  if (accepted !== count) throw new Error(`${side.name}: ${accepted} of ${count} were accepted`);
  await settled(side, figure);
  return spent(before, usage(setting, side), count, performance.now() - begun);
}

type Usage = ReturnType<typeof usage>;

/** What `count` of something cost, from one reading to the next. */
export function spent(before: Usage, after: Usage, count: number, ms: number): Round {
  const each = (key: keyof Usage): number => (after[key] - before[key]) / count;
  const cpu = { gateway: each('gateway'), worker: each('worker'), postgres: each('postgres'), rabbitmq: each('rabbitmq') };
  return { rate: (count * 1_000) / ms, cpu: { ...cpu, all: cpu.gateway + cpu.worker + cpu.postgres + cpu.rabbitmq } };
}

/** CPU used so far, in microseconds. */
export function usage({ postgresPid, rabbitmqPid }: Setting, { processes: [gateway, worker] }: Side) {
  return {
    gateway: cpuOf(gateway?.pid ?? 0),
    worker: cpuOf(worker?.pid ?? 0),
    postgres: cpuOfTree(postgresPid),
    rabbitmq: cpuOfTree(rabbitmqPid),
  };
}

/** Waits until everything that was accepted has been handled. @throws Error when that takes longer than `patience`, in milliseconds */
export async function settled({ owner, name }: Pick<Side, 'owner' | 'name'>, figure: Figure, patience = patienceMs): Promise<void> {
  const deadline = performance.now() + patience;
  while (performance.now() < deadline) {
    const { rows } = await owner.query<{ open: boolean }>({ name: `settled ${figure}`, text: open[figure] });
    if (rows[0]?.open === false) return;
    await new Promise((resolve) => setTimeout(resolve, askEveryMs));
  }
  throw new Error(`${name}: not everything that was accepted was handled`);
}
