/** Every error code of the hub with the HTTP status of its answer and its title. docs/woordenlijst.md lists them. */
export const errorCodes = {
  'niet-welgevormd': [400, 'Het bericht is geen welgevormde XML'],
  'json-ongeldig': [400, 'Het bericht is geen geldige JSON'],
  'doctype-geweigerd': [400, 'Een DOCTYPE is niet toegestaan'],
  'schema-ongeldig': [400, 'Het bericht voldoet niet aan het schema'],
  'melding-niet-voor-ons': [400, 'Deze soort melding is niet voor Veilig Thuis'],
  'onbekend-bericht': [400, 'Deze berichtsoort kent de hub hier niet'],
  'invoer-ongeldig': [400, 'De invoer voldoet niet'],
  'te-lang-bezig': [400, 'Het bericht kost te veel tijd om te lezen'],
  'anonimiteit-toegezegd': [400, 'Aan de melder is anonimiteit toegezegd'],
  'samenvatting-ontbreekt': [400, 'Een overdracht vraagt een eigen samenvatting'],
  'contactmoment-ontbreekt': [400, 'Er is nog geen contact met directbetrokkenen vastgelegd'],
  'geen-team-gevonden': [400, 'Voor deze deelcasus is geen team gevonden'],
  'team-wijkt-af': [400, 'De routering wijst een ander team aan; dit team vraagt een toelichting'],
  'deelcasus-onvolledig': [400, 'De deelcasussen passen niet bij de casus'],
  'jeugdige-ontbreekt': [400, 'Een verzoek tot onderzoek vraagt een jeugdige met een naam'],
  'informering-ontbreekt': [400, 'Niet van iedere gezagsdrager is vastgelegd of die is geïnformeerd'],
  'dubbel-anonieme-melding': [400, 'De melder is onbekend: eerst oordeelt een gedragswetenschapper of teamleider'],
  'documenten-gaan-niet-mee': [400, 'De documenten van de melding gaan niet mee naar de andere regio'],
  'vraag-niet-toegestaan': [400, 'Deze vraag mag niet gesteld worden'],
  'niet-ingelogd': [401, 'Geen geldig toegangsbewijs'],
  'niet-toegestaan': [403, 'Dit mag deze gebruiker of partij niet'],
  'buiten-dienst': [403, 'U heeft nu geen dienst'],
  'zender-niet-toegestaan': [403, 'De partij mag niet namens deze zender spreken'],
  'andere-partner-gevraagd': [403, 'Deze vraag is aan een andere partij gesteld'],
  'niet-gevonden': [404, 'Niet gevonden'],
  'onbekende-vraag': [404, 'De vraag waarop dit antwoordt is niet bekend'],
  'formaat-niet-beschikbaar': [406, 'Dit antwoordformaat is niet beschikbaar'],
  'andere-inhoud': [409, 'Dezelfde referentie is al met andere inhoud ontvangen'],
  'verouderde-versie': [409, 'De casus is inmiddels gewijzigd'],
  'toestand-laat-niet-toe': [409, 'De toestand van de casus laat dit niet toe'],
  'te-groot': [413, 'Het bericht is groter dan 5 MB'],
  'type-niet-ondersteund': [415, 'Dit type inhoud (Content-Type) wordt hier niet ondersteund'],
  'te-veel-verzoeken': [429, 'Te veel verzoeken'],
  'reden-ontbreekt': [400, 'Inzage vraagt een reden'],
  'afzender-onbekend': [403, 'De afzender is niet bekend'],
  'afzender-niet-bevestigd': [403, 'Het is niet zeker dat de mail van deze afzender komt'],
  'mail-onleesbaar': [400, 'De mail is onleesbaar'],
  'mail-te-groot': [413, 'De mail is te groot; lees haar in de postbus zelf'],
  'mail-versleuteld': [400, 'De mail is versleuteld'],
  'geen-bericht-in-mail': [400, 'De mail bevat geen bericht dat de hub kan lezen'],
  'bijlage-niet-gelezen': [400, 'Een bijlage bij het bericht is niet gelezen'],
  'beveiligde-mail': [400, 'Er ligt elders een beveiligd bericht klaar: haal het op'],
  'mail-doorgestuurd': [400, 'De mail is doorgestuurd: wie hem schreef is niet zeker'],
  'formulier-onvolledig': [400, 'De mail lijkt op een formulier, maar niet alles is gelezen'],
  'begeleidende-tekst': [400, 'De afzender schreef iets naast het bericht'],
  'bijlage-ingepakt': [400, 'Een bijlage is ingepakt: de hub pakt haar niet uit'],
  'te-veel-bijlagen': [400, 'De mail heeft meer bijlagen dan de hub leest'],
  'bijlage-niet-onderzocht': [400, 'De bijlagen zijn nog niet op virussen onderzocht'],
  'bijlage-onveilig': [400, 'De virusscanner vond iets in deze mail of dit document'],
  storing: [500, 'Er is een storing'],
  'tijdelijk-niet-beschikbaar': [503, 'De hub kan nu niet aannemen'],
  'verwijzing-onleesbaar': [400, 'Een wachtrijbericht is onleesbaar'],
  'partner-weigert': [400, 'De partner wees het bericht af'],
  'partner-onbereikbaar': [503, 'De partner is niet bereikbaar'],
  'partner-antwoord-onleesbaar': [503, 'Het antwoord van de partner is onleesbaar'],
  'adapter-weigert': [503, 'De Digikoppeling-adapter doet niet wat gevraagd wordt'],
  'beleid-ontbreekt': [500, 'Voor deze ontvanger en dit doel is geen verstrekkingsbeleid'],
  'beleid-niet-vastgesteld': [500, 'Het verstrekkingsbeleid is niet vastgesteld'],
  'inrichting-ongeldig': [500, 'De inrichting is ongeldig'],
  'sleutel-vernietigd': [404, 'De inhoud is vernietigd'],
} as const satisfies Record<string, readonly [number, string]>;

export type ErrorCode = keyof typeof errorCodes;

/** One thing that is wrong. `location` is a path of element or property names; a value is never part of it. */
export interface Fout {
  readonly code: ErrorCode;
  readonly location: string;
}

/** Never again: the sender must change the message. Holds every error at once, and never a value. */
export class RejectError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly fouten: readonly Fout[] = [],
  ) {
    super(code);
    this.name = 'RejectError';
  }

  get status(): number {
    return errorCodes[this.code][0];
  }
}

/** The same message may succeed later; nothing about it is wrong. `afterMs` is what the other side asked for, if it did. */
export class RetryLaterError extends Error {
  constructor(
    readonly code: ErrorCode,
    readonly afterMs?: number,
  ) {
    super(code);
    this.name = 'RetryLaterError';
  }
}
