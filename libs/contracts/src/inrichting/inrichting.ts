import type { Bereikbaarheid } from './bereikbaarheid';
import type { Codelijsten } from './codelijsten';
import type { Issuer } from './issuers';
import type { Hub, Partij } from './partijen';
import type { Routing } from './routing';
import type { Termijnregel } from './termijnen';
import type { WerkdagenInrichting } from './werkdagen';

/** Everything a region edits, read and checked once at start. Plain data: the same inrichting and the same bericht give the same decision. */
export interface Inrichting {
  readonly hub: Hub;
  readonly partijen: readonly Partij[];
  readonly issuers: readonly Issuer[];
  readonly routing: Routing;
  readonly termijnen: readonly Termijnregel[];
  readonly werkdagen: WerkdagenInrichting;
  readonly codelijsten: Codelijsten;
  readonly bereikbaarheid: Bereikbaarheid;
}
