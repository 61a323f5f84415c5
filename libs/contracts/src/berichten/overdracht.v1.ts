import { Veld } from '../veld';
import { Medewerker, Persoon } from './persoon';

export const uitkomsten = [
  'overdracht',
  'onderzoek',
  'outreachende-interventie',
  'verzoek-tot-onderzoek',
  'voorwaarden-en-vervolg',
  'afsluiting',
] as const;
export type Uitkomst = (typeof uitkomsten)[number];

/** Persons handed over together, and where to; without a team the routing finds it, and a person decides when it cannot. */
export class DeelcasusVoorstel {
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 36 }) personen!: string[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 80 }) gemeente?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 50 }) team?: string;
}

/** Whether somebody with authority over a child knows of the request to the Raad, and why not (Regeling justitiële keteninformatisering Jeugdwet). */
export class InformeringGezagsdrager {
  @Veld({ gevoeligheid: 'routering', max: 36 }) persoon!: string;
  @Veld({ gevoeligheid: 'kenmerk', type: 'ja-nee' }) geinformeerd!: boolean;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) redenNietGeinformeerd?: string;
}

/** What the page and the API send as vervolgbesluit; guards refuse it with the code of what is missing. */
export class VervolgbesluitVerzoek {
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ gevoeligheid: 'bijzonder', waarden: uitkomsten }) uitkomst!: Uitkomst;
  @Veld({ genest: () => DeelcasusVoorstel, optioneel: true, lijst: true }) deelcasussen?: DeelcasusVoorstel[];
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, lijst: true, max: 50 }) aard?: string[];
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 10_000 }) samenvatting?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 2000, omschrijving: 'reden om een waarschuwing of belofte opzij te zetten' })
  toelichting?: string;
  @Veld({ genest: () => InformeringGezagsdrager, optioneel: true, lijst: true, omschrijving: 'bij een verzoek tot onderzoek' })
  gezagsdragers?: InformeringGezagsdrager[];
}

export class Vervolgbesluit extends VervolgbesluitVerzoek {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}

export const notitieOnderwerpen = [
  'contactmoment',
  'anonimiteit-toegezegd',
  'college-geinformeerd',
  'schuiladres-overgenomen',
  'documenten-overgedragen',
  'vraag-beantwoord',
] as const;
export type NotitieOnderwerp = (typeof notitieOnderwerpen)[number];

/**
 * A recorded contact with those concerned, a promise of anonymity to the melder, that the college was told, a schuiladres taken over into the own
 * dossier, documents handed to another region by hand or a question of a team that was answered: facts of the casus that only a person can state.
 */
export class CasusNotitie {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ gevoeligheid: 'kenmerk', waarden: notitieOnderwerpen }) onderwerp!: NotitieOnderwerp;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 4000 }) tekst?: string;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}

/** What a team sees before it says "dit is voor ons": enough to know that it is theirs, no more. */
export class OverdrachtKop {
  @Veld({ gevoeligheid: 'routering', max: 80 }) gemeente!: string;
  @Veld({ genest: () => Persoon, lijst: true }) personen!: Persoon[];
}

/** What a team sees after oppakken; every person has an own section, so that access can be given per person. */
export class OverdrachtInhoud {
  @Veld({ gevoeligheid: 'vrije-tekst', max: 10_000, omschrijving: 'de eigen samenvatting van Veilig Thuis, nooit politietekst' })
  samenvatting!: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, lijst: true, max: 50 }) aard?: string[];
  @Veld({ gevoeligheid: 'bijzonder' }) uitkomst!: string;
  @Veld({ genest: () => Persoon, lijst: true }) personen!: Persoon[];
  @Veld({ gevoeligheid: 'bron', optioneel: true }) melder?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true }) politietekst?: string;
}

