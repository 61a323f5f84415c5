import { Veld } from '../veld';
import type { Bevinding } from './bevinding';

export const eigenSysteemSoorten = ['map', 'http', 'geen'] as const;
export const registratieVormen = ['json', 'xml'] as const;
export type RegistratieVorm = (typeof registratieVormen)[number];
export const dossierhouders = ['eigen-systeem', 'schakel'] as const;
export type Dossierhouder = (typeof dossierhouders)[number];

/** The dossier system of Veilig Thuis itself, which gets everything and says that it has it. `geen`: there is none. */
export class EigenSysteem {
  @Veld({ gevoeligheid: 'routering', waarden: eigenSysteemSoorten }) soort!: (typeof eigenSysteemSoorten)[number];
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 500, omschrijving: 'de map waarin registraties komen te staan' }) pad?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 500, omschrijving: 'het adres waar registraties heen gaan' }) adres?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 1000, omschrijving: 'het toegangsbewijs (Bearer) voor dat adres' })
  toegangsbewijs?: string;
  @Veld({ gevoeligheid: 'routering', waarden: registratieVormen }) vorm!: RegistratieVorm;
  @Veld({
    gevoeligheid: 'routering',
    optioneel: true,
    type: 'getal',
    omschrijving: 'seconden tussen twee keer kijken of de ontvangst is bevestigd',
  })
  bevestigingElke?: number;
}

/** How long content stays here. */
export class Bewaartermijn {
  @Veld({
    gevoeligheid: 'routering',
    type: 'getal',
    omschrijving: 'dagen na de laatste bevestiging, als het eigen systeem het dossier houdt',
  })
  dagenNaBevestiging!: number;
  @Veld({ gevoeligheid: 'routering', type: 'getal', omschrijving: 'jaren na de afsluiting, als de hub het dossier houdt' })
  jarenNaAfsluiting!: number;
}

/** Found in the region's privacyregeling or not: 20 years is the longest term in use (15 and 20 both occur); too long can be mended. */
const gewoon: Readonly<Bewaartermijn> = { dagenNaBevestiging: 30, jarenNaAfsluiting: 20 };

interface Houder {
  readonly eigenSysteem?: EigenSysteem;
  readonly dossierhouder?: Dossierhouder;
  readonly bewaartermijn?: Bewaartermijn;
}

/** The own system where registraties go to; undefined when there is none, or when the environment does not say where it is. */
export function eigenSysteemOf({ eigenSysteem }: Houder): EigenSysteem | undefined {
  const where = eigenSysteem?.soort === 'map' ? eigenSysteem.pad : eigenSysteem?.adres;
  return eigenSysteem && eigenSysteem.soort !== 'geen' && where ? eigenSysteem : undefined;
}

/** Who keeps the dossier: the own system as soon as there is one, unless the region says otherwise. */
export const dossierhouderOf = (hub: Houder): Dossierhouder => (eigenSysteemOf(hub) ? (hub.dossierhouder ?? 'eigen-systeem') : 'schakel');

export const bewaartermijnOf = ({ bewaartermijn }: Houder): Readonly<Bewaartermijn> => bewaartermijn ?? gewoon;

/** A dossier that nobody keeps would be erased; and a term of no days would erase before anybody could see that something went wrong. */
export function checkEigenSysteem({ hub }: { readonly hub: Houder }): Bevinding[] {
  const { dagenNaBevestiging, jarenNaAfsluiting } = bewaartermijnOf(hub);
  const { adres = '', soort } = hub.eigenSysteem ?? {};
  return [
    ...(soort === 'http' && adres && !(URL.canParse(adres) && /^https?:/.test(adres))
      ? [{ location: 'partijen.yaml/hub/eigenSysteem/adres', problem: 'geen adres dat met http begint' }]
      : []),
    ...(dagenNaBevestiging >= 1 && jarenNaAfsluiting >= 1
      ? []
      : [{ location: 'partijen.yaml/hub/bewaartermijn', problem: 'moet minstens 1 zijn' }]),
  ];
}
