import { Veld } from '../veld';
import { Medewerker, Persoon } from './persoon';

/** One question that a worker found necessary: whether a partner knows this person. */
export class TeStellenVraag {
  @Veld({ gevoeligheid: 'routering', max: 50 }) partner!: string;
  @Veld({ gevoeligheid: 'routering', max: 36 }) persoon!: string;
  @Veld({ gevoeligheid: 'vrije-tekst', max: 1000, omschrijving: 'waarom dit noodzakelijk is (Wmo 5.1.6)' }) noodzaak!: string;
}

/** What the page and the API send: the questions a worker confirms, on the version of the casus that the worker saw. */
export class VraagbesluitVerzoek {
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ genest: () => TeStellenVraag, lijst: true }) vragen!: TeStellenVraag[];
}

/** The journalled decision: the request and who took it. */
export class Vraagbesluit extends VraagbesluitVerzoek {
  @Veld({ gevoeligheid: 'routering', max: 36 }) casus!: string;
  @Veld({ genest: () => Medewerker }) door!: Medewerker;
}

/** Does the partner know this person? (StUF-Jeugdzorg 1.0.9 vcobDi01; one person a message.) */
export class CheckOpBekendheid {
  @Veld({ gevoeligheid: 'kenmerk', max: 40 }) verzoek!: string;
  @Veld({ gevoeligheid: 'kenmerk', waarden: ['01', '02'] }) reden!: string;
  @Veld({ genest: () => Persoon }) persoon!: Persoon;
}

/** What does the partner know? Only after a J (vciDi01). */
export class VerzoekCasusinformatie extends CheckOpBekendheid {
  @Veld({ gevoeligheid: 'kenmerk', lijst: true, max: 50 }) vraagcodes!: string[];
}

/** The answer J or N, per question (ucobDi01). `verzoek` is the reference of our question. */
export class UitslagCheckOpBekendheid {
  @Veld({ gevoeligheid: 'kenmerk', max: 40 }) verzoek!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 40 }) kenmerk!: string;
  @Veld({ gevoeligheid: 'bijzonder', type: 'ja-nee' }) bekend!: boolean;
  @Veld({ genest: () => Persoon }) persoon!: Persoon;
}

export class Antwoord {
  @Veld({ gevoeligheid: 'kenmerk', max: 50 }) code!: string;
  @Veld({ gevoeligheid: 'bijzonder', optioneel: true, max: 100_000 }) tekst?: string;
}

/** The answers, trimmed to what was asked by the decision, not by the codec (uciDi01). */
export class UitkomstCasusinformatie extends UitslagCheckOpBekendheid {
  @Veld({ genest: () => Antwoord, lijst: true }) antwoorden!: Antwoord[];
}

/** A partner's negative answer to one of our messages (StUF Fo03): a refusal is a valid outcome (Wmo 5.2.6 gives a power, no duty). */
export class Afwijzing {
  @Veld({ gevoeligheid: 'routering', max: 36 }) verzending!: string;
  @Veld({ gevoeligheid: 'kenmerk', max: 40 }) foutcode!: string;
}

export const bezorguitkomsten = ['onzeker', 'bezorgd'] as const;

/** What became of one of our messages where a call ended without an answer: nobody knows, or now it surely arrived. */
export class Bezorging {
  @Veld({ gevoeligheid: 'routering', max: 36 }) verzending!: string;
  @Veld({ gevoeligheid: 'kenmerk', waarden: bezorguitkomsten }) uitkomst!: (typeof bezorguitkomsten)[number];
}
