import type { Casus, CasusAntwoord, CasusPersoon, Status } from './casus';

/** What the store keeps in clear of a casus: enough to list and lock it, nothing about anybody. */
export interface CasusKop {
  readonly id: string;
  readonly versie: number;
  readonly status: Status;
  readonly dringend: boolean;
  readonly ontvangenOp: string;
  readonly meldingen: readonly string[];
}

export type CasusDossier = Omit<Casus, 'personen' | 'antwoorden'>;

/** All that is about one person, under a key of its own. */
export interface PersoonSectie {
  readonly id: string;
  /** The place in the casus, so that joining restores the order. */
  readonly plaats: number;
  readonly persoon: CasusPersoon;
  readonly antwoorden: readonly { readonly plaats: number; readonly antwoord: CasusAntwoord }[];
}

/** Splits a casus into what is stored together; `joinCasus` undoes it exactly. */
export function splitCasus(casus: Casus): { kop: CasusKop; dossier: CasusDossier; secties: readonly PersoonSectie[] } {
  const { personen, antwoorden, ...dossier } = casus;
  const { id, versie, status, dringend, ontvangenOp } = casus;
  const numbered = antwoorden.map((antwoord, plaats) => ({ plaats, antwoord }));
  return {
    kop: { id, versie, status, dringend, ontvangenOp, meldingen: casus.meldingen.map(({ bericht }) => bericht) },
    dossier,
    secties: personen.map((persoon, plaats) => ({
      id: persoon.id,
      plaats,
      persoon,
      antwoorden: numbered.filter(({ antwoord }) => antwoord.persoon === persoon.id),
    })),
  };
}

/** Puts a casus together again. A section whose key was destroyed is left out: that person is then gone, with every answer about them. */
export function joinCasus(dossier: CasusDossier, secties: readonly PersoonSectie[]): Casus {
  const inOrder = secties.toSorted((one, other) => one.plaats - other.plaats);
  const antwoorden = secties.flatMap((sectie) => sectie.antwoorden).toSorted((one, other) => one.plaats - other.plaats);
  return { ...dossier, personen: inOrder.map(({ persoon }) => persoon), antwoorden: antwoorden.map(({ antwoord }) => antwoord) };
}
