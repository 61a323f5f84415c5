import type { DeelcasusStatus } from '../deelcasus-zetten';
import { deelcasusStatussen } from '../deelcasus-zetten';
import { Veld } from '../veld';
import { Gesprek } from './doorzending.v1';
import { Leefgebied } from './generieke-melding.v1';
import { Contactmogelijkheid, MeldcodeStap, Melder, opnameBronnen } from './melding-professional.v1';
import { Adres, Contactgegevens, Medewerker, Relatie } from './persoon';
import { AdresMetSoort, OrganisatieBijMelding } from './uitgebreid';
import { Antwoord } from './vragen.v1';
import { Informering, Instantie } from './vt-melding.v1';
import { DocumentGegevens, ExtraElement } from './zorgmelding.v1';

/** Somebody in the casus, complete but for a schuiladres: whether there is one is told, so that a person takes it over by hand. */
export class GeregistreerdePersoon {
  @Veld({ gevoeligheid: 'routering', max: 36 }) id!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 50, omschrijving: 'wat iemand voor de casus is' }) aard!: string;
  @Veld({ gevoeligheid: 'routering', max: 36, omschrijving: 'het bericht waarin deze persoon het laatst is genoemd' }) bericht!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) schuiladresAchtergehouden?: boolean;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, lijst: true, omschrijving: 'wat een correctie veranderde aan wie dit is' })
  gewijzigdeVelden?: readonly string[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 36, omschrijving: 'de correctie die deze persoon niet meer noemt' })
  nietMeerGenoemd?: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 100 }) rol!: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 17 }) bsn?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true }) vreemdelingennummer?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true }) rni?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 200 }) geslachtsnaam?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 10 }) voorvoegsel?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 200 }) voornamen?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 412 }) volledigeNaam?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true }) geslacht?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 10 }) geboortedatum?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, lijst: true }) telefoonnummers?: readonly string[];
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 42 }) nationaliteit?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true }) taal?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, lijst: true, max: 254 }) emailadressen?: readonly string[];
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 130 }) geboorteplaats?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, max: 50 }) geboorteland?: string;
  @Veld({ gevoeligheid: 'identificerend', optioneel: true, lijst: true, max: 50 }) nationaliteiten?: readonly string[];
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 10 }) gemeenteVanInschrijving?: string;
  @Veld({ genest: () => Adres, optioneel: true }) formeelAdres?: Adres;
  @Veld({ genest: () => Adres, optioneel: true }) feitelijkAdres?: Adres;
  @Veld({ genest: () => AdresMetSoort, optioneel: true, lijst: true }) overigeAdressen?: readonly AdresMetSoort[];
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) aanvullendeInformatie?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) overigeZorgMinderjarige?: string;
  @Veld({ genest: () => Relatie, optioneel: true, lijst: true }) relaties?: readonly Relatie[];
  @Veld({ genest: () => Contactmogelijkheid, optioneel: true, lijst: true }) contactmogelijkheden?: readonly Contactmogelijkheid[];
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, lijst: true }) twijfel?: readonly string[];
}

export class GeregistreerdeSituatie {
  @Veld({ gevoeligheid: 'medisch', optioneel: true }) omschrijving?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, lijst: true, max: 50 }) aard?: readonly string[];
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, lijst: true }) relevanteRegistraties?: readonly string[];
  @Veld({ gevoeligheid: 'medisch', optioneel: true }) aanvullendeInformatie?: string;
  @Veld({ gevoeligheid: 'medisch', optioneel: true }) bestaandeHulpverlening?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) tijdelijkHuisverbod?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) aanhouding?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) aangifte?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) eergerelateerdGeweld?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) nadereOmschrijving?: string;
  @Veld({ genest: () => Antwoord, optioneel: true, lijst: true }) antwoorden?: readonly Antwoord[];
  @Veld({ genest: () => Leefgebied, optioneel: true, lijst: true }) leefgebieden?: readonly Leefgebied[];
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, type: 'ja-nee' }) instantiesBetrokken?: boolean;
}

/** Who was told of the report; `wie` is the id of a persoon. */
export class GeregistreerdeInformering extends Informering {
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 36 }) wie?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) geinformeerd?: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) redenNietGeinformeerd?: string;
}

/** Why the bytes of what came with a melding are kept from everybody. */
export const gevaren = ['bijlage-onveilig', 'bijlage-niet-onderzocht'] as const;
export type Gevaar = (typeof gevaren)[number];

/** A file as it came, under a name that says nothing of anybody. Either its bytes, or why they stay with Schakel: then a worker hands it over. */
export class GeregistreerdBestand {
  @Veld({ gevoeligheid: 'kenmerk', max: 50 }) naam!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) mediatype!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 64, omschrijving: 'van de bytes, hexadecimaal' }) sha256?: string;
  @Veld({ gevoeligheid: 'medisch', optioneel: true, max: 36_000_000, omschrijving: 'de bytes zoals zij binnenkwamen' }) base64?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, waarden: gevaren }) achtergehouden?: Gevaar;
}

