import type { Casus } from './casus';
import { isVanVeiligThuis } from './organisatie';
import type { Handler, Outcome } from './step';
import { begin, change } from './step';

/** Two casussen about one incident: a fact that only a person can state, also of a casus that is closed. */
export const decideKoppeling: Handler<'koppeling.v1'> = (casus, { inrichting, bericht }): Outcome => {
  const { ander, door } = bericht.inhoud;
  if (!isVanVeiligThuis(inrichting, door)) return { geweigerd: 'niet-toegestaan' };
  if (ander === casus.id || casus.status === 'vernietigd') return { geweigerd: 'toestand-laat-niet-toe' };
  const { koppelingen = [] } = casus;
  if (koppelingen.some((one) => one.ander === ander)) return 'geen-effect';
  const koppeling = { ander, bericht: bericht.id, door: door.id, op: bericht.ontvangenOp.toISOString() };
  return change(begin(casus), { koppelingen: [...koppelingen, koppeling] });
};

export const gelijkenisGronden = ['datum', 'plaats', 'kenmerk'] as const;
export type GelijkenisGrond = (typeof gelijkenisGronden)[number];

const normal = (text: string): string =>
  text
    .normalize('NFD')
    .replace(/[^\p{L}\p{N}]/gu, '')
    .toLowerCase();

/**
 * In what two casussen tell of one incident: the date, the place, or the number of the melding. Together with a person in common they may be the same
 * melding by two doors; a person decides.
 */
export function gelijkenis(one: Pick<Casus, 'meldingen'>, other: Pick<Casus, 'meldingen'>): GelijkenisGrond[] {
  const values = ({ meldingen }: Pick<Casus, 'meldingen'>) => ({
    datum: meldingen.map(({ inhoud }) => inhoud.datumIncident),
    plaats: meldingen.map(({ inhoud }) => inhoud.locatieIncident),
    kenmerk: meldingen.map(({ kenmerk }) => kenmerk),
  });
  const [mine, theirs] = [values(one), values(other)];
  const known = (texts: readonly (string | undefined)[]): string[] => texts.flatMap((text) => (text && normal(text) ? [normal(text)] : []));
  return gelijkenisGronden.filter((grond) => known(mine[grond]).some((value) => known(theirs[grond]).includes(value)));
}
