import { line, type Tell } from './compare';
import { residentOf } from './cpu';
import type { Line, Outcome } from './outcome';
import { runRound } from './round';
import type { Setting } from './setting';
import { startProduct, type Side } from './side';

const residentBar = 250;
const megabyte = 1024 * 1024;
const step = 5_000;

/** The whole product for as many reports as a region has in years: does each process stay small? */
export async function memory(setting: Setting, reports: number, tell: Tell): Promise<Outcome> {
  const side = await startProduct(setting, 'b', { name: 'memory' });
  try {
    for (let done = 0; done < reports; done += step) {
      const round = await runRound(setting, side, 'b', Math.min(step, reports));
      tell(`${done + step} reports: ${text(resident(side))}; ${line(round)}`);
    }
    const found = resident(side);
    const lines = Object.entries(found).map(
      ([name, size]): Line => ({
        what: `resident after ${reports} reports, ${name.replace('memory-', '')}`,
        product: `${size} MB`,
        bar: `≤ ${residentBar} MB`,
        holds: size <= residentBar,
      }),
    );
    return { lines, raw: found };
  } finally {
    await side.stop();
  }
}

const text = (sizes: Record<string, number>): string =>
  Object.entries(sizes)
    .map(([name, size]) => `${name} ${size} MB`)
    .join(', ');
const resident = ({ processes }: Side): Record<string, number> =>
  Object.fromEntries(processes.map(({ name, pid }) => [name, Math.round(residentOf(pid) / megabyte)]));
