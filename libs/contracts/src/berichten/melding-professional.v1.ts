import { Veld } from '../veld';
import { Medewerker } from './persoon';
import { Betrokkene, Informering } from './vt-melding.v1';

/** The five steps of the meldcode huiselijk geweld en kindermishandeling (Besluit verplichte meldcode, artikel 2). */
export const meldcodeStappen = [
  'signalen-in-kaart',
  'collegiaal-overleg',
  'gesprek-met-betrokkenen',
  'wegen-van-het-geweld',
  'beslissen',
] as const;
export const contactWijzen = ['telefoon', 'e-mail', 'post', 'bezoek'] as const;

export class MeldcodeStap {
  @Veld({ gevoeligheid: 'kenmerk', waarden: meldcodeStappen }) stap!: (typeof meldcodeStappen)[number];
  @Veld({ gevoeligheid: 'kenmerk', type: 'ja-nee' }) gezet!: boolean;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datum?: string;
  @Veld({ gevoeligheid: 'medisch', optioneel: true, max: 4000 }) toelichting?: string;
}

/** One way to reach somebody, and whether that is safe: the other may read along. */
export class Contactmogelijkheid {
  @Veld({ gevoeligheid: 'kenmerk', waarden: contactWijzen }) wijze!: (typeof contactWijzen)[number];
  @Veld({ gevoeligheid: 'kenmerk', type: 'ja-nee', omschrijving: 'of het veilig is om deze persoon zo te bereiken' })
  veiligBereikbaar!: boolean;
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 254 }) adres?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000, omschrijving: 'bijvoorbeeld: alleen overdag' }) toelichting?: string;
}

/** `id` is the sender's own label within the message; the hub gives everybody a number of its own. */
export class PersoonBijMelding extends Betrokkene {
  @Veld({ genest: () => Contactmogelijkheid, optioneel: true, lijst: true }) contactmogelijkheden?: Contactmogelijkheid[];
}

/** Who reports. Known to Veilig Thuis, not to the family unless they may know (Uitvoeringsbesluit Wmo 4.1.8 lid 3). */
export class Melder {
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200 }) naam?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200 }) functie?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200 }) organisatie?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200, omschrijving: 'relatie tot het gezin, als de melder geen professional is' })
  relatie?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, lijst: true, max: 20 }) telefoonnummers?: string[];
  @Veld({ gevoeligheid: 'bron', optioneel: true, lijst: true, max: 254 }) emailadressen?: string[];
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee', omschrijving: 'of het gezin mag weten wie heeft gemeld' })
  bekendBijGezin?: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) redenOnbekend?: string;
}

/** What is worrying, in the words of the GGM (ZorgelijkeSituatie, Leefgebied). */
export class ZorgelijkeSituatieBijMelding {
  @Veld({ gevoeligheid: 'medisch', max: 20_000 }) situatieschets!: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, lijst: true, max: 50, omschrijving: 'codes van de aard van het geweld' })
  aard?: string[];
  @Veld({ gevoeligheid: 'medisch', optioneel: true, max: 10_000 }) bestaandeHulpverlening?: string;
  @Veld({ gevoeligheid: 'medisch', optioneel: true, max: 10_000 }) aanvullendeInformatie?: string;
  @Veld({ genest: () => PersoonBijMelding, lijst: true }) betrokkenen!: PersoonBijMelding[];
}

/** Somebody who was told that this report is made, and how they took it; or why they were not told. */
export class InformeringBijMelding extends Informering {
  @Veld({ gevoeligheid: 'routering', max: 36, optioneel: true, omschrijving: 'het id van iemand uit betrokkenen' })
  wie?: string;
  @Veld({ gevoeligheid: 'kenmerk', type: 'ja-nee' }) geinformeerd!: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) redenNietGeinformeerd?: string;
}

/** A report by a professional: the hub's own JSON, named after StUF-Jeugdzorg 1.0.9 and the GGM (Model Jeugdbescherming). */
export class MeldingProfessional {
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 40, omschrijving: 'het nummer van de melding bij de melder' }) kenmerk?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 40, omschrijving: 'kenmerk van de eigen melding die deze vervangt' })
  vervangt?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datumMelding?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datumIncident?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) locatieIncident?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, type: 'ja-nee', omschrijving: 'of er naar het oordeel van de melder nu gevaar is' })
  acuteOnveiligheid?: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 4000 }) toelichtingAcuteOnveiligheid?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) terugkoppelingGewenst?: boolean;
  @Veld({ genest: () => Melder }) melder!: Melder;
  @Veld({ genest: () => ZorgelijkeSituatieBijMelding }) zorgelijkeSituatie!: ZorgelijkeSituatieBijMelding;
  @Veld({ genest: () => MeldcodeStap, optioneel: true, lijst: true }) meldcode?: MeldcodeStap[];
  @Veld({ genest: () => InformeringBijMelding, optioneel: true, lijst: true }) geinformeerden?: InformeringBijMelding[];
}

export const opnameBronnen = ['telefoon', 'mail', 'brief', 'balie'] as const;

/** A report that somebody of Veilig Thuis wrote down: told by telephone, or read in a mail that no machine could read. */
export class OpgenomenMelding extends MeldingProfessional {
  @Veld({ gevoeligheid: 'kenmerk', waarden: opnameBronnen }) bron!: (typeof opnameBronnen)[number];
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 36, omschrijving: 'het poststuk waaruit is overgenomen' }) poststuk?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 50, omschrijving: 'de partij die meldde, als de hub haar kent' })
  partij?: string;
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    patroon: /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/,
    omschrijving: 'wanneer het Veilig Thuis bereikte (UTC)',
  })
  bereiktOp?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 36, omschrijving: 'de adviesvraag die later een melding werd' })
  adviesvraag?: string;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}
