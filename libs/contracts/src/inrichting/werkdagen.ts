import { Veld } from '../veld';

/** A day on which the region does not work beside the days of the Algemene termijnenwet: a bridging day (art. 3 lid 3). */
export class ExtraVrijeDag {
  @Veld({ gevoeligheid: 'routering', patroon: /^\d{4}-\d{2}-\d{2}$/ }) datum!: string;
  @Veld({ gevoeligheid: 'routering', max: 100 }) omschrijving!: string;
}

export class WerkdagenInrichting {
  @Veld({ genest: () => ExtraVrijeDag, lijst: true }) extraVrijeDagen!: ExtraVrijeDag[];
}
