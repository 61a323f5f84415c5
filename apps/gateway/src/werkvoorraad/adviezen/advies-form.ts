import type { Fout, Gebruiker, Inrichting } from '@schakel/contracts';
import { Adviesvraag, isDatum, RejectError, validate } from '@schakel/contracts';
import { dagVan } from '@schakel/domain';
import { datumVan } from '../../web';
import type { Form } from '../view/form';
import { listOf, textOf } from '../view/form';
import type { VeldFout } from '../view/veldfouten';

const fout = (location: string): Fout => ({ code: 'invoer-ongeldig', location });

/**
 * What a worker recorded of an advies. Whatever else a browser sends is not taken: the contract has no field for those concerned.
 * @throws RejectError `invoer-ongeldig` with every place
 */
export function adviesFrom({ codelijsten }: Inrichting, form: Form, { id, naam, organisatie }: Gebruiker, now: Date): Adviesvraag {
  const text = (name: string): string | undefined => textOf(form, name)?.trim() || undefined;
  const ondersteuning = text('dienst') === 'ondersteuning';
  const advies = {
    dienst: text('dienst'),
    bron: text('bron'),
    contactmomenten: (text('contactmomenten') ?? '')
      .split(/[\s,]+/)
      .filter(Boolean)
      .map(datumVan),
    toestemmingNaam: text('toestemmingNaam') === 'ja',
    ...(text('naam') ? { naam: text('naam') } : {}),
    ...(text('organisatie') ? { organisatie: text('organisatie') } : {}),
    organisatieSoort: text('organisatieSoort'),
    aard: [...listOf(form, 'aard')],
    ...(ondersteuning ? { vorm: text('vorm') } : {}),
    reden: text('reden'),
    door: { id, naam, organisatie },
  };
  const known = (list: readonly { readonly code: string }[], code: string | undefined) => list.some((one) => one.code === code);
  const holds: Readonly<Record<string, boolean>> = {
    organisatieSoort: known(codelijsten.organisatieSoorten, advies.organisatieSoort),
    aard: advies.aard.every((code) => known(codelijsten.aardGeweld, code)),
    contactmomenten: areDagen(advies.contactmomenten, now),
    toestemmingNaam: !advies.naam || advies.toestemmingNaam,
  };
  const wrong = Object.keys(holds).filter((name) => !holds[name]);
  const missing = ondersteuning ? ['naam', 'organisatie', 'vorm'].filter((name) => !text(name)) : [];
  const fouten = [...shapeFouten(advies), ...[...wrong, ...missing].map(fout)];
  if (fouten.length > 0) throw new RejectError('invoer-ongeldig', fouten);
  return validate(Adviesvraag, advies);
}

const areDagen = (dagen: readonly string[], now: Date): boolean =>
  dagen.length > 0 && dagen.every((dag) => isDatum(dag) && dag <= dagVan(now));

function shapeFouten(advies: object): readonly Fout[] {
  try {
    validate(Adviesvraag, advies);
    return [];
  } catch (error) {
    if (error instanceof RejectError) return error.fouten;
    throw error;
  }
}

const teksten: Readonly<Record<string, string>> = {
  dienst: 'Kies advies of ondersteuning',
  bron: 'Kies hoe de vraag binnenkwam',
  contactmomenten: 'Schrijf elke dag waarop er contact was als 20-11-2026, met een spatie ertussen. Een dag die nog moet komen kan niet',
  toestemmingNaam: 'Bewaar de naam alleen als de vrager dat goedvindt. Haal anders de naam weg',
  naam: 'Schrijf in hooguit 100 tekens de naam van de professional die wij ondersteunen',
  organisatie: 'Schrijf in hooguit 100 tekens de organisatie van de professional',
  organisatieSoort: 'Kies de soort organisatie',
  aard: 'Kies de aard van het geweld uit de lijst',
  vorm: 'Kies hoe wij de professional ondersteunen',
  reden: 'Kies waarom dit geen melding is',
};

/** Every error once, with the field that it is about. */
export const adviesFouten = (fouten: readonly Fout[]): VeldFout[] =>
  [...new Set(fouten.map(({ location }) => location.replace(/[[/].*$/, '')))].map((veld) => ({
    veld,
    tekst: teksten[veld] ?? 'Maak dit korter',
  }));
