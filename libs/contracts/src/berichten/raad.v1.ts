import { Veld } from '../veld';
import { Persoon } from './persoon';

export const notificatieStatussen = ['Intake afgerond', 'Onderzoek afgerond', 'Zaak afgerond'] as const;
export const notificatieResultaten = [
  'Verzoek tot onderzoek afgewezen',
  'Geen rekest Kinderbescherming',
  'Maatregel opgelegd',
  'Geen maatregel opgelegd',
] as const;

/** A decision that the Raad or the court took in the case. Dates are YYYY-MM-DD. */
export class Beslissing {
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, max: 10 }) datum?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, max: 1000 }) toelichting?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, max: 10 }) ingangsdatum?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, max: 10 }) einddatum?: string;
}

/**
 * How far the Raad voor de Kinderbescherming is with our verzoek tot onderzoek (StUF-Jeugdzorg 1.0.9 notificatieDi01). `verzoek` is the reference
 * of our request, `kenmerk` the number of the case at the Raad.
 */
export class Notificatie {
  @Veld({ gevoeligheid: 'kenmerk', max: 40 }) verzoek!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 40 }) kenmerk?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, waarden: notificatieStatussen }) status?: (typeof notificatieStatussen)[number];
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 23, omschrijving: 'wanneer de zaak deze status kreeg, zoals de Raad het zegt' })
  statusGezetOp?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, waarden: notificatieResultaten }) resultaat?: (typeof notificatieResultaten)[number];
  @Veld({ gevoeligheid: 'bijzonder', type: 'ja-nee' }) ongeboren!: boolean;
  @Veld({ genest: () => Persoon }) persoon!: Persoon;
  @Veld({ genest: () => Persoon, optioneel: true }) belanghebbende?: Persoon;
  @Veld({ genest: () => Beslissing, optioneel: true, lijst: true }) beslissingen?: Beslissing[];
}

/** Somebody with authority over a child in a request, with what they know of it. */
export class Gezagsdrager extends Persoon {
  @Veld({ gevoeligheid: 'kenmerk', max: 80, omschrijving: 'jeugdzorgrol' }) rol!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) geinformeerd?: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) redenNietGeinformeerd?: string;
}

/**
 * A request to the Raad voor de Kinderbescherming to investigate (StUF-Jeugdzorg 1.0.9 vtoDi01; Jeugdwet 3.1). The fields are those of Bijlage 1 of
 * the Regeling justitiële keteninformatisering Jeugdwet. `samenvatting` is Veilig Thuis' own text, never that of who reported.
 */
export class VerzoekTotOnderzoek {
  @Veld({ gevoeligheid: 'kenmerk', max: 40 }) verzoek!: string;
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee' }) dringend!: boolean;
  @Veld({ gevoeligheid: 'kenmerk', max: 10, omschrijving: 'de dag van het vervolgbesluit' }) datum!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200, omschrijving: 'de medewerker van Veilig Thuis bij wie navraag kan' }) medewerker!: string;
  @Veld({ gevoeligheid: 'contact', max: 20, omschrijving: 'telefoonnummer van Veilig Thuis' }) telefoon!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', max: 10_000 }) samenvatting!: string;
  @Veld({ genest: () => Persoon, lijst: true }) kinderen!: Persoon[];
  @Veld({ genest: () => Gezagsdrager, optioneel: true, lijst: true }) gezagsdragers?: Gezagsdrager[];
}
