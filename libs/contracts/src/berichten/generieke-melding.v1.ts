import { Veld } from '../veld';
import { InformeringBijMelding } from './melding-professional.v1';
import { OrganisatieBijMelding, UitgebreidPersoon } from './uitgebreid';
import { Antwoord } from './vragen.v1';

/** One area of somebody's life (LeefgebiedType 01 to 12 of StUF-Jeugdzorg 1.0.9) and what is of importance there. */
export class Leefgebied {
  @Veld({ gevoeligheid: 'bijzonder', max: 2 }) leefgebied!: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, max: 100_000 }) toelichting?: string;
}

/** ZOS-gm of meldingGeneriekDi01. `antwoorden` are what the sender filled in at the question codes `VT-001` and further. */
export class GeneriekeSituatie {
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) omschrijving?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) nadereOmschrijving?: string;
  @Veld({ genest: () => Antwoord, optioneel: true, lijst: true }) antwoorden?: Antwoord[];
  @Veld({ genest: () => Leefgebied, optioneel: true, lijst: true }) leefgebieden?: Leefgebied[];
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, type: 'ja-nee' }) instantiesBetrokken?: boolean;
  @Veld({ genest: () => UitgebreidPersoon, lijst: true }) betrokkenen!: UitgebreidPersoon[];
}

/**
 * A report in the generic format: StUF-Jeugdzorg 1.0.9 meldingGeneriekDi01 of soort VT, the whole field tree. Moments are as the sender gave them,
 * `2026-11-20T10:15:00`, without a time zone, and shorter where the sender knows no more.
 */
export class GeneriekeMelding {
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 40 }) kenmerk?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 23 }) tijdstipMelding?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 100 }) redenMelding?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) aanleiding?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) terugkoppelingGewenst?: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) verzoekOmschrijving?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) overigeInformatie?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, lijst: true, max: 200 }) verwijzingen?: string[];
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 23 }) tijdstipIncident?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 23 }) tijdstipEindeIncident?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) omschrijvingIncident?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) locatieIncident?: string;
  @Veld({ genest: () => OrganisatieBijMelding, optioneel: true }) indiener?: OrganisatieBijMelding;
  @Veld({ genest: () => OrganisatieBijMelding, optioneel: true }) uitvoerder?: OrganisatieBijMelding;
  @Veld({ genest: () => OrganisatieBijMelding, optioneel: true, lijst: true }) organisaties?: OrganisatieBijMelding[];
  @Veld({ genest: () => GeneriekeSituatie }) zorgelijkeSituatie!: GeneriekeSituatie;
  @Veld({ genest: () => InformeringBijMelding, optioneel: true, lijst: true }) geinformeerden?: InformeringBijMelding[];
}
