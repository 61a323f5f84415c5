import { datumVan, postcodeVan } from '../../web';
import type { Form } from '../view/form';
import { listOf, textOf } from '../view/form';
import type { FormVeld } from './velden';
import { contactVelden, groepen, persoonVelden } from './velden';

/** As much of an OpgenomenMelding as was written down: plain data, of which the form changes what it has a field for. */
export type Velden = { [naam: string]: unknown };

export const paden = {
  personen: 'zorgelijkeSituatie.betrokkenen',
  contacten: (persoon: number) => `zorgelijkeSituatie.betrokkenen.${persoon}.contactmogelijkheden`,
} as const;

const isObject = (value: unknown): value is Velden => typeof value === 'object' && value !== null;

/** What stands at a dotted place. */
export const waardeOp = (velden: Velden, pad: string): unknown =>
  pad.split('.').reduce<unknown>((value, naam) => (isObject(value) && Object.hasOwn(value, naam) ? value[naam] : undefined), velden);

export const lijstOp = (velden: Velden, pad: string): readonly Velden[] => {
  const found = waardeOp(velden, pad);
  return Array.isArray(found) ? (found as unknown[]).filter(isObject) : [];
};

/** Sets a value at a dotted place, in place; undefined removes it. */
export function zetOp(velden: Velden, pad: string, waarde: unknown): void {
  if (waarde === undefined && waardeOp(velden, pad) === undefined) return;
  const namen = pad.split('.');
  const last = namen.pop() ?? pad;
  const holder = namen.reduce((inside, naam) => {
    if (!isObject(inside[naam])) inside[naam] = {};
    return inside[naam] as Velden;
  }, velden);
  if (waarde === undefined) Reflect.deleteProperty(holder, last);
  else holder[last] = waarde;
}

/** Every field that the form has now, with the place of its answer. */
export function plaatsen(velden: Velden): readonly { readonly pad: string; readonly veld: FormVeld }[] {
  const below = (pad: string, of: readonly FormVeld[]) => of.map((veld) => ({ pad: `${pad}.${veld.naam}`, veld }));
  return [
    ...groepen.flatMap((groep) => groep.velden.map((veld) => ({ pad: veld.naam, veld }))),
    ...lijstOp(velden, paden.personen).flatMap((_, at) => [
      ...below(`${paden.personen}.${at}`, persoonVelden),
      ...lijstOp(velden, paden.contacten(at)).flatMap((__, number) => below(`${paden.contacten(at)}.${number}`, contactVelden)),
    ]),
  ];
}

/** A day is kept as its first moment. */
export const beginDag = 'T00:00:00.000Z';

const jaNee: Readonly<Record<string, boolean>> = { ja: true, nee: false };
/** How an answer in text is kept, by the kind of its field; the text itself where there is nothing to change. */
const bewaard: Readonly<Partial<Record<FormVeld['soort'], (text: string) => unknown>>> = {
  regels: (text) => text.split(/\s*\n\s*/).filter(Boolean),
  'ja-nee': (text) => jaNee[text],
  dag: (text) => datumVan(text) + beginDag,
  datum: datumVan,
  postcode: postcodeVan,
};

/** What somebody typed, as it is kept; undefined for what was left empty. */
function waardeVan(form: Form, pad: string, { soort }: FormVeld): unknown {
  if (soort === 'meer') return undefinedIfEmpty(listOf(form, pad));
  const text = textOf(form, pad)?.trim();
  return text ? (bewaard[soort]?.(text) ?? (soort === 'ja-nee' ? undefined : text)) : undefined;
}
const undefinedIfEmpty = (list: readonly string[]): readonly string[] | undefined => (list.length > 0 ? list : undefined);

/** The draft with what the form says. What the form has no field for stays; a field that the browser did not send stays too. */
export function metFormulier(velden: Velden, form: Form): Velden {
  const next = structuredClone(velden);
  const sent = form['velden'] === 'ja';
  if (sent) for (const { pad, veld } of plaatsen(next)) zetOp(next, pad, waardeVan(form, pad, veld));
  return next;
}
