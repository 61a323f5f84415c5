import type { Virusscanner } from '@schakel/ketenpartners';

/** The scanner of the region; without one nothing waits for it. An injection token. */
export abstract class Scanner {
  abstract readonly scanner: Virusscanner | undefined;
}
