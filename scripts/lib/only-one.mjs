/** One start per directory. Each claims first and looks afterwards, so two that come together may both step back, but never both go on. */
import { forget, living, record } from './pids.mjs';

/** @returns {{ other: number } | { release: () => void }} `other` is the pid of the start that runs already */
export function claim(dir, name = 'start') {
  record(dir, name, process.pid);
  const release = () => {
    forget(dir, name, process.pid);
  };
  const other = living(dir).find((entry) => entry.name === name && entry.pid !== process.pid);
  if (other === undefined) return { release };
  release();
  return { other: other.pid };
}
