import { redenenTeruggave } from '@schakel/contracts';
import type { Reactie } from '@schakel/contracts';
import type { PostvakItem } from './inbox';

/** What a person reads for a status. */
export const statussen: Readonly<Record<PostvakItem['status'], string>> = {
  aangeboden: 'Nieuw',
  opgepakt: 'Opgepakt',
  teruggegeven: 'Teruggegeven',
  afgerond: 'Afgerond',
};

/** Where the handover belongs; a deelcasus of which no address is known says `onbekend`. */
export const gemeenteVan = ({ gemeente }: { readonly gemeente: string }): string =>
  gemeente === 'onbekend' ? 'onbekende gemeente' : gemeente;

const watNiet: Readonly<Record<Reactie, string>> = {
  acceptatie: 'De overdracht is niet door u opgepakt.',
  teruggave: 'De overdracht is niet door u teruggegeven.',
  vraag: 'Uw vraag is niet verstuurd.',
  afronding: 'De overdracht is niet door u afgerond.',
};

/**
 * That an answer had no effect, and why as far as the team can see it: from where the handover stands now. The inbox has no right to read why the
 * decision refused it, so what the stand does not tell is said in general.
 */
export function nietGedaan(reactie: Reactie, { status, behandelaar }: Pick<PostvakItem, 'status' | 'behandelaar'>): string {
  const waarom = {
    aangeboden: 'Dit antwoord paste niet meer bij de overdracht. Kijk hieronder hoe zij er nu voor staat en antwoord zo nodig opnieuw.',
    opgepakt:
      reactie === 'acceptatie'
        ? `${behandelaar ?? 'Uw team'} heeft haar al opgepakt.`
        : 'Intussen is zij veranderd. Kijk hieronder hoe zij er nu voor staat en antwoord zo nodig opnieuw.',
    teruggegeven: 'Zij is al teruggegeven aan Veilig Thuis.',
    afgerond: 'Zij is al afgerond.',
  };
  return `${watNiet[reactie]} ${waarom[status]}`;
}

const redenTeksten: Readonly<Record<(typeof redenenTeruggave)[number], string>> = {
  'niet-van-ons': 'Dit is niet voor ons team',
  'geen-capaciteit': 'Wij hebben nu geen ruimte',
  'onvoldoende-informatie': 'Wij hebben te weinig informatie',
  'veiligheid-onvoldoende': 'Het is nog niet veilig genoeg om over te nemen',
  anders: 'Een andere reden',
};
export const redenen = redenenTeruggave.map((code) => ({ code, tekst: redenTeksten[code] }));

const perVeld: Readonly<Record<string, string>> = {
  reden: 'Kies waarom u de overdracht teruggeeft',
  toelichting: 'Maak de toelichting korter: hooguit 4000 tekens',
  tekst: 'Schrijf uw vraag op: hooguit 4000 tekens',
  resultaat: 'Schrijf het resultaat op: hooguit 4000 tekens',
};

/** What is wrong, in words, with the id of the field in the form of this reactie. */
export function veldFouten(reactie: Reactie, locations: readonly string[]): readonly { veld?: string; tekst: string }[] {
  return locations.map((location) => {
    const tekst = perVeld[location];
    return tekst === undefined ? { tekst: 'Ververs de pagina en probeer het opnieuw' } : { veld: `${reactie}-${location}`, tekst };
  });
}
