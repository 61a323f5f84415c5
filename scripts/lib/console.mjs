/** What a command says while it works. Everything that may take long says so before, every few seconds, and when it is done. */

const seconds = (sinceMs) => `${((performance.now() - sinceMs) / 1_000).toFixed(1)} s`;

/**
 * Runs `work` and reports its progress.
 *
 * @template T
 * @param {(line: string) => void} report
 * @param {string} label
 * @param {() => Promise<T>} work
 */
export async function timed(report, label, work) {
  const from = performance.now();
  report(`${label} ...`);
  const ticker = setInterval(() => {
    report(`${label} ... ${seconds(from)}`);
  }, 5_000);
  try {
    const result = await work();
    report(`${label}: ${seconds(from)}`);
    return result;
  } finally {
    clearInterval(ticker);
  }
}

export const say = (line) => {
  process.stdout.write(`${line}\n`);
};

/** Progress, and everything else that is not the answer of a command. */
export const tell = (line) => {
  process.stderr.write(`${line}\n`);
};

/** Runs a command's `main` and ends the process with its exit code; an error becomes one line. `DEBUG` in the environment adds the stack. */
export async function runCommand(main) {
  try {
    process.exitCode = (await main(process.argv.slice(2))) ?? 0;
  } catch (error) {
    tell(process.env.DEBUG ? error.stack : error.message);
    process.exitCode = 1;
  }
}
