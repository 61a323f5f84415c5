import type { Inrichting, Persoon } from '@schakel/contracts';
import type { Casus } from '@schakel/domain';

/** How people, teams and partijen of a casus are called on its page. */
export class Namen {
  constructor(
    private readonly inrichting: Inrichting,
    private readonly casus: Casus,
  ) {}

  persoon(id: string): string {
    const persoon = this.casus.personen.find((one) => one.id === id);
    return persoon ? naamVan(persoon) : 'iemand die hier niet meer staat';
  }

  /** A partij, a team, or our own organisation. */
  organisatie(id: string): string {
    const { hub, partijen, routing } = this.inrichting;
    if (id === hub.partij) return hub.naam;
    return [...partijen, ...routing.teams].find((one) => one.id === id)?.naam ?? id;
  }

  vraagcode(code: string): string {
    return this.inrichting.codelijsten.vraagcodes.find((one) => one.code === code)?.omschrijving ?? code;
  }

  aardGeweld(code: string): string {
    return this.inrichting.codelijsten.aardGeweld.find((one) => one.code === code)?.omschrijving ?? code;
  }
}

export function naamVan({ volledigeNaam, voornamen, voorvoegsel, geslachtsnaam }: Persoon): string {
  return volledigeNaam ?? ([voornamen, voorvoegsel, geslachtsnaam].filter(Boolean).join(' ') || 'Naam niet bekend');
}
