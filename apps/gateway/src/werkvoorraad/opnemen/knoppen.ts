import type { Velden } from './concept-velden';
import { lijstOp, paden, zetOp } from './concept-velden';

const most = 30;

interface Knop {
  readonly patroon: RegExp;
  /** Where the list is, by the numbers in the name of the button. */
  readonly lijst: (...at: number[]) => string;
  readonly nieuw?: (velden: Velden) => Velden;
}

/** The sender's own label within a melding: one that nobody in this draft has. */
function nieuwLabel(velden: Velden): string {
  const used = new Set(lijstOp(velden, paden.personen).map(({ id }) => id));
  const free = Array.from({ length: used.size + 1 }, (_, at) => `p${at + 1}`).find((label) => !used.has(label));
  return free ?? 'p1';
}

const knoppen: readonly Knop[] = [
  { patroon: /^persoon-erbij$/, lijst: () => paden.personen, nieuw: (velden) => ({ id: nieuwLabel(velden) }) },
  { patroon: /^persoon-weg-(\d{1,2})$/, lijst: () => paden.personen },
  { patroon: /^contact-erbij-(\d{1,2})$/, lijst: (persoon = 0) => paden.contacten(persoon), nieuw: () => ({}) },
  { patroon: /^contact-weg-(\d{1,2})-(\d{1,2})$/, lijst: (persoon = 0) => paden.contacten(persoon) },
];

/** The draft after a button that adds or takes away a part, and the id of the part of the page to go on with; undefined for another button. */
export function naKnop(velden: Velden, actie: string): { readonly velden: Velden; readonly naar: string } | undefined {
  for (const { patroon, lijst, nieuw } of knoppen) {
    const found = patroon.exec(actie);
    if (!found) continue;
    const at = found.slice(1).map(Number);
    if (at.length > 0 && (at[0] ?? 0) >= lijstOp(velden, paden.personen).length) return { velden, naar: paden.personen };
    return nieuw ? erbij(velden, lijst(...at), nieuw(velden)) : weg(velden, lijst(...at), at.at(-1) ?? 0);
  }
  return undefined;
}

function erbij(velden: Velden, pad: string, nieuw: Velden) {
  const items = lijstOp(velden, pad);
  if (items.length >= most) return { velden, naar: pad };
  return { velden: met(velden, pad, [...items, nieuw]), naar: `${pad}.${items.length}` };
}

const weg = (velden: Velden, pad: string, at: number) => ({
  velden: met(
    velden,
    pad,
    lijstOp(velden, pad).filter((_, index) => index !== at),
  ),
  naar: pad,
});

function met(velden: Velden, pad: string, items: readonly Velden[]): Velden {
  const next = structuredClone(velden);
  zetOp(next, pad, structuredClone(items));
  return next;
}
