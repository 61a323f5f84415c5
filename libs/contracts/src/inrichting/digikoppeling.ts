import { Veld } from '../veld';

/** Under which action of the agreement a bericht goes. */
export class DigikoppelingActie {
  @Veld({ gevoeligheid: 'routering', max: 100, omschrijving: 'berichtsoort met versie, zoals vt-terugkoppeling.v1' }) bericht!: string;
  @Veld({ gevoeligheid: 'routering', max: 255 }) actie!: string;
}

/** The agreement (CPA, Digikoppeling Koppelvlakstandaard ebMS2) under which the hub sends to a partij: each value is one of that agreement. */
export class Digikoppeling {
  @Veld({ gevoeligheid: 'routering', max: 255, omschrijving: 'het nummer van de overeenkomst (CPA)' }) cpaId!: string;
  @Veld({ gevoeligheid: 'routering', max: 255, omschrijving: 'de rol van de hub in de overeenkomst' }) eigenRol!: string;
  @Veld({ gevoeligheid: 'routering', max: 255, omschrijving: 'de rol van de partij in de overeenkomst' }) partijRol!: string;
  @Veld({ gevoeligheid: 'routering', max: 255 }) service!: string;
  @Veld({ genest: () => DigikoppelingActie, lijst: true }) acties!: DigikoppelingActie[];
}
