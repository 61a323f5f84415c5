/** What the sender of a melding may read back. A door of its own: intake sees nothing else of the outbox. */
export { readTerugkoppeling } from './outbox/terugkoppeling';
export type { Teruggekoppeld } from './outbox/terugkoppeling';
