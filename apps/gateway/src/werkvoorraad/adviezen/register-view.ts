import type { Adviesvraag, Inrichting } from '@schakel/contracts';
import type { AdviesRegel } from '@schakel/store/adviezen';
import { dienstTeksten, redenTeksten, vormTeksten } from './woorden';

export interface Filter {
  readonly dienst: string;
  readonly organisatieSoort: string;
  readonly aard: string;
}
interface Telling {
  readonly naam: string;
  readonly aantal: number;
}

const read = ({ inhoud }: AdviesRegel): Adviesvraag => JSON.parse(inhoud.toString('utf8')) as Adviesvraag;
const matches = (filter: Filter, { dienst, organisatieSoort, aard }: Adviesvraag): boolean =>
  (!filter.dienst || filter.dienst === dienst) &&
  (!filter.organisatieSoort || filter.organisatieSoort === organisatieSoort) &&
  (!filter.aard || aard.includes(filter.aard));

/** One advies in words: who asked, if that may be known, and nothing of whom it was about. */
export function adviesView({ codelijsten }: Inrichting, regel: AdviesRegel) {
  const advies = read(regel);
  return {
    id: regel.id,
    ontvangenOp: regel.ontvangenOp,
    dienst: dienstTeksten[advies.dienst],
    vrager: [advies.naam ?? 'Anoniem', advies.organisatie].filter(Boolean).join(', '),
    organisatieSoort: tekstOf(codelijsten.organisatieSoorten, advies.organisatieSoort),
    aard: advies.aard.map((code) => tekstOf(codelijsten.aardGeweld, code)),
    vorm: advies.vorm && vormTeksten[advies.vorm],
    reden: redenTeksten[advies.reden],
    contactmomenten: advies.contactmomenten,
    door: advies.door.naam,
  };
}

/** The register: what passes the filter, newest first, and how many of each. One advies can be of more than one nature. */
export function registerView(inrichting: Inrichting, all: readonly AdviesRegel[], filter: Filter) {
  const chosen = all.filter((regel) => matches(filter, read(regel))).toReversed();
  const regels = chosen.map((regel) => adviesView(inrichting, regel));
  return {
    aantal: regels.length,
    regels,
    tellingen: [
      { titel: 'Wat wij gaven', telling: count(regels.map(({ dienst }) => dienst)) },
      { titel: 'Soort organisatie', telling: count(regels.map(({ organisatieSoort }) => organisatieSoort)) },
      { titel: 'Aard van het geweld', telling: count(regels.flatMap(({ aard }) => aard)) },
    ].filter(({ telling }) => telling.length > 0),
  };
}

function count(namen: readonly string[]): Telling[] {
  const sums = new Map<string, number>();
  for (const naam of namen) sums.set(naam, (sums.get(naam) ?? 0) + 1);
  return [...sums]
    .map(([naam, aantal]) => ({ naam, aantal }))
    .sort((one, other) => other.aantal - one.aantal || one.naam.localeCompare(other.naam, 'nl'));
}

const tekstOf = (list: readonly { readonly code: string; readonly omschrijving: string }[], code: string): string =>
  list.find((one) => one.code === code)?.omschrijving ?? code;
