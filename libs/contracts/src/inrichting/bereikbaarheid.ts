import { Veld } from '../veld';

/** Days on which a dienst can begin. `werkdag` and `vrije-dag` follow the Algemene termijnenwet and the bridging days of the region. */
export const roosterdagen = [
  'maandag',
  'dinsdag',
  'woensdag',
  'donderdag',
  'vrijdag',
  'zaterdag',
  'zondag',
  'werkdag',
  'vrije-dag',
  'elke-dag',
] as const;
export type Roosterdag = (typeof roosterdagen)[number];

const persoonId = { gevoeligheid: 'kenmerk', patroon: /^[\w.@:-]{1,100}$/ } as const;
const datum = { gevoeligheid: 'routering', patroon: /^\d{4}-\d{2}-\d{2}$/ } as const;
const tijd = { gevoeligheid: 'routering', patroon: /^([01]\d|2[0-3]):[0-5]\d$/ } as const;

/** Somebody who can be on duty. `id` is the subject under which the login service of the own organisation knows them. */
export class Dienstdoende {
  @Veld(persoonId) id!: string;
  @Veld({ gevoeligheid: 'contact', max: 200 }) naam!: string;
  @Veld({ gevoeligheid: 'contact', patroon: /^\+\d{8,15}$/, omschrijving: 'internationaal: +31612345678' }) telefoon!: string;
  @Veld({ gevoeligheid: 'contact', max: 254 }) mail!: string;
}

/**
 * A dienst that comes back: it begins on these days at `begin`, in Dutch local time, and lasts until `eind` (on the next day when that is not later). With
 * `elkeWeken` it counts in one of so many weeks, from the week of `geldigVan` on. `volgorde` is who is called first, then who next.
 */
export class Dienstpatroon {
  @Veld({ gevoeligheid: 'routering', lijst: true, waarden: roosterdagen }) dagen!: Roosterdag[];
  @Veld(tijd) begin!: string;
  @Veld(tijd) eind!: string;
  @Veld({ ...persoonId, lijst: true }) volgorde!: string[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'getal' }) elkeWeken?: number;
  @Veld(datum) geldigVan!: string;
  @Veld({ ...datum, optioneel: true, omschrijving: 'eerste dag waarop het patroon niet meer geldt' }) geldigTot?: string;
}

/** A field of our call and how the provider names it in its JSON. */
export class AanbiederVelden {
  @Veld({ gevoeligheid: 'routering', max: 50 }) naar!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) tekst!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) kanaal!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) kenmerk!: string;
}

/** Who makes our calls and sends our text messages. An empty address: nobody, and the people on duty get mail only. */
export class AlarmAanbieder {
  @Veld({ gevoeligheid: 'contact', optioneel: true, patroon: /^$|^https?:\/\/[^\s]+$/, max: 500 }) url?: string;
  @Veld({ genest: () => AanbiederVelden }) velden!: AanbiederVelden;
}

/** Who is woken when a melding is urgent, and what happens when nobody takes it up. */
export class Bereikbaarheid {
  @Veld({ genest: () => Dienstdoende, lijst: true }) personen!: Dienstdoende[];
  @Veld({ genest: () => Dienstpatroon, lijst: true }) rooster!: Dienstpatroon[];
  @Veld({ ...persoonId, lijst: true, omschrijving: 'wie gebeld wordt als niemand van dienst opneemt' }) achterwacht!: string[];
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'seconden tot de volgende gebeld wordt' }) bevestigBinnen!: number;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'uur van de dag waarop alle post gelezen moet zijn' })
  beoordeeldVoor!: number;
  @Veld({ genest: () => AlarmAanbieder }) aanbieder!: AlarmAanbieder;
  @Veld({ gevoeligheid: 'contact', optioneel: true, patroon: /^$|^https?:\/\/[^\s]+$/, max: 500 }) webhook?: string;
}

export class BereikbaarheidInrichting {
  @Veld({ genest: () => Bereikbaarheid }) bereikbaarheid!: Bereikbaarheid;
}
