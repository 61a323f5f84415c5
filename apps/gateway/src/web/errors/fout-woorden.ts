import type { ErrorCode } from '@schakel/contracts';
import type { Problem } from './problem';

/** What a page says of an error to somebody who works here: what is the matter, and what to do. Programs get the titles of the catalogue. */
interface FoutWoorden {
  readonly kop: string;
  readonly advies: string;
}

const perCode: Partial<Record<ErrorCode, FoutWoorden>> = {
  'buiten-dienst': {
    kop: 'U heeft nu geen dienst',
    advies:
      'U ziet spoedmeldingen alleen tijdens uw eigen dienst en een uur daarna. Heeft u nu wel dienst? Vraag de teamleider of het rooster klopt. Is er spoed? Bel dan het nummer onderaan deze pagina.',
  },
  'bijlage-niet-onderzocht': {
    kop: 'Dit kan nu niet open',
    advies: 'De virusscanner kon er nog niet naar kijken. Probeer het later opnieuw. Blijft het zo, bel dan de beheerder.',
  },
  'bijlage-onveilig': {
    kop: 'Dit gaat niet open: de virusscanner vond iets',
    advies: 'Vraag wie meldde om een nieuw exemplaar, en zeg de beheerder dat er iets gevonden is.',
  },
  'reden-ontbreekt': {
    kop: 'Schrijf eerst op waarom u dit opent',
    advies: 'Ga naar de lijst en open het opnieuw. Schakel vraagt dan naar de reden. Wat u typte is niet bewaard.',
  },
  'sleutel-vernietigd': {
    kop: 'De inhoud is vernietigd',
    advies:
      'De inhoud van deze casus is voorgoed weg. Dat gebeurt als de bewaartermijn voorbij is, of op verzoek. De privacy officer kan zien wanneer dat was.',
  },
};

const perStatus: Readonly<Record<number, FoutWoorden>> = {
  401: { kop: 'U bent niet ingelogd', advies: 'Log opnieuw in en probeer het nog een keer.' },
  403: {
    kop: 'Dit mag u niet',
    advies:
      'Heeft u deze pagina nodig voor uw werk? Vraag uw beheerder of uw rol klopt. Stond de pagina lang open? Ga dan terug, ververs de pagina en probeer het opnieuw.',
  },
  404: { kop: 'Niet gevonden', advies: 'De pagina bestaat niet, of is niet voor u. Controleer de link.' },
  409: { kop: 'Een ander was u voor', advies: 'Ga terug, ververs de pagina en kijk of uw actie nog nodig is.' },
  413: { kop: 'Dit is te groot', advies: 'Ga terug en maak de tekst korter.' },
  429: { kop: 'Het is nu te druk', advies: 'Wacht even en probeer het dan opnieuw.' },
  503: { kop: 'Schakel werkt nu even niet', advies: 'Verstuurde u iets? Dat is niet bewaard. Wacht even en probeer het dan opnieuw.' },
};
const ongeldig: FoutWoorden = { kop: 'Dit is niet goed aangekomen', advies: 'Ga terug en controleer wat u heeft ingevuld.' };
const storing: FoutWoorden = { kop: 'Er is een storing', advies: 'Het ligt niet aan u. Probeer het later opnieuw.' };

export const foutWoorden = ({ code, status }: Pick<Problem, 'code' | 'status'>): FoutWoorden =>
  perCode[code] ?? perStatus[status] ?? (status >= 500 ? storing : ongeldig);
