import type { Dienstpatroon, Roosterdag, WerkdagenInrichting } from '@schakel/contracts';
import type { Dag } from '../werkdagen';
import { addDays, isVrijeDag, weekdayOf } from '../werkdagen';

const weekdagen: readonly Roosterdag[] = ['zondag', 'maandag', 'dinsdag', 'woensdag', 'donderdag', 'vrijdag', 'zaterdag'];
const dayMs = 86_400_000;

const mondayOf = (dag: Dag): Dag => addDays(dag, -((weekdayOf(dag) + 6) % 7));
const weeksBetween = (from: Dag, to: Dag): number => Math.round((Date.parse(mondayOf(to)) - Date.parse(mondayOf(from))) / dayMs / 7);

/** Whether a dienst of this pattern begins on that day. */
export function beginsOn(werkdagen: WerkdagenInrichting, patroon: Dienstpatroon, dag: Dag): boolean {
  const { dagen, elkeWeken = 1, geldigVan, geldigTot } = patroon;
  if (dag < geldigVan || (geldigTot !== undefined && dag >= geldigTot)) return false;
  if (weeksBetween(geldigVan, dag) % elkeWeken !== 0) return false;
  const kind: Roosterdag = isVrijeDag(werkdagen, dag) ? 'vrije-dag' : 'werkdag';
  return dagen.some((each) => each === 'elke-dag' || each === kind || each === weekdagen[weekdayOf(dag)]);
}

/** The day on which a dienst that begins on `dag` ends. */
export const lastDayOf = ({ begin, eind }: Dienstpatroon, dag: Dag): Dag => (eind <= begin ? addDays(dag, 1) : dag);
