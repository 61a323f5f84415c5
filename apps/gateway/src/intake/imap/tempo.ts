export interface Tempo {
  /** At the latest so long after the last look there is another, in milliseconds. */
  readonly pollMs: number;
  /** So long a server may be silent while something is asked of it. */
  readonly stilMs: number;
  /** The longest rest between two attempts to reach it; the first is a hundredth of it. */
  readonly rustMs: number;
}
export const gewoonTempo: Tempo = { pollMs: 60_000, stilMs: 30_000, rustMs: 60_000 };
