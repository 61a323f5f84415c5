/** Something wrong in the configuration: where, and what in words. Never a value from a file or the environment. */
export interface Bevinding {
  readonly location: string;
  readonly problem: string;
}
