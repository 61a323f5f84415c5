import { Veld } from '../veld';

export const aarden = ['directbetrokkene', 'melder', 'informant', 'omstander', 'hulpverlener'] as const;
/** What somebody is to the casus. Only about a directbetrokkene (the household) is anything ever asked. */
export type Aard = (typeof aarden)[number];

/** A role of StUF-Jeugdzorg 1.0.9 (`jeugzorgrol`) and what it makes somebody to the casus. */
export class Jeugdzorgrol {
  @Veld({ gevoeligheid: 'routering', max: 100 }) rol!: string;
  @Veld({ gevoeligheid: 'routering', waarden: aarden }) aard!: Aard;
}

export class Code {
  @Veld({ gevoeligheid: 'routering', max: 50 }) code!: string;
  @Veld({ gevoeligheid: 'routering', max: 200 }) omschrijving!: string;
}

export class Codelijsten {
  @Veld({ genest: () => Jeugdzorgrol, lijst: true }) jeugdzorgrollen!: Jeugdzorgrol[];
  @Veld({ genest: () => Code, lijst: true, omschrijving: 'aard van het geweld (CBS Informatieprotocol)' }) aardGeweld!: Code[];
  @Veld({ genest: () => Code, lijst: true }) vraagcodes!: Code[];
  @Veld({ genest: () => Code, lijst: true, omschrijving: 'soort organisatie van wie om advies vraagt' }) organisatieSoorten!: Code[];
  @Veld({ genest: () => Code, lijst: true, omschrijving: 'redenVerzoek van StUF-Jeugdzorg' }) redenenVerzoek!: Code[];
}
