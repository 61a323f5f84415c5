import { Veld } from '../veld';
import { Contactgegevens } from './persoon';
import { OrganisatieBijMelding, UitgebreidPersoon } from './uitgebreid';
import { Instantie } from './vt-melding.v1';

/** What is told of a document, with its words in `tekst` where it is plain text. */
export class DocumentGegevens {
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 40 }) nummer?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 255 }) bestandsnaam?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 200, omschrijving: 'mediatype volgens de zender' }) mediatype?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 200 }) titel?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200 }) auteur?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datum?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 5_300_000 }) tekst?: string;
}

/** The one document that holds what an old zorgmelding has to say; of one that is no plain text `inhoud` has the bytes in base64. */
export class DocumentBijMelding extends DocumentGegevens {
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 5_300_000 }) inhoud?: string;
}

/** A field that the schema leaves to sender and receiver (StUF:extraElementen). */
export class ExtraElement {
  @Veld({ gevoeligheid: 'vrije-tekst', max: 1000 }) naam!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', max: 100_000 }) waarde!: string;
}

export class ZorgelijkeSituatieBijZorgmelding {
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) aanvullendeInformatie?: string;
  @Veld({ genest: () => UitgebreidPersoon, lijst: true }) betrokkenen!: UitgebreidPersoon[];
}

/** The police message that the vtMelding replaced: StUF-Jeugdzorg 1.0.9 zorgmeldingDi01, the whole field tree. */
export class Zorgmelding {
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 40 }) kenmerk?: string;
  @Veld({ genest: () => Instantie, optioneel: true }) ingediendDoor?: Instantie;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200, omschrijving: 'de rol van wie indient' }) rolIndiener?: string;
  @Veld({ genest: () => Contactgegevens, optioneel: true }) contactpersoon?: Contactgegevens;
  @Veld({ genest: () => ZorgelijkeSituatieBijZorgmelding }) zorgelijkeSituatie!: ZorgelijkeSituatieBijZorgmelding;
  @Veld({ genest: () => OrganisatieBijMelding, optioneel: true, lijst: true }) organisaties?: OrganisatieBijMelding[];
  @Veld({ genest: () => DocumentBijMelding, optioneel: true }) document?: DocumentBijMelding;
  @Veld({ genest: () => ExtraElement, optioneel: true, lijst: true }) extraElementen?: ExtraElement[];
}
