import type { Bevinding, Drempels } from './bevinding';
import { ernsten, standaardDrempels } from './bevinding';
import { bereikbaarheid } from './bereikbaarheid';
import { binnenkomst } from './binnenkomst';
import { hub } from './hub';
import type { Stand } from './stand';
import { tijd } from './tijd';
import { uitgaand } from './uitgaand';

/**
 * What is wrong, judged once for the page, the command line and the one who warns. What asks for action comes first, and the oldest of it
 * before the rest. Pure: the same stand and moment give the same findings.
 */
export function bevindingen(stand: Stand, now: Date, drempels: Drempels = standaardDrempels): readonly Bevinding[] {
  const found = [bereikbaarheid, hub, binnenkomst, uitgaand, tijd].flatMap((rules) => rules(stand, now, drempels));
  return found.sort((one, other) => rank(one) - rank(other) || one.sinds.getTime() - other.sinds.getTime());
}

const rank = ({ ernst }: Bevinding): number => ernsten.indexOf(ernst);

/** The first line of every screen: how many things ask for action, or that nothing does. */
export function kopregel(found: readonly Bevinding[]): string {
  const aantal = found.filter(({ ernst }) => ernst === 'handelen').length;
  if (aantal === 0) return 'Niemand hoeft iets te doen';
  return aantal === 1 ? '1 ding vraagt om actie' : `${aantal} dingen vragen om actie`;
}
