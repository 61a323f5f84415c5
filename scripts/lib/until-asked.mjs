/** Waiting for Ctrl-C, the end of the terminal, or an orderly request to stop. */
const signals = ['SIGINT', 'SIGTERM', 'SIGHUP'];

/**
 * Resolves at the first request to stop, or when `early` does. A second request, at least a second later (npm passes Ctrl-C on, so one may
 * arrive twice), calls `insist`.
 */
export function untilAsked({ early, insist = () => process.exit(130) } = {}) {
  return new Promise((resolve) => {
    let askedAt;
    const ask = (signal) => {
      if (askedAt !== undefined && performance.now() - askedAt > 1_000) insist();
      askedAt ??= performance.now();
      resolve(signal);
    };
    for (const signal of signals) process.on(signal, ask);
    void early?.then(resolve);
  });
}
