/** Starting something again after it ended without being asked to, ever more slowly. */

const calmAfterMs = 60_000;
const longestPauseMs = 30_000;

/** How long to wait after so many failures in a row, in milliseconds. */
export const pauseAfter = (failures) => Math.min(1_000 * 2 ** (failures - 1), longestPauseMs);

/** `again` plans a call of `begin`; when that rejects the next follows by itself. A run of a minute counts as calm. `stop` ends it. */
export function backOff({ name, begin, report }) {
  let failures = 0;
  let timer;
  let begunAt = performance.now();
  const retry = async () => {
    begunAt = performance.now();
    try {
      await begin();
      report(`${name} runs again`);
    } catch (error) {
      again(error.message);
    }
  };
  const again = (why) => {
    failures = performance.now() - begunAt > calmAfterMs ? 1 : failures + 1;
    const pause = pauseAfter(failures);
    report(`${name}: ${why}; starting it again in ${pause / 1_000} s`);
    timer = setTimeout(() => void retry(), pause);
  };
  return { again, stop: () => clearTimeout(timer) };
}
