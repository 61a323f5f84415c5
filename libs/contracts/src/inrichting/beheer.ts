import { Veld } from '../veld';

const webadres = /^$|^https?:\/\/[^\s]+$/;

/** Who hears that something is wrong with the hub, once when it begins and once when it ends. An empty address is nobody. */
export class Waarschuw {
  @Veld({ gevoeligheid: 'contact', lijst: true, optioneel: true, max: 254, omschrijving: 'mailadressen' }) mail?: string[];
  @Veld({ gevoeligheid: 'contact', optioneel: true, patroon: webadres, max: 500, omschrijving: 'adres dat een POST krijgt' })
  webhook?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal', omschrijving: 'seconden dat iets weg moet zijn voor het voorbij is' })
  rust?: number;
}

/** A watcher outside of the hub, which raises the alarm when it hears nothing. */
export class Levensteken {
  @Veld({ gevoeligheid: 'contact', optioneel: true, patroon: webadres, max: 500 }) url?: string;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'seconden' }) elke!: number;
}

/** Something that ends on a day that the hub cannot find out: a secret, or a certificate that is kept by hand. */
export class Vervalt {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z-]{1,40}$/ }) soort!: string;
  @Veld({ gevoeligheid: 'routering', max: 100 }) naam!: string;
  @Veld({ gevoeligheid: 'routering', patroon: /^\d{4}-\d{2}-\d{2}$/ }) geldigTot!: string;
}

/** From when on something is wrong, where the region wants it otherwise than the hub does by itself. */
export class DrempelInrichting {
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) wachtrijMinuten?: number;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) misluktMinuten?: number;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) poststukUren?: number;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) backupUren?: number;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) conceptUren?: number;
}

/** How many days something is kept that belongs to no casus, where the region wants it otherwise. */
export class BewaarInrichting {
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) conceptDagen?: number;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) adviesDagen?: number;
}

export class BeheerInrichting {
  @Veld({ genest: () => Waarschuw }) waarschuw!: Waarschuw;
  @Veld({ genest: () => Levensteken, optioneel: true }) levensteken?: Levensteken;
  @Veld({ genest: () => Vervalt, lijst: true }) vervalt!: Vervalt[];
  @Veld({ genest: () => DrempelInrichting, optioneel: true }) drempels?: DrempelInrichting;
  @Veld({ genest: () => BewaarInrichting, optioneel: true }) bewaren?: BewaarInrichting;
}
