/**
 * Waits until `probe` returns without throwing and gives its value; the last thing it saw is in the error when time runs out.
 * A probe asserts, so that a time-out explains itself. Never use it to wait for something not to happen.
 *
 * @param timeoutMs how long to try, in milliseconds
 */
export async function eventually<T>(probe: () => Promise<T> | T, timeoutMs = 10_000, everyMs = 25): Promise<T> {
  const end = Date.now() + timeoutMs;
  for (;;) {
    try {
      return await probe();
    } catch (error) {
      if (Date.now() > end) throw error;
    }
    await new Promise((resolve) => setTimeout(resolve, everyMs));
  }
}
