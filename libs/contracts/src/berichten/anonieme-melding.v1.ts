import { Veld } from '../veld';
import { Medewerker } from './persoon';

export const anoniemeOordelen = ['onderzoeken', 'niet-onderzoeken'] as const;
/** Who judges whether a doubly anonymous melding is looked into. */
export const oordelaars = ['gedragswetenschapper', 'teamleider'] as const;

/** What the page sends about a melding of which nobody at Veilig Thuis knows who made it (Gerechtshof Arnhem-Leeuwarden 2024:975). */
export class OordeelAnoniemVerzoek {
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ gevoeligheid: 'kenmerk', waarden: anoniemeOordelen }) oordeel!: (typeof anoniemeOordelen)[number];
  @Veld({ gevoeligheid: 'vrije-tekst', max: 2000, omschrijving: 'waarom' }) motivering!: string;
}

/** The journalled judgement: the request, who took it, and in which role. */
export class OordeelAnoniemeMelding extends OordeelAnoniemVerzoek {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ gevoeligheid: 'kenmerk', waarden: oordelaars }) rol!: (typeof oordelaars)[number];
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}
