import { readdirSync, readFileSync } from 'node:fs';

/** Clock ticks of /proc per second; a constant of the Linux ABI. */
const ticksPerSecond = 100;

interface Stat {
  readonly parent: number;
  readonly own: number;
  readonly reaped: number;
}

function statOf(pid: number): Stat | undefined {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    const field = text
      .slice(text.lastIndexOf(')') + 2)
      .split(' ')
      .map(Number);
    const [parent = 0, user = 0, system = 0, childUser = 0, childSystem = 0] = [1, 11, 12, 13, 14].map((at) => field[at]);
    return { parent, own: user + system, reaped: childUser + childSystem };
  } catch {
    // It ended between the listing and the reading.
    return undefined;
  }
}

/** CPU that a process has used since it began, all threads, in microseconds. */
export const cpuOf = (pid: number): number => ((statOf(pid)?.own ?? 0) / ticksPerSecond) * 1e6;

/** CPU of a server and its children, those that ended included, in microseconds. */
export function cpuOfTree(pid: number): number {
  const all = readdirSync('/proc')
    .filter((name) => /^\d+$/.test(name))
    .map((name) => ({ pid: Number(name), stat: statOf(Number(name)) }));
  const top = statOf(pid);
  const children = all
    .filter(({ stat }) => stat?.parent === pid)
    .reduce((sum, { stat }) => sum + (stat?.own ?? 0) + (stat?.reaped ?? 0), 0);
  return (((top?.own ?? 0) + (top?.reaped ?? 0) + children) / ticksPerSecond) * 1e6;
}

/** Resident memory in bytes. */
export function residentOf(pid: number): number {
  const line = /^VmRSS:\s+(\d+) kB/m.exec(readFileSync(`/proc/${pid}/status`, 'utf8'));
  return Number(line?.[1] ?? 0) * 1024;
}

export const medianOf = (values: readonly number[]): number => percentileOf(values, 0.5);

/** The value below which this share of the values lies; the mean of the middle two when it falls between. */
export function percentileOf(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  const place = (sorted.length - 1) * share;
  const [low = 0, high = 0] = [sorted[Math.floor(place)], sorted[Math.ceil(place)]];
  return share === 0.5 ? (low + high) / 2 : high;
}