export class GeregistreerdDocument extends DocumentGegevens {
  @Veld({ genest: () => GeregistreerdBestand, optioneel: true }) bestand?: GeregistreerdBestand;
}

/** How somebody of Veilig Thuis wrote a report down; `bestand` is the mail that it was typed over from, whole. */
export class Opname {
  @Veld({ gevoeligheid: 'kenmerk', waarden: opnameBronnen }) bron!: (typeof opnameBronnen)[number];
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 36 }) poststuk?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 36 }) adviesvraag?: string;
  @Veld({ genest: () => GeregistreerdBestand, optioneel: true }) bestand?: GeregistreerdBestand;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}

/** A melding of any format, complete, in the one shape of the hub. */
export class GeregistreerdeMelding {
  @Veld({ gevoeligheid: 'routering', max: 36 }) bericht!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) partij!: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) ontvangenOp!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true }) kenmerk?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true }) vervangt?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 36 }) vervangenDoor?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, lijst: true }) twijfel?: readonly string[];
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datumMelding?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 10 }) datumIncident?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) locatieIncident?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) omschrijvingIncident?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) agenderingGewenst?: boolean;
  @Veld({ genest: () => Contactgegevens, optioneel: true }) contactpersoon?: Contactgegevens;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) informering?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) sashIngevuld?: boolean;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) sashNiveau?: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, type: 'ja-nee' }) acuteOnveiligheid?: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) toelichtingAcuteOnveiligheid?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, type: 'ja-nee' }) terugkoppelingGewenst?: boolean;
  @Veld({ genest: () => GeregistreerdeSituatie }) zorgelijkeSituatie!: GeregistreerdeSituatie;
  @Veld({ genest: () => GeregistreerdeInformering, optioneel: true, lijst: true }) geinformeerden?: readonly GeregistreerdeInformering[];
  @Veld({ genest: () => Instantie, optioneel: true }) ingediendDoor?: Instantie;
  @Veld({ genest: () => Melder, optioneel: true }) melder?: Melder;
  @Veld({ genest: () => MeldcodeStap, optioneel: true, lijst: true }) meldcode?: readonly MeldcodeStap[];
  @Veld({ genest: () => Opname, optioneel: true }) opname?: Opname;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 23 }) tijdstipMelding?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 23 }) tijdstipIncident?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 23 }) tijdstipEindeIncident?: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 100 }) redenMelding?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) aanleiding?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) verzoekOmschrijving?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 100_000 }) overigeInformatie?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, lijst: true, max: 200 }) verwijzingen?: readonly string[];
  @Veld({ genest: () => OrganisatieBijMelding, optioneel: true }) indiener?: OrganisatieBijMelding;
  @Veld({ genest: () => OrganisatieBijMelding, optioneel: true }) uitvoerder?: OrganisatieBijMelding;
  @Veld({ genest: () => OrganisatieBijMelding, optioneel: true, lijst: true }) organisaties?: readonly OrganisatieBijMelding[];
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 200 }) rolIndiener?: string;
  @Veld({ genest: () => GeregistreerdDocument, optioneel: true }) document?: GeregistreerdDocument;
  @Veld({ genest: () => ExtraElement, optioneel: true, lijst: true }) extraElementen?: readonly ExtraElement[];
}

export class GeregistreerdeVraag {
  @Veld({ gevoeligheid: 'routering', max: 36 }) id!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) partner!: string;
  @Veld({ gevoeligheid: 'routering', max: 36 }) persoon!: string;
  @Veld({ gevoeligheid: 'kenmerk' }) reden!: string;
  @Veld({ gevoeligheid: 'vrije-tekst' }) noodzaak!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) beslotenDoor!: string;
  @Veld({ gevoeligheid: 'kenmerk' }) status!: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, type: 'ja-nee' }) bekend?: boolean;
  @Veld({ gevoeligheid: 'routering', max: 30 }) gesteldOp!: string;
}

export class GeregistreerdAntwoord {
  @Veld({ gevoeligheid: 'routering', max: 36, omschrijving: 'het id van de vraag' }) vraag!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) partner!: string;
  @Veld({ gevoeligheid: 'routering', max: 36 }) persoon!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 50 }) code!: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true }) tekst?: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) ontvangenOp!: string;
}

export class GeregistreerdeNotitie {
  @Veld({ gevoeligheid: 'kenmerk' }) onderwerp!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) tekst?: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200, omschrijving: 'het nummer van de medewerker' }) auteur!: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) op!: string;
}

export class GeregistreerdVervolgbesluit {
  @Veld({ gevoeligheid: 'bijzonder' }) uitkomst!: string;
  @Veld({ gevoeligheid: 'bijzonder', lijst: true, max: 50 }) aard!: readonly string[];
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) samenvatting?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) toelichting?: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) auteur!: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) op!: string;
}

