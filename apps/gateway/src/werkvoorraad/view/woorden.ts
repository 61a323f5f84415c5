import type { Aard, anoniemeOordelen, DeelcasusStatus, DoorzendingReactie, redenenTeruggave, Uitkomst } from '@schakel/contracts';
import type {
  Casus,
  doorzendingStatussen,
  GelijkenisGrond,
  MensReden,
  Signaal,
  Status,
  TeamReactie,
  Vooruitblik,
  VraagStatus,
} from '@schakel/domain';

/** What a person reads for a code. A code without words does not compile. */
export const statussen: Readonly<Record<Status, string>> = {
  ontvangen: 'Ontvangen',
  informatie: 'Informatie opvragen',
  veiligheidsbeoordeling: 'Veiligheidsbeoordeling',
  besloten: 'Besloten',
  overgedragen: 'Overgedragen',
  'bij-veilig-thuis': 'Bij Veilig Thuis',
  afgesloten: 'Afgesloten',
  vernietigd: 'Vernietigd',
};

export const uitkomstTeksten: Readonly<Record<Uitkomst, string>> = {
  overdracht: 'Overdracht aan een gemeentelijk team',
  onderzoek: 'Onderzoek door Veilig Thuis',
  'outreachende-interventie': 'Outreachende interventie',
  'verzoek-tot-onderzoek': 'Verzoek tot onderzoek aan de Raad voor de Kinderbescherming',
  'voorwaarden-en-vervolg': 'Voorwaarden en vervolg',
  afsluiting: 'Afsluiten',
};

export const oordeelTeksten: Readonly<Record<(typeof anoniemeOordelen)[number], string>> = {
  onderzoeken: 'Onderzoeken: er mogen vragen gesteld worden',
  'niet-onderzoeken': 'Niet onderzoeken: de melding blijft bewaard',
};

export const vraagTeksten: Readonly<Record<VraagStatus, string>> = {
  gesteld: 'Gevraagd of de persoon bekend is; nog geen antwoord',
  'casusinformatie-gevraagd': 'Bekend; gevraagd wat de partner weet',
  onbekend: 'Niet bekend bij de partner',
  beantwoord: 'Beantwoord',
  geweigerd: 'De partner weigert te antwoorden',
  verlopen: 'Geen antwoord binnen de termijn',
  ingetrokken: 'Ingetrokken: op een antwoord wordt niet meer gewacht',
};

export const deelcasusTeksten: Readonly<Record<DeelcasusStatus, string>> = {
  aangeboden: 'Aangeboden, nog niet opgepakt',
  opgepakt: 'Opgepakt',
  teruggegeven: 'Teruggegeven aan Veilig Thuis',
  afgerond: 'Afgerond',
  vervallen: 'Vervallen',
};

export const reactieTeksten: Readonly<Record<TeamReactie['reactie'], string>> = {
  acceptatie: 'pakte de overdracht op',
  teruggave: 'gaf de overdracht terug',
  vraag: 'stelt een vraag',
  afronding: 'rondde de overdracht af',
};

const teruggaveTeksten: Readonly<Record<string, string>> = {
  'niet-van-ons': 'niet voor dit team',
  'geen-capaciteit': 'nu geen ruimte',
  'onvoldoende-informatie': 'te weinig informatie',
  'veiligheid-onvoldoende': 'nog niet veilig genoeg om over te nemen',
  anders: 'een andere reden',
} satisfies Record<(typeof redenenTeruggave)[number], string>;
/** Why a team gave back, as its own page lets it choose. */
export const teruggaveTekst = (reden: string): string => teruggaveTeksten[reden] ?? reden;

export const signaalTeksten: Readonly<Record<Signaal['soort'], string>> = {
  'antwoord-herinnering': 'Een partner heeft nog niet geantwoord',
  'antwoord-verlopen': 'Een partner antwoordde niet binnen de termijn',
  'tegenstrijdig-antwoord': 'Een partner gaf twee antwoorden die elkaar tegenspreken',
  'partner-weigert': 'Een partner weigert een bericht',
  'bezorging-onzeker': 'Niemand weet of een bericht is aangekomen. Bel om het na te vragen',
  'termijn-verstreken': 'Een termijn is verstreken',
  'acceptatie-verstreken': 'Een team heeft niet op tijd gereageerd',
  'vraag-van-team': 'Een team stelt een vraag. Beantwoord haar, en leg dat vast bij Notities',
  teruggave: 'Een team gaf een overdracht terug',
  notificatie: 'De Raad voor de Kinderbescherming laat weten hoe het verzoek ervoor staat',
  'college-informeren': 'Laat het college van de gemeente weten dat de Raad om een onderzoek is gevraagd, en leg dat vast bij Notities',
  'verzoek-met-de-hand': 'Er is geen kanaal naar de Raad voor de Kinderbescherming. Stuur het verzoek zelf',
  'melding-vervangen': 'De melder verbeterde een melding. Kijk wat er veranderde',
  'doorzending-met-de-hand': 'Schakel kan deze melding niet naar de andere regio sturen. Stuur haar zelf, en bel of zij haar overnemen',
  'doorzending-teruggegeven': 'De andere regio neemt de melding niet over: zij is weer van ons',
  'documenten-met-de-hand':
    'Een document bij de melding gaat niet mee naar de andere regio. Draag het zelf over, en leg dat vast bij Notities',
  'document-achtergehouden':
    'Het document of de mail bij de melding ging niet naar het eigen dossier: de virusscanner vond iets, of kon niet kijken. Probeer het te openen en zet het zelf in het dossier. Gaat het niet open, vraag dan de melder om een nieuw exemplaar. Leg vast bij Notities wat u deed',
  'voorganger-niet-open': 'De melder verbetert een melding waarover al is besloten, of die hier niet bekend is',
};

