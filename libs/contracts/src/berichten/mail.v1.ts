import { Veld } from '../veld';

/** A mail that a machine cannot read, whole and as it came (RFC 5322). It waits for a person; nothing of it is read but by that person. */
export class Poststuk {
  @Veld({ gevoeligheid: 'vrije-tekst', omschrijving: 'de hele mail' }) mail!: string;
}

/** What became of one thing that came in by mail. */
export class OntvangenInMail {
  @Veld({ gevoeligheid: 'routering', max: 36 }) id!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 20 }) status!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, lijst: true, max: 500, omschrijving: 'plaatsen van twijfelachtige waarden' })
  twijfel?: string[];
}

/** A mail of a registered organisation was kept: it is owed a receipt. */
export class Mailontvangst {
  @Veld({ genest: () => OntvangenInMail, lijst: true }) ontvangen!: OntvangenInMail[];
}

/** The receipt: id, status, places of doubtful values, whom to call, and nothing of what was sent. */
export class Ontvangstbevestiging {
  @Veld({ genest: () => OntvangenInMail, lijst: true }) ontvangen!: OntvangenInMail[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 20, omschrijving: 'telefoonnummer van Veilig Thuis' }) telefoon?: string;
}