export class GeregistreerdeReactie {
  @Veld({ gevoeligheid: 'routering', max: 50 }) team!: string;
  @Veld({ gevoeligheid: 'kenmerk' }) reactie!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true }) reden?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) tekst?: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) auteur!: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) op!: string;
}

export class GeregistreerdeDeelcasus {
  @Veld({ gevoeligheid: 'routering', max: 36 }) id!: string;
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 36, omschrijving: "id's van personen" }) leden!: readonly string[];
  @Veld({ gevoeligheid: 'routering', max: 80 }) gemeente!: string;
  @Veld({ gevoeligheid: 'kenmerk', waarden: deelcasusStatussen }) status!: DeelcasusStatus;
  @Veld({ gevoeligheid: 'routering', max: 50 }) procesregisseur!: string;
  @Veld({ genest: () => GeregistreerdeReactie, lijst: true }) antwoorden!: readonly GeregistreerdeReactie[];
}

/** Another casus about the same incident. */
export class GeregistreerdeKoppeling {
  @Veld({ gevoeligheid: 'routering', max: 36 }) ander!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) auteur!: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) op!: string;
}

/** What the other region said, or that we took it back; `auteur` is absent where that region said it itself. */
export class GeregistreerdeReactieOpDoorzending {
  @Veld({ gevoeligheid: 'kenmerk' }) reactie!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) reden?: string;
  @Veld({ genest: () => Gesprek, optioneel: true }) gesprek?: Gesprek;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, max: 200 }) auteur?: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) op!: string;
}

/** The melding was for another region. */
export class GeregistreerdeDoorzending {
  @Veld({ gevoeligheid: 'routering', max: 36 }) id!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) partij!: string;
  @Veld({ gevoeligheid: 'vrije-tekst' }) reden!: string;
  @Veld({ gevoeligheid: 'kenmerk' }) status!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) auteur!: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) op!: string;
  @Veld({ genest: () => GeregistreerdeReactieOpDoorzending, lijst: true }) antwoorden!: readonly GeregistreerdeReactieOpDoorzending[];
}

/** What the one who reported was told. */
export class GeregistreerdeTerugkoppeling {
  @Veld({ gevoeligheid: 'routering', max: 50 }) ontvanger!: string;
  @Veld({ gevoeligheid: 'routering', max: 36, omschrijving: 'het id van de melding' }) melding!: string;
  @Veld({ gevoeligheid: 'kenmerk' }) status!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true }) uitkomst?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) toelichting?: string;
}

/**
 * What one bericht changed in a casus, for the own dossier system of Veilig Thuis: what is new, and what is there in another form than before.
 * `volgnummer` orders the registraties of a casus and has no gaps; they may arrive in another order.
 */
export class EigenRegistratie {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'de versie van de casus na dit bericht' }) volgnummer!: number;
  @Veld({ gevoeligheid: 'routering', max: 36 }) bericht!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 60, omschrijving: 'het soort bericht' }) soort!: string;
  @Veld({ gevoeligheid: 'routering', max: 30 }) op!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 40 }) casusStatus!: string;
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee' }) dringend!: boolean;
  @Veld({ gevoeligheid: 'routering', max: 50 }) zichtOpVeiligheid!: string;
  @Veld({ genest: () => GeregistreerdeMelding, optioneel: true, lijst: true }) meldingen?: readonly GeregistreerdeMelding[];
  @Veld({ genest: () => GeregistreerdePersoon, optioneel: true, lijst: true }) personen?: readonly GeregistreerdePersoon[];
  @Veld({ genest: () => GeregistreerdeVraag, optioneel: true, lijst: true }) vragen?: readonly GeregistreerdeVraag[];
  @Veld({ genest: () => GeregistreerdAntwoord, optioneel: true, lijst: true }) antwoorden?: readonly GeregistreerdAntwoord[];
  @Veld({ genest: () => GeregistreerdeNotitie, optioneel: true, lijst: true }) notities?: readonly GeregistreerdeNotitie[];
  @Veld({ genest: () => GeregistreerdVervolgbesluit, optioneel: true }) vervolgbesluit?: GeregistreerdVervolgbesluit;
  @Veld({ genest: () => GeregistreerdeDeelcasus, optioneel: true, lijst: true }) deelcasussen?: readonly GeregistreerdeDeelcasus[];
  @Veld({ genest: () => GeregistreerdeKoppeling, optioneel: true, lijst: true }) koppelingen?: readonly GeregistreerdeKoppeling[];
  @Veld({ genest: () => GeregistreerdeDoorzending, optioneel: true, lijst: true }) doorzendingen?: readonly GeregistreerdeDoorzending[];
  @Veld({ genest: () => GeregistreerdeTerugkoppeling, optioneel: true, lijst: true })
  terugkoppelingen?: readonly GeregistreerdeTerugkoppeling[];
}
