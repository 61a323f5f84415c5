import type { BerichtenStand, GeweigerdStand, Stand, VerzendingStand } from './stand';

/** What a person can do: send again, note that the recipient has it, let be handled again, or note that the sender was called. */
export const herstelSoorten = ['verzending', 'aangekomen', 'quarantaine', 'geweigerd'] as const;
export type HerstelSoort = (typeof herstelSoorten)[number];

/** Why something waits for a person. All that shares a cause can be mended at once. */
export type Oorzaak =
  | { readonly wat: 'verzending'; readonly partner: string; readonly status: 'onzeker' | 'gereed'; readonly foutcode?: string }
  | { readonly wat: 'quarantaine'; readonly soort: string }
  | { readonly wat: 'geweigerd'; readonly partij: string; readonly deur: string };

/** Whether the recipient can have it: its outcome is unknown, and it was sent. Where the seal broke nothing was. */
export const kanAangekomenZijn = ({ status, foutcode }: { readonly status: string; readonly foutcode?: string | null }): boolean =>
  status === 'onzeker' && foutcode !== 'zegel-verbroken';

export interface Groep {
  readonly oorzaak: Oorzaak;
  readonly aantal: number;
  readonly oudste: Date;
}

/** Everything that waits for a person or for a later attempt, by cause, oldest first. */
export function oorzaken({ verzendingen, berichten, geweigerd }: Pick<Stand, 'verzendingen' | 'berichten' | 'geweigerd'>): Groep[] {
  const groups = [
    ...verzendingen.flatMap(ofVerzending),
    ...berichten.filter(({ status }) => status === 'quarantaine').map(ofQuarantaine),
    ...geweigerd.map(ofGeweigerd),
  ];
  const keys = [...new Set(groups.map(keyOf))];
  return keys.map((key) => sum(groups.filter((group) => keyOf(group) === key))).sort((one, other) => +one.oudste - +other.oudste);
}

const keyOf = ({ oorzaak }: Groep): string => JSON.stringify(oorzaak);

function sum(groups: readonly Groep[]): Groep {
  const [first, ...rest] = groups as [Groep, ...Groep[]];
  return rest.reduce(
    (total, { aantal, oudste }) => ({
      ...total,
      aantal: total.aantal + aantal,
      oudste: oudste < total.oudste ? oudste : total.oudste,
    }),
    first,
  );
}

/** What is on its way has no cause to mend. */
function ofVerzending({ partner, status, foutcode, aantal, oudste }: VerzendingStand): Groep[] {
  if (status === 'verzendend' || (status === 'gereed' && foutcode === null)) return [];
  return [{ oorzaak: { wat: 'verzending', partner, status, ...(foutcode === null ? {} : { foutcode }) }, aantal, oudste }];
}
const ofQuarantaine = ({ soort, aantal, oudste }: BerichtenStand): Groep => ({ oorzaak: { wat: 'quarantaine', soort }, aantal, oudste });
const ofGeweigerd = ({ partij, deur, aantal, oudste }: GeweigerdStand): Groep => ({
  oorzaak: { wat: 'geweigerd', partij, deur },
  aantal,
  oudste,
});
