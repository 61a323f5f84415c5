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

export const terugmeldingSoorten = ['aangekomen', 'mislukt', 'toets', 'antwoord'] as const;

/** What the provider of calls and text messages tells: what became of a call, a key that was pressed, or a reply to a text message. */
export class AlarmTerugmelding {
  @Veld({ gevoeligheid: 'routering', waarden: terugmeldingSoorten }) gebeurtenis!: (typeof terugmeldingSoorten)[number];
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 36, omschrijving: 'het nummer van de oproep, zoals wij het gaven' })
  kenmerk?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 10 }) toets?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 20, omschrijving: 'het telefoonnummer van wie antwoordde' }) van?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) tekst?: string;
}

/** The berichten that a worker makes here. */
export type WerkSoort = Extract<
  Soort,
  | 'vraagbesluit.v1'
  | 'vervolgbesluit.v1'
  | 'casus-notitie.v1'
  | 'oordeel-anonieme-melding.v1'
  | 'doorzending.v1'
  | 'reactie-op-doorzending.v1'
>;
