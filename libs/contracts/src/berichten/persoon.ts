import { Veld } from '../veld';

/** An address in the Netherlands or abroad, named after StUF-BG 03.10. */
export class Adres {
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 80 }) straat?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 20 }) huisnummer?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 6 }) postcode?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 80 }) woonplaats?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 4 }) landcode?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, lijst: true, max: 35 }) buitenland?: string[];
}

/** Somebody as a message names them (StUF-Jeugdzorg 1.0.9 NPS). Dates are YYYY-MM-DD, or shorter where the source knows no more. */
export class Persoon {
  @Veld({ gevoeligheid: 'routering', max: 36, omschrijving: 'eigen, betekenisloos nummer binnen de hub' }) id!: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 17 }) bsn?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true }) vreemdelingennummer?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true }) rni?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 200 }) geslachtsnaam?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 10 }) voorvoegsel?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 200 }) voornamen?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 412 }) volledigeNaam?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, waarden: ['M', 'V', 'O'] }) geslacht?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 10 }) geboortedatum?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, lijst: true }) telefoonnummers?: string[];
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 42 }) nationaliteit?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true }) taal?: string;
  @Veld({ genest: () => Adres, optioneel: true }) formeelAdres?: Adres;
  @Veld({ genest: () => Adres, optioneel: true }) feitelijkAdres?: Adres;
  @Veld({ gevoeligheid: 'schuiladres', optioneel: true }) schuiladres?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, lijst: true, omschrijving: 'namen van velden met een twijfelachtige waarde' })
  twijfel?: string[];
}

/** Somebody named beside a directbetrokkene, with the relation in the sender's words. */
export class Relatie extends Persoon {
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) omschrijving?: string;
}

export class Contactgegevens {
  @Veld({ gevoeligheid: 'bron', optioneel: true }) naam?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true }) afdeling?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, lijst: true, max: 254 }) emailadressen?: string[];
  @Veld({ gevoeligheid: 'bron', optioneel: true, lijst: true, max: 20 }) telefoonnummers?: string[];
}

/** The person of the region or a team who decided; staff, not a directbetrokkene. */
export class Medewerker {
  @Veld({ gevoeligheid: 'kenmerk', max: 200, omschrijving: 'stabiel nummer bij de inlogdienst' }) id!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) naam!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 100, omschrijving: 'partij waarvoor de medewerker werkt' }) organisatie!: string;
}
