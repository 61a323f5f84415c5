/** Keeps one Node process of the hub running: started again, ever more slowly, when it ends without being asked to. */
import { launch, whenReady } from './processes.mjs';

const calmAfterMs = 60_000;
const longestPauseMs = 30_000;

/** How long to wait before start number `failures` + 1. */
export const pauseAfter = (failures) => Math.min(1_000 * 2 ** (failures - 1), longestPauseMs);

/** Calls `begin` again after each unasked end, with growing pauses; a run of a minute counts as calm. `stop` ends the calling. */
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

/**
 * One supervised process. `kill` and `stop` are on purpose: nothing follows until `restart`. `ready` is the message with which the process said
 * that it is.
 *
 * @param {{ name: string, dir: string, script: string, env: Record<string, string>, cwd: string, log: string,
 *   report: (line: string) => void, onChange: () => void, readyWithinMs?: number }} options
 */
export function supervise({ report, onChange, readyWithinMs = 60_000, name, script, ...options }) {
  let running;
  let ready;
  const begin = async () => {
    const mine = launch({
      ...options,
      name,
      command: process.execPath,
      args: [script],
      ipc: true,
      onMessage: (message) => {
        if (message?.gereed === true && running === mine) ready = message;
      },
    });
    running = mine;
    ready = undefined;
    await whenReady(mine, () => ready !== undefined, readyWithinMs).catch(async (error) => {
      running = undefined;
      await mine.stop(1_000);
      throw error;
    });
    void mine.exited.then(({ how }) => {
      if (running !== mine) return;
      running = undefined;
      onChange();
      retry.again(`stopped (${how}); its log is ${options.log}`);
    });
    onChange();
  };
  const retry = backOff({ name, begin, report });
  const letGo = async (ending) => {
    retry.stop();
    const mine = running;
    running = undefined;
    if (mine === undefined) return;
    await ending(mine);
    await mine.exited;
  };
  const stop = () => letGo((mine) => mine.stop(22_000));
  return {
    get pid() {
      return running?.pid ?? null;
    },
    get ready() {
      return ready;
    },
    start: begin,
    stop,
    kill: (signal = 'SIGKILL') => letGo((mine) => mine.kill(signal)),
    restart: async () => {
      await stop();
      await begin();
    },
  };
}
