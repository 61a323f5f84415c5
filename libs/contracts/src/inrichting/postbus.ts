import { Veld } from '../veld';

/** Where an access token comes from (RFC 6749): by the hub's own login (4.4), or by a refresh token that somebody gave it once (6). */
export class PostbusOAuth2 {
  @Veld({ gevoeligheid: 'contact', patroon: /^https?:\/\/\S+$/, max: 500 }) tokenUrl!: string;
  @Veld({ gevoeligheid: 'routering', max: 200 }) clientId!: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 4000, omschrijving: 'geheim: uit de omgeving' }) clientSecret?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 8000, omschrijving: 'geheim: uit de omgeving' }) refreshToken?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 500 }) scope?: string;
}

/** A mailbox that the hub reads itself, by IMAP (RFC 9051, RFC 3501). Secrets come from the environment; without an address it is not read. */
export class Postbus {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z0-9-]{1,50}$/ }) id!: string;
  @Veld({
    gevoeligheid: 'contact',
    optioneel: true,
    patroon: /^$|^imaps?:\/\/[^\s/@]+\/?$/,
    max: 300,
    omschrijving: 'imaps://host:poort, of imap:// voor STARTTLS; leeg = niet lezen',
  })
  adres?: string;
  @Veld({ gevoeligheid: 'contact', optioneel: true, max: 254, omschrijving: 'de inlognaam' }) gebruiker?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 1000, omschrijving: 'geheim: uit de omgeving' }) wachtwoord?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 500, omschrijving: 'pad van een bestand met het wachtwoord' })
  wachtwoordBestand?: string;
  @Veld({ genest: () => PostbusOAuth2, optioneel: true }) oauth2?: PostbusOAuth2;
  @Veld({ gevoeligheid: 'routering', max: 200, omschrijving: 'de map die gelezen wordt' }) map!: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 200, omschrijving: 'de map die een kopie krijgt van wat is overgenomen' })
  kopieMap?: string;
  @Veld({ gevoeligheid: 'routering', max: 253, omschrijving: 'de naam waaronder haar mailserver Authentication-Results schrijft' })
  authservId!: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal', omschrijving: 'als bij de maildeur' }) tussenstations?: number;
}

/** A mailbox that is read: it has an address, and so a user. */
export type GelezenPostbus = Postbus & { readonly adres: string; readonly gebruiker: string };
export const isGelezen = (postbus: Postbus): postbus is GelezenPostbus => Boolean(postbus.adres && postbus.gebruiker);
