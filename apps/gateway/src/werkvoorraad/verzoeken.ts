import type { NotitieOnderwerp, Soort } from '@schakel/contracts';
import { notitieOnderwerpen, Veld } from '@schakel/contracts';

/** A fact that only a person can state: a contact with those concerned, a promise of anonymity to the melder, a schuiladres taken over by hand. */
export class NotitieVerzoek {
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ gevoeligheid: 'kenmerk', waarden: notitieOnderwerpen }) onderwerp!: NotitieOnderwerp;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 4000 }) tekst?: string;
}

/** Which other casus is about the same incident. */
export class KoppelVerzoek {
  @Veld({ gevoeligheid: 'routering', max: 36 }) ander!: string;
}

export const poststukUitkomsten = ['overgenomen', 'geen-melding'] as const;

/** What became of a mail that a person read, and in words why. */
export class PostOordeel {
  @Veld({ gevoeligheid: 'kenmerk', waarden: poststukUitkomsten }) uitkomst!: (typeof poststukUitkomsten)[number];
  @Veld({ gevoeligheid: 'vrije-tekst', max: 500 }) toelichting!: string;
}

/** The berichten that a worker makes here. */
export type WerkSoort = Extract<Soort, 'vraagbesluit.v1' | 'vervolgbesluit.v1' | 'casus-notitie.v1'>;
