import type { ErrorCode, Fout } from '@schakel/contracts';
import { errorCodes } from '@schakel/contracts';
import type { Form } from './form';
import { delenFrom } from './form';

/** What is wrong in words that say what to do, with the id of the field on the page. */
export interface VeldFout {
  readonly veld?: string;
  readonly tekst: string;
}

const perCode: Partial<Record<ErrorCode, VeldFout>> = {
  'samenvatting-ontbreekt': { veld: 'samenvatting', tekst: 'Schrijf een eigen samenvatting: de tekst van de melder gaat nooit mee' },
  'contactmoment-ontbreekt': {
    veld: 'toelichting',
    tekst:
      'Er is nog geen contact met directbetrokkenen vastgelegd. Leg het eerst vast bij Notities, of schrijf in de toelichting waarom u zonder contact besluit',
  },
  'anonimiteit-toegezegd': {
    veld: 'toelichting',
    tekst: 'Aan de melder is anonimiteit toegezegd. Draag niet over, of schrijf in de toelichting waarom het toch moet',
  },
  'verouderde-versie': { tekst: 'De casus is veranderd sinds u hem opende. Hieronder staat de nieuwe stand; wat u typte staat er nog' },
  'jeugdige-ontbreekt': {
    veld: 'uitkomst',
    tekst: 'In deze casus staat geen kind met een achternaam. Kijk of geboortedatum en rol kloppen',
  },
  'informering-ontbreekt': {
    veld: 'gezagsdragers',
    tekst: 'Kies voor ieder met gezag of die van het verzoek weet, en schrijf anders waarom niet',
  },
  'deelcasus-onvolledig': { veld: 'deelcasussen', tekst: 'Kies voor iedere directbetrokkene een deelcasus' },
  'dubbel-anonieme-melding': { veld: 'vragen', tekst: 'De melder is onbekend. Eerst oordeelt een gedragswetenschapper of teamleider' },
  'documenten-gaan-niet-mee': {
    veld: 'documentenMetDeHand',
    tekst: 'Bij deze melding hoort een document dat niet meegaat. Kruis aan dat u zorgt dat de andere regio het krijgt',
  },
  'vraag-niet-toegestaan': { veld: 'vragen', tekst: 'Een van de gekozen vragen mag niet meer gesteld worden. Kies opnieuw' },
  'andere-inhoud': { tekst: 'Een collega was u net voor. Wacht even, ververs de pagina en kijk of dit nog nodig is' },
  'toestand-laat-niet-toe': { tekst: 'Dit kan niet bij de stand van de casus. Kijk hieronder wat er is gebeurd' },
};

const perVeld: readonly (readonly [RegExp, VeldFout])[] = [
  [/^vragen\[\d+\]\/noodzaak$/, { veld: 'noodzaak', tekst: 'Schrijf in hooguit 1000 tekens waarom de vragen noodzakelijk zijn' }],
  [/^vragen/, { veld: 'vragen', tekst: 'Kies ten minste een vraag' }],
  [/^partij$/, { veld: 'regio', tekst: 'Kies de regio waarvoor de melding is' }],
  [/^reden$/, { veld: 'doorzendreden', tekst: 'Schrijf in hooguit 2000 tekens waarom' }],
  [/^reactie$/, { veld: 'reactie', tekst: 'Kies wat er is gezegd of besloten' }],
  [/^gesprek/, { veld: 'gesprekNaam', tekst: 'Schrijf met wie u sprak, de functie, en wanneer dat was' }],
  [/^oordeel$/, { veld: 'oordeel', tekst: 'Kies of deze melding wordt onderzocht' }],
  [/^motivering$/, { veld: 'motivering', tekst: 'Schrijf in hooguit 2000 tekens waarom' }],
  [/^onderwerp$/, { veld: 'onderwerp', tekst: 'Kies wat u vastlegt' }],
  [/^tekst$/, { veld: 'tekst', tekst: 'Maak de notitie korter: hooguit 4000 tekens' }],
  [/^uitkomst$/, { veld: 'uitkomst', tekst: 'Kies een uitkomst' }],
  [/^aard/, { veld: 'aard', tekst: 'Kies de aard van het geweld uit de lijst' }],
  [/^samenvatting$/, { veld: 'samenvatting', tekst: 'Maak de samenvatting korter: hooguit 10.000 tekens' }],
  [/^toelichting$/, { veld: 'toelichting', tekst: 'Maak de toelichting korter: hooguit 2000 tekens' }],
  [/^deelcasussen/, { veld: 'deelcasussen', tekst: 'Kies voor iedere directbetrokkene een deelcasus' }],
];

/** Every fout once, in the words of the form. */
export function veldFouten(fouten: readonly Fout[], form: Form): VeldFout[] {
  const all = fouten.map((fout) => wordsFor(fout, form));
  return all.filter(({ tekst }, at) => all.findIndex((other) => other.tekst === tekst) === at);
}

function wordsFor({ code, location }: Fout, form: Form): VeldFout {
  if (code === 'geen-team-gevonden') return zonderTeam(location, form);
  if (code === 'team-wijkt-af') return anderTeam(location, form);
  const known = perCode[code] ?? perVeld.find(([place]) => place.test(location))?.[1];
  return known ?? { tekst: `${errorCodes[code][1]}. Ververs de pagina en probeer het opnieuw` };
}

/** The location counts the deelcasussen that have persons; the screen numbers them all. */
function nummerOf(location: string, form: Form): string {
  const at = Number(/\d+/.exec(location)?.[0] ?? 1) - 1;
  return delenFrom(form)[at]?.nummer ?? '1';
}

function anderTeam(location: string, form: Form): VeldFout {
  const nummer = nummerOf(location, form);
  const tekst = `Deelcasus ${nummer}: het adres hoort bij een ander team. Kies dat team, of schrijf in de toelichting waarom dit het moet zijn`;
  return { veld: `team-${nummer}`, tekst };
}

function zonderTeam(location: string, form: Form): VeldFout {
  const nummer = nummerOf(location, form);
  return { veld: `team-${nummer}`, tekst: `Deelcasus ${nummer}: kies een team. Schakel vindt er geen bij het adres of de gemeente` };
}
