import { Veld } from '../veld';

/** What may become a melding without anybody reading it first, when a confirmed sender mails it. */
export const mailFormaten = ['stuf-jeugdzorg', 'melding-professional', 'formulier'] as const;
export type MailFormaat = (typeof mailFormaten)[number];

/** Words before a colon in this sender's mails, and the field of an opgenomen-melding that the words behind it are. */
export class Veldkoppeling {
  @Veld({ gevoeligheid: 'routering', max: 80, omschrijving: 'de woorden voor de dubbele punt; hoofdletters tellen niet' }) label!: string;
  @Veld({ gevoeligheid: 'routering', max: 200, omschrijving: 'bijvoorbeeld zorgelijkeSituatie/betrokkenen[1]/geslachtsnaam' }) pad!: string;
}

/** How the mails of a sender look, and what of them is certain. */
export class Mailprofiel {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z0-9-]{1,50}$/ }) id!: string;
  @Veld({ gevoeligheid: 'routering', lijst: true, waarden: mailFormaten }) formaten!: MailFormaat[];
  @Veld({ genest: () => Veldkoppeling, optioneel: true, lijst: true }) velden?: Veldkoppeling[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, lijst: true, max: 80, omschrijving: 'woorden waarbij een mens direct moet kijken' })
  dringendeWoorden?: string[];
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    lijst: true,
    max: 200,
    omschrijving: 'regels die deze afzender bij ieder bericht schrijft',
  })
  vasteTeksten?: string[];
}

/** A service that mails only that a message waits elsewhere. */
export class BeveiligdeMail {
  @Veld({ gevoeligheid: 'routering', max: 100 }) naam!: string;
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 253, omschrijving: 'domeinen waarvan de kennisgevingen komen' }) domeinen!: string[];
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    lijst: true,
    max: 80,
    omschrijving: 'woorden waaraan een kennisgeving te herkennen is',
  })
  woorden?: string[];
}