export const doorzendingTeksten: Readonly<Record<(typeof doorzendingStatussen)[number], string>> = {
  verzonden: 'wacht op bevestiging; de casus is nog van ons',
  overgenomen: 'overgenomen',
  teruggegeven: 'niet overgenomen',
  ingetrokken: 'door ons teruggenomen',
};

export const reactieOpDoorzendingTeksten: Readonly<Record<DoorzendingReactie, string>> = {
  acceptatie: 'De andere regio neemt de melding over',
  teruggave: 'De andere regio neemt de melding niet over',
  intrekking: 'Wij nemen de melding terug',
};

/** As a person reads it; what the sender wrote stays as it is. */
export const rolTekst = (rol: string): string => (rol === 'geinformeerd' ? 'geïnformeerd' : rol);

export const aardTeksten: Readonly<Record<Aard, string>> = {
  directbetrokkene: 'directbetrokkene',
  melder: 'melder',
  informant: 'informant',
  omstander: 'omstander',
  hulpverlener: 'hulpverlener',
};

export const onderwerpTeksten: Readonly<Record<Casus['notities'][number]['onderwerp'], string>> = {
  contactmoment: 'Contact met directbetrokkenen',
  'anonimiteit-toegezegd': 'Anonimiteit toegezegd aan de melder',
  'college-geinformeerd': 'Het college weet van het verzoek tot onderzoek',
  'schuiladres-overgenomen': 'Schuiladres overgenomen in het eigen dossier',
  'documenten-overgedragen': 'Documenten met de hand overgedragen',
  'vraag-beantwoord': 'Vraag van een team beantwoord',
};

export const gelijkenisTeksten: Readonly<Record<GelijkenisGrond, string>> = {
  datum: 'dezelfde datum van het incident',
  plaats: 'dezelfde plaats van het incident',
  kenmerk: 'hetzelfde kenmerk',
};

export const mensTeksten: Readonly<Record<MensReden, string>> = {
  'gemeente-onbekend': 'De gemeente is niet bekend: kies gemeente en team',
  'geen-regel': 'Voor deze gemeente is geen team afgesproken: kies een team',
  'meer-regels': 'Er zijn meer teams mogelijk: kies een team',
  'mens-aangewezen': 'Voor deze gemeente kiest een medewerker het team',
};

export const standTeksten: Readonly<Record<Vooruitblik['stand'], string>> = {
  'op-tijd': 'loopt',
  dreigt: 'verloopt bijna',
  gemist: 'verstreken',
};

const termijnTeksten: Readonly<Record<string, string>> = {
  antwoord: 'Antwoord van een partner',
  acceptatie: 'Reactie van een team',
  'vraag-van-team': 'Antwoord aan een team',
};

/** A term as the region names it, with a capital. */
export const termijnTekst = (soort: string): string =>
  termijnTeksten[soort] ?? `${soort.charAt(0).toUpperCase()}${soort.slice(1).replaceAll('-', ' ')}`;

const veldTeksten: Readonly<Record<string, string>> = { bsn: 'BSN', geslachtsnaam: 'achternaam', geboortedatum: 'geboortedatum' };
export const veldTekst = (veld: string): string => veldTeksten[veld] ?? veld;

const twijfelTeksten: Readonly<Record<string, string>> = {
  bsn: 'een BSN',
  geslachtsnaam: 'een achternaam',
  geboortedatum: 'een geboortedatum',
  rol: 'de rol van een persoon',
  id: 'om wie het gaat',
  wie: 'wie van de melding weet',
  aard: 'de aard van het geweld',
  soortmeldingCode: 'de soort melding',
  datumMelding: 'de datum van de melding',
  datumTijdMelding: 'de datum van de melding',
  datumIncident: 'de datum van het incident',
  datumTijd: 'de datum van het incident',
  datumtijdBegin: 'de datum van het incident',
  datumtijdEinde: 'de datum van het incident',
  datumGeinformeerd: 'een datum',
  datum: 'een datum',
  creatiedatum: 'de datum van het document',
};

/** What is doubtful at a place of a melding, `a/heeftBetrokken[2]/inp.bsn`, as a worker would say it. */
export function twijfelTekst(plaats: string): string {
  const veld = (plaats.split('/').at(-1) ?? plaats).replace(/\[\d+\]$/, '').replace(/^.*[.:]/, '');
  return twijfelTeksten[veld] ?? veld;
}
