import type { ErrorCode, SoortUit } from '@schakel/contracts';
import { catalogue, isDatum, isSoort, RejectError, validate, Veld } from '@schakel/contracts';
import { parse } from 'yaml';
import type { Doel, OntvangerSoort } from './ceiling';
import { doelen, ontvangerSoorten } from './ceiling';

export const berichtenUit = Object.keys(catalogue).filter((naam): naam is SoortUit => isSoort(naam) && catalogue[naam].richting === 'uit');

/** One bericht to one kind of recipient for one doel, as the privacy officer writes it. */
export class RegelTekst {
  @Veld({ gevoeligheid: 'routering', waarden: doelen }) doel!: Doel;
  @Veld({ gevoeligheid: 'routering', waarden: berichtenUit }) bericht!: SoortUit;
  @Veld({ gevoeligheid: 'routering', max: 300, omschrijving: 'waarop onze verstrekking rust' }) grondslag!: string;
  @Veld({ gevoeligheid: 'routering', max: 300, omschrijving: 'waarop de ontvanger zich beroept om het te mogen hebben' })
  grondslagOntvanger!: string;
  @Veld({ gevoeligheid: 'routering', max: 600, omschrijving: 'een zin die een burger begrijpt' }) uitleg!: string;
  @Veld({ gevoeligheid: 'routering', lijst: true, max: 100 }) velden!: string[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, lijst: true, max: 100 }) verboden?: string[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, lijst: true, max: 300 }) voorwaarden?: string[];
  @Veld({ gevoeligheid: 'routering', max: 300, omschrijving: 'hoe lang de ontvanger het bewaart' }) bewaartermijn!: string;
  @Veld({ gevoeligheid: 'routering', max: 300, omschrijving: 'wie het de directbetrokkene vertelt, en wanneer' }) informatieplicht!: string;
}

/** One file of config/verstrekkingsbeleid: everything that one kind of recipient may get. */
export class BeleidTekst {
  @Veld({ gevoeligheid: 'routering', waarden: ontvangerSoorten }) ontvanger!: OntvangerSoort;
  @Veld({ gevoeligheid: 'routering', max: 100, omschrijving: 'hoe een burger de ontvanger kent' }) naam!: string;
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ gevoeligheid: 'routering', waarden: ['voorstel', 'vastgesteld'] }) status!: 'voorstel' | 'vastgesteld';
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 200 }) vastgesteldDoor?: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 10 }) vastgesteldOp?: string;
  @Veld({ genest: () => RegelTekst, lijst: true }) regels!: RegelTekst[];
}

/** What a region takes away from one regel. There is no word for adding. */
export class BeperkingTekst {
  @Veld({ gevoeligheid: 'routering', waarden: doelen }) doel!: Doel;
  @Veld({ gevoeligheid: 'routering', waarden: berichtenUit }) bericht!: SoortUit;
  @Veld({ gevoeligheid: 'routering', optioneel: true, type: 'ja-nee', omschrijving: 'deze verstrekking gebeurt hier niet' })
  vervalt?: boolean;
  @Veld({ gevoeligheid: 'routering', optioneel: true, lijst: true, max: 100 }) zonder?: string[];
  @Veld({ gevoeligheid: 'routering', optioneel: true, lijst: true, max: 300 }) voorwaarden?: string[];
}

export class OverlayTekst {
  @Veld({ gevoeligheid: 'routering', patroon: /^[a-z][a-z0-9-]{1,40}$/ }) regio!: string;
  @Veld({ gevoeligheid: 'routering', waarden: ontvangerSoorten }) ontvanger!: OntvangerSoort;
  @Veld({ gevoeligheid: 'routering', type: 'getal' }) versie!: number;
  @Veld({ genest: () => BeperkingTekst, lijst: true }) beperkingen!: BeperkingTekst[];
}

/** Everything that is wrong with a verstrekkingsbeleid, at once and in words; policy text holds no personal data. */
export class PolicyError extends RejectError {
  constructor(code: ErrorCode, flaws: readonly string[]) {
    super(
      code,
      flaws.map((location) => ({ code, location })),
    );
    this.name = 'PolicyError';
    this.message = `${code}: ${flaws.join('; ')}`;
  }
}

/** @throws PolicyError `inrichting-ongeldig` with every flaw of form */
export function readTekst<T extends object>(type: new () => T, yaml: string): T {
  const plain = parsed(yaml);
  try {
    return validate(type, plain, 'inrichting-ongeldig');
  } catch (error) {
    if (!(error instanceof RejectError)) throw error;
    throw new PolicyError(
      'inrichting-ongeldig',
      error.fouten.map(({ location }) => `${location || 'het bestand'} voldoet niet`),
    );
  }
}

function parsed(yaml: string): unknown {
  try {
    return parse(yaml);
  } catch {
    throw new PolicyError('inrichting-ongeldig', ['geen geldige YAML']);
  }
}

/** What the header of a file contradicts in itself. */
export function headerFlaws(tekst: BeleidTekst): string[] {
  const vastgesteld = Boolean(tekst.vastgesteldDoor) && isDatum(tekst.vastgesteldOp ?? '');
  return [
    ...(tekst.versie < 1 ? [`${tekst.ontvanger}: versie begint bij 1`] : []),
    ...(tekst.status === 'vastgesteld' && !vastgesteld ? [`${tekst.ontvanger}: vastgesteld zonder door wie en wanneer`] : []),
  ];
}
