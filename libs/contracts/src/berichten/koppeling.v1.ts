import { Veld } from '../veld';
import { Medewerker } from './persoon';

/** A worker says that two casussen are about the same incident. Nothing is joined: each goes on, and shows the other. */
export class Koppeling {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ gevoeligheid: 'routering', max: 36, omschrijving: 'de andere casus' }) ander!: string;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}
