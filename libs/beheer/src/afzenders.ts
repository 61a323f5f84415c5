import type { Bevinding } from './bevinding';
import type { Stand } from './stand';

/** A sender of which something was expected, and nothing came. That may be luck, or a line that is broken. */
export const afzenders = ({ verwacht }: Stand, now: Date): Bevinding[] =>
  verwacht
    .filter(({ uiterlijk }) => uiterlijk < now)
    .map(({ partij, uiterlijk }) => ({
      soort: 'afzender-stil',
      onderwerp: partij,
      sinds: uiterlijk,
      ernst: 'handelen',
      wat: `Van ${partij} kwam langer niets binnen dan verwacht.`,
      doe: 'Bel de afzender en vraag wat er is verstuurd. Vergelijk dat met Binnengekomen per afzender, en kijk of de deur werkt.',
    }));
