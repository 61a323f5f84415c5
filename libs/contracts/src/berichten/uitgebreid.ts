import { Veld } from '../veld';
import { InformeringBijMelding } from './melding-professional.v1';
import { Adres, Contactgegevens } from './persoon';
import { Betrokkene } from './vt-melding.v1';

/** An address with its kind (SoortAdresType of StUF-Jeugdzorg 1.0.9, `16` laatst bekende adres and so on). */
export class AdresMetSoort extends Adres {
  @Veld({ gevoeligheid: 'contact', max: 2 }) soortAdres!: string;
}

/** Somebody in a melding of which the sender may tell more than a vtMelding can (NPS of meldingGeneriekDi01 and zorgmeldingDi01). */
export class UitgebreidPersoon extends Betrokkene {
  @Veld({ gevoeligheid: 'contact', optioneel: true, lijst: true, max: 254 }) emailadressen?: string[];
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 130 }) geboorteplaats?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 50, omschrijving: 'code van het land, naam of beide' })
  geboorteland?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, lijst: true, max: 50 }) nationaliteiten?: string[];
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 10, omschrijving: 'code van de gemeente in de BRP' })
  gemeenteVanInschrijving?: string;
  @Veld({
    genest: () => AdresMetSoort,
    optioneel: true,
    lijst: true,
    omschrijving: 'adressen van een andere soort dan formeel of feitelijk',
  })
  overigeAdressen?: AdresMetSoort[];
}

/** An organisation in or behind a melding: who sent it, whom it is meant for, or one that is involved. */
export class OrganisatieBijMelding {
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200 }) naam?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 24 }) instantiecode?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 100 }) rol?: string;
  @Veld({ genest: () => Contactgegevens, optioneel: true }) contactpersoon?: Contactgegevens;
  @Veld({ genest: () => InformeringBijMelding, optioneel: true }) informering?: InformeringBijMelding;
}