/** The handover of one deelcasus to a municipal team (Wmo 4.1.1 lid 2 d). `nummer` is opaque. */
export class Overdracht {
  @Veld({ gevoeligheid: 'routering', max: 36 }) nummer!: string;
  @Veld({ gevoeligheid: 'routering', max: 50 }) team!: string;
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee' }) dringend!: boolean;
  @Veld({ gevoeligheid: 'routering', max: 30, omschrijving: 'uiterste reactiemoment (UTC)' }) uiterlijk!: string;
  @Veld({ genest: () => OverdrachtKop }) kop!: OverdrachtKop;
  @Veld({ genest: () => OverdrachtInhoud }) inhoud!: OverdrachtInhoud;
}

/** The mail that says something waits in the inbox: no more than this, ever. */
export class Attendering {
  @Veld({ gevoeligheid: 'routering', max: 36 }) nummer!: string;
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee' }) dringend!: boolean;
  @Veld({ gevoeligheid: 'routering', max: 30 }) uiterlijk!: string;
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee' }) herinnering!: boolean;
  @Veld({ gevoeligheid: 'routering', max: 20, omschrijving: 'telefoonnummer van Veilig Thuis' }) telefoon!: string;
}

export const reacties = ['acceptatie', 'teruggave', 'vraag', 'afronding'] as const;
export type Reactie = (typeof reacties)[number];
export const redenenTeruggave = ['niet-van-ons', 'geen-capaciteit', 'onvoldoende-informatie', 'veiligheid-onvoldoende', 'anders'] as const;

/** What a team answers to a handover; the same answer to the same revisie is one answer. */
export class ReactieOpOverdracht {
  @Veld({ gevoeligheid: 'routering', max: 36 }) overdracht!: string;
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) revisie!: number;
  @Veld({ gevoeligheid: 'kenmerk', waarden: reacties }) reactie!: Reactie;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, waarden: redenenTeruggave }) reden?: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 4000 }) tekst?: string;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}

/** Steps taken, no content, to the police (StUF-Jeugdzorg 1.0.9 vtTerugkoppelingDi01; Wmo 4.1.1 lid 2 g). */
export class VtTerugkoppeling {
  @Veld({ gevoeligheid: 'kenmerk', max: 40, omschrijving: 'ons eigen, betekenisloze zaaknummer' }) verzoek!: string;
  @Veld({ gevoeligheid: 'kenmerk', optioneel: true, omschrijving: 'het nummer van de melding bij de melder' }) kenmerkMelding?: string;
  @Veld({
    gevoeligheid: 'kenmerk',
    waarden: [
      'melding niet ontvankelijk',
      'uitkomst veiligheidsbeoordeling',
      'overdracht',
      'afsluiting zonder overdracht',
      'Melding onjuist geadresseerd',
    ],
  })
  status!: string;
  @Veld({
    gevoeligheid: 'kenmerk',
    optioneel: true,
    waarden: ['vervolgstappen belegd bij VT', 'overdracht', 'geen vervolgstappen nodig', 'inzet regionaal maatwerk VT'],
  })
  uitkomst?: string;
  @Veld({ gevoeligheid: 'routering', max: 200, omschrijving: 'wie het zicht op de veiligheid heeft' }) verantwoordelijke!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', optioneel: true, max: 1000 }) toelichting?: string;
}

/** The same to who reported by meldingGeneriekDi01 (StUF-Jeugdzorg 1.0.9 uitkomstMeldingGeneriekDi01): its codec writes status and uitkomst as one code. */
export class UitkomstGeneriekeMelding extends VtTerugkoppeling {}

/** Wakes the bereikbaarheidsdienst. */
export class Alarm {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ gevoeligheid: 'routering', max: 30, omschrijving: 'ontvangen op (UTC)' }) ontvangenOp!: string;
  @Veld({ gevoeligheid: 'kenmerk', lijst: true, max: 50, omschrijving: 'codes van de aanwijzingen' }) aanwijzingen!: string[];
}

/** A term ran out: an alarm clock that fired, journalled like any other message. */
export class VerstrekenTermijn {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ gevoeligheid: 'routering', max: 36 }) termijn!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 60 }) soort!: string;
}
