import { Veld } from '../veld';
import { BeveiligdeMail } from './mailprofiel';

/** Who may deliver mail to the hub itself, and whose word about a sender counts (RFC 8601). */
export class Maildeur {
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 50, omschrijving: 'IP-adressen of CIDR-blokken van de eigen mailservers' })
  relays!: string[];
  @Veld({ gevoeligheid: 'routering', max: 253, omschrijving: 'de naam waaronder zij Authentication-Results schrijven' })
  authservId!: string;
  @Veld({ genest: () => BeveiligdeMail, optioneel: true, lijst: true }) beveiligdeMail?: BeveiligdeMail[];
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    lijst: true,
    max: 80,
    omschrijving: 'woorden waarbij een mens direct moet kijken, van wie de mail ook is',
  })
  dringendeWoorden?: string[];
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    type: 'getal',
    omschrijving: 'hoeveel eigen mailservers na dat oordeel nog een regel Received bovenaan zetten; 0 als het er niet staat',
  })
  tussenstations?: number;
}
