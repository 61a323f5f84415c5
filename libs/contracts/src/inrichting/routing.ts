import { Veld } from '../veld';

const datum = { gevoeligheid: 'routering', patroon: /^\d{4}-\d{2}-\d{2}$/ } as const;
export const leeftijden = ['tot-18', 'vanaf-18'] as const;
export type Leeftijd = (typeof leeftijden)[number];
export const diensten = ['overdracht'] as const;
export type Dienst = (typeof diensten)[number];

/** A place as addresses name it. Where the same name exists elsewhere, the first four digits of the postcodes tell which one is meant. */
export class Woonplaats {
  @Veld({ gevoeligheid: 'routering', max: 80 }) naam!: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, lijst: true, patroon: /^\d{4}$/ }) postcodes?: string[];
}

/** A municipality with its CBS code. It exists from `geldigVan` until the day before `geldigTot`; from then on `opvolger` is meant. */
export class Gemeente {
  @Veld({ gevoeligheid: 'routering', patroon: /^GM\d{4}$/, omschrijving: 'CBS-code' }) code!: string;
  @Veld({ gevoeligheid: 'routering', max: 80 }) naam!: string;
  @Veld({ genest: () => Woonplaats, lijst: true }) woonplaatsen!: Woonplaats[];
  @Veld(datum) geldigVan!: string;
  @Veld({ ...datum, optioneel: true, omschrijving: 'eerste dag waarop de gemeente niet meer bestaat' }) geldigTot?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 6 }) opvolger?: string;
}

/** A municipal team that takes handovers; one team may work for several municipalities. Terms are in working days. */
export class Team {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z0-9-]{1,50}$/ }) id!: string;
  @Veld({ gevoeligheid: 'routering', max: 200 }) naam!: string;
  @Veld({ gevoeligheid: 'routering', max: 100, omschrijving: 'de organisatie van de inlogdienst van dit team' }) organisatie!: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 20 }) oin?: string;
  @Veld({ gevoeligheid: 'contact', max: 254 }) mail!: string;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'werkdagen om een overdracht op te pakken' }) termijn!: number;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'hetzelfde bij een dringende overdracht' }) termijnDringend!: number;
}

/** Which team takes which persons. `naar: mens` says on purpose that a person decides. Valid from `geldigVan` until the day before `geldigTot`. */
export class Routeringsregel {
  @Veld({ gevoeligheid: 'routering', max: 6 }) gemeente!: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, waarden: leeftijden, omschrijving: 'weggelaten: elke leeftijd' }) leeftijd?: Leeftijd;
  @Veld({ gevoeligheid: 'routering', waarden: diensten }) dienst!: Dienst;
  @Veld({ gevoeligheid: 'routering', max: 50, omschrijving: 'team-id, of `mens`' }) naar!: string;
  @Veld(datum) geldigVan!: string;
  @Veld({ ...datum, optioneel: true }) geldigTot?: string;
}

export class Routing {
  @Veld({ genest: () => Gemeente, lijst: true }) gemeenten!: Gemeente[];
  @Veld({ genest: () => Team, lijst: true }) teams!: Team[];
  @Veld({ genest: () => Routeringsregel, lijst: true }) regels!: Routeringsregel[];
}
