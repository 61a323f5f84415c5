import { Veld } from '../veld';
import { MeldingProfessional } from './melding-professional.v1';
import { Medewerker } from './persoon';

/** What the page sends: this melding is for another region, which one, and why. */
export class DoorzendingVerzoek {
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ gevoeligheid: 'routering', max: 50, omschrijving: 'de Veilig Thuis-regio waarvoor de melding is' }) partij!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', max: 2000 }) reden!: string;
  @Veld({
    gevoeligheid: 'kenmerk',
    optioneel: true,
    type: 'ja-nee',
    omschrijving: 'dat wie doorzendt weet dat de documenten niet meegaan, en ze met de hand overdraagt',
  })
  documentenMetDeHand?: boolean;
}

/** A worker sends a melding on to the region that it is for. Until that region confirms, the family is ours and every term runs here. */
export class Doorzending extends DoorzendingVerzoek {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}

/** `intrekking`: we take it back ourselves; the others are what the other region says. */
export const doorzendingReacties = ['acceptatie', 'teruggave', 'intrekking'] as const;
export type DoorzendingReactie = (typeof doorzendingReacties)[number];

/** With whom of the other region a worker spoke, and when. */
export class Gesprek {
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) naam!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 200 }) functie!: string;
  @Veld({ gevoeligheid: 'routering', patroon: /^\d{4}-\d{2}-\d{2}T[\d:.]{8,12}Z$/, omschrijving: 'wanneer (UTC)' }) op!: string;
}

/** What a worker records about a doorzending: what the other region said by telephone, or that we take it back. */
export class DoorzendingReactieVerzoek {
  @Veld({ gevoeligheid: 'routering', max: 36 }) doorzending!: string;
  @Veld({ gevoeligheid: 'kenmerk', waarden: doorzendingReacties }) reactie!: DoorzendingReactie;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 2000 }) reden?: string;
  @Veld({ genest: () => Gesprek, optioneel: true }) gesprek?: Gesprek;
}

/** What became of a doorzending. Of the other region itself it carries no `door`; the partij that handed it in is that region. */
export class ReactieOpDoorzending extends DoorzendingReactieVerzoek {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ genest: () => Medewerker, optioneel: true }) door?: Medewerker;
}

/** A melding for another Veilig Thuis region, complete but for a schuiladres, in the form in which every region takes a melding. */
export class OverdrachtVeiligThuis extends MeldingProfessional {}
