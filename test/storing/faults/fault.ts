import type { Random } from '../random';
import type { World } from '../world';

/** Something that goes wrong for a while. Processes that died are started again after `heal`, by the nemesis. */
export interface Fault {
  readonly name: string;
  /** Not while something else is broken too. */
  readonly alone?: boolean;
  /** How long it lasts, in milliseconds, before it is healed. */
  readonly lasts: readonly [least: number, most: number];
  /** False when it could not be met: nobody came to the place where it waited. */
  break(world: World, random: Random): Promise<unknown>;
  heal(world: World): Promise<void>;
}

export const nothing = (): Promise<void> => Promise.resolve();
