import { Veld } from '../veld';
import { opnameBronnen } from './melding-professional.v1';
import { Medewerker } from './persoon';

/** What was given; with neither is there a casus, and the asker keeps the procesregie (Wmo 2015 4.1.1 lid 3). */
export const adviesDiensten = ['advies', 'ondersteuning'] as const;
/** Why a person judged that this is no melding. A closed list: words would tell of the family. */
export const redenenAdvies = ['vraagt-alleen-advies', 'meldt-zelf-later', 'noemt-niemand', 'geen-geweld'] as const;
/** How a professional was supported. */
export const ondersteuningVormen = ['consult', 'casusbespreking', 'meldcode', 'gesprek-met-gezin'] as const;

const dag = /^\d{4}-\d{2}-\d{2}$/;

/**
 * That somebody asked for advies, or a professional for ondersteuning. Of those concerned nothing is recorded, so there is no field for them and
 * none for words: a name stands here only for who asked, and only with consent.
 */
export class Adviesvraag {
  @Veld({ gevoeligheid: 'kenmerk', waarden: adviesDiensten }) dienst!: (typeof adviesDiensten)[number];
  @Veld({ gevoeligheid: 'kenmerk', waarden: opnameBronnen }) bron!: (typeof opnameBronnen)[number];
  @Veld({ gevoeligheid: 'kenmerk', lijst: true, patroon: dag, omschrijving: 'de dagen waarop er contact was' }) contactmomenten!: string[];
  @Veld({ gevoeligheid: 'kenmerk', type: 'ja-nee', omschrijving: 'of de vrager goedvindt dat de naam bewaard wordt' })
  toestemmingNaam!: boolean;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 100, omschrijving: 'de naam van de vrager; leeg: anoniem' }) naam?: string;
  @Veld({ gevoeligheid: 'bron', optioneel: true, max: 100, omschrijving: 'de organisatie van de vrager' }) organisatie?: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 50, omschrijving: 'code van de soort organisatie' }) organisatieSoort!: string;
  @Veld({ gevoeligheid: 'kenmerk', lijst: true, max: 50, omschrijving: 'codes van de aard van het geweld' }) aard!: string[];
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, waarden: ondersteuningVormen }) vorm?: (typeof ondersteuningVormen)[number];
  @Veld({ gevoeligheid: 'kenmerk', waarden: redenenAdvies }) reden!: (typeof redenenAdvies)[number];
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}
