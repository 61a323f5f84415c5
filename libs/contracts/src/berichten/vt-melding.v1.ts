import { Veld } from '../veld';
import { Contactgegevens, Persoon, Relatie } from './persoon';

/** A person in the incident with the role the police gave (StUF-Jeugdzorg 1.0.9 ZOSNPS; `jeugzorgrol` is the schema's own spelling). */
export class Betrokkene extends Persoon {
  @Veld({ gevoeligheid: 'kenmerk', max: 100 }) rol!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) aanvullendeInformatie?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) overigeZorgMinderjarige?: string;
  @Veld({ genest: () => Relatie, optioneel: true, lijst: true }) relaties?: Relatie[];
}

export class ZorgelijkeSituatie {
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) omschrijving?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, lijst: true }) relevanteRegistraties?: string[];
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) aanvullendeInformatie?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) bestaandeHulpverlening?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) tijdelijkHuisverbod?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) aanhouding?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) aangifte?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) eergerelateerdGeweld?: string;
  @Veld({ genest: () => Betrokkene, lijst: true }) betrokkenen!: Betrokkene[];
}

/** Who was told about the report, and how they took it. */
export class Informering {
  @Veld({ genest: () => Persoon, optioneel: true }) persoon?: Persoon;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true }) wijze?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) gereageerd?: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) strekking?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datum?: string;
}

export class Instantie {
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200 }) naam?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true }) instantiecode?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 12 }) vestigingsnummer?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 9 }) rsin?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 8 }) kvkNummer?: string;
}

/** A report from the police or Halt: StUF-Jeugdzorg 1.0.9 vtMeldingDi01, the whole field tree. */
export class VtMelding {
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, omschrijving: 'het nummer van de melding bij de melder' }) kenmerk?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datumMelding?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datumIncident?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) locatieIncident?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) omschrijvingIncident?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) agenderingGewenst?: boolean;
  @Veld({ genest: () => Contactgegevens, optioneel: true }) contactpersoon?: Contactgegevens;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) informering?: string;
  @Veld({ gevoeligheid: 'kenmerk', type: 'ja-nee' }) sashIngevuld!: boolean;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, waarden: ['laag', 'matig', 'hoog'] }) sashNiveau?: string;
  @Veld({ genest: () => ZorgelijkeSituatie }) zorgelijkeSituatie!: ZorgelijkeSituatie;
  @Veld({ genest: () => Informering, optioneel: true, lijst: true }) geinformeerden?: Informering[];
  @Veld({ genest: () => Instantie, optioneel: true }) ingediendDoor?: Instantie;
}
