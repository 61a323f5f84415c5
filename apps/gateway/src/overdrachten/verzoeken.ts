import { redenenTeruggave, Veld } from '@schakel/contracts';
import type { Reactie } from '@schakel/contracts';

const revisie = { gevoeligheid: 'routering', type: 'getal', omschrijving: 'de revisie die de medewerker zag' } as const;

/** Dit is voor ons: the team takes the handover up. */
export class AcceptatieVerzoek {
  @Veld(revisie) revisie!: number;
}

export class TeruggaveVerzoek {
  @Veld(revisie) revisie!: number;
  @Veld({ gevoeligheid: 'kenmerk', waarden: redenenTeruggave }) reden!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 4000 }) toelichting?: string;
}

export class VraagVerzoek {
  @Veld(revisie) revisie!: number;
  @Veld({ gevoeligheid: 'vrije-tekst', max: 4000 }) tekst!: string;
}

export class AfrondingVerzoek {
  @Veld(revisie) revisie!: number;
  @Veld({ gevoeligheid: 'vrije-tekst', max: 4000 }) resultaat!: string;
}

/** What the team answers, whichever of the four it is. */
export interface Antwoord {
  readonly reactie: Reactie;
  readonly revisie: number;
  readonly reden?: string;
  readonly tekst?: string;
}

export const acceptatie = ({ revisie: gezien }: AcceptatieVerzoek): Antwoord => ({ reactie: 'acceptatie', revisie: gezien });
export const teruggave = ({ revisie: gezien, reden, toelichting }: TeruggaveVerzoek): Antwoord => ({
  reactie: 'teruggave',
  revisie: gezien,
  reden,
  ...(toelichting ? { tekst: toelichting } : {}),
});
export const vraag = ({ revisie: gezien, tekst }: VraagVerzoek): Antwoord => ({ reactie: 'vraag', revisie: gezien, tekst });
export const afronding = ({ revisie: gezien, resultaat }: AfrondingVerzoek): Antwoord => ({
  reactie: 'afronding',
  revisie: gezien,
  tekst: resultaat,
});
