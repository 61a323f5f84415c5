/** Keeps one Node process of the hub running. */
import { backOff } from './back-off.mjs';
import { launch, whenReady } from './processes.mjs';

const readyWithinMs = 60_000;
/** A process may take 20 s to finish what it has in hand; then it is killed. */
const patienceMs = 22_000;

/**
 * One supervised process: started again, ever more slowly, when it ends without being asked to. `kill` and `stop` are on purpose: nothing
 * follows until `restart`.
 */
export class Supervised {
  /** The message with which the process said that it is ready. */
  ready;
  #running;
  #launch;
  #retry;
  #onChange;

  /**
   * @param {{ name: string, dir: string, script: string, env: Record<string, string>, cwd: string, log: string,
   *   report: (line: string) => void, onChange: () => void }} options
   */
  constructor({ script, report, onChange, ...options }) {
    this.#onChange = onChange;
    this.#retry = backOff({ name: options.name, report, begin: () => this.start() });
    this.#launch = (onMessage) => launch({ ...options, command: process.execPath, args: [script], ipc: true, onMessage });
  }

  /** @returns {number | null} */
  get pid() {
    return this.#running?.pid ?? null;
  }

  /** Resolves once the process said that it is ready; rejects, with nothing left running, when it does not. */
  async start() {
    this.ready = undefined;
    const mine = this.#launch((message) => {
      if (message?.gereed === true && this.#running === mine) this.ready = message;
    });
    this.#running = mine;
    await whenReady(mine, () => this.ready !== undefined, readyWithinMs).catch((error) => this.#giveUp(mine, error));
    void mine.exited.then(({ how }) => this.#ended(mine, how));
    this.#onChange();
  }

  async #giveUp(mine, error) {
    if (this.#running === mine) this.#running = undefined;
    await mine.stop(1_000);
    throw error;
  }

  #ended(mine, how) {
    if (this.#running !== mine) return;
    this.#running = undefined;
    this.#onChange();
    this.#retry.again(`stopped (${how}); its log is ${mine.log}`);
  }

  async #letGo(ending) {
    this.#retry.stop();
    const mine = this.#running;
    this.#running = undefined;
    if (mine === undefined) return;
    await ending(mine);
    await mine.exited;
  }

  stop() {
    return this.#letGo((mine) => mine.stop(patienceMs));
  }

  /** @param {NodeJS.Signals} [signal] */
  kill(signal = 'SIGKILL') {
    return this.#letGo((mine) => mine.kill(signal));
  }

  async restart() {
    await this.stop();
    await this.start();
  }
}
