import type { Codelijsten } from '@schakel/contracts';
import { meldcodeStappen } from '@schakel/contracts';
import { datumVan, postcodeVan } from '../web';
import type { Meldveld } from './velden';
import { alleVelden, meestePersonen } from './velden';

/** The fields of a form as the browser sends them: text, and a list where a name came more than once. */
export type Form = Readonly<Record<string, string | string[] | undefined>>;
type Json = Record<string, unknown>;

export const teksten = (form: Form, naam: string): readonly string[] =>
  [form[naam] ?? []].flat().filter((each) => typeof each === 'string' && each !== '');
export const tekst = (form: Form, naam: string): string => (teksten(form, naam)[0] ?? '').replace(/\r\n?/g, '\n').trim();

/** How many persons the form has: at least one. */
export function personenIn(form: Form): number {
  const told = Number(tekst(form, 'personen'));
  return Number.isInteger(told) ? Math.min(Math.max(told, 1), meestePersonen) : 1;
}

const jaNee: Readonly<Record<string, boolean>> = { ja: true, nee: false };

function waardeOf({ naam, soort }: Meldveld, form: Form): unknown {
  const typed = tekst(form, naam);
  if (soort === 'vink') return typed !== '';
  if (soort === 'keuzes') return teksten(form, naam);
  if (typed === '') return undefined;
  if (soort === 'ja-nee') return jaNee[typed];
  if (soort === 'lijst') return [typed];
  if (soort === 'postcode') return postcodeVan(typed);
  // What is no date is taken with a mark of doubt.
  return soort === 'datum' ? datumVan(typed) : typed;
}

/** Puts a value at its place: `a/b[2]/c`. Places are the form's own, never the sender's. */
function put(target: Json, naam: string, value: unknown): void {
  const steps = naam.split(/[/[\]]+/).map((step) => (/^\d+$/.test(step) ? Number(step) - 1 : step));
  let at = target as Record<string | number, unknown>;
  steps.slice(0, -1).forEach((step, nr) => {
    at = (at[step] ??= typeof steps[nr + 1] === 'number' ? [] : {}) as typeof at;
  });
  at[steps.at(-1) ?? ''] = value;
}

/**
 * What the form says, as melding-professional.v1 wants it; not validated yet. The same form always gives the same report. `kenmerk` is the number
 * of the form, so that a form that is sent twice is one report.
 */
export function meldingFrom(form: Form, codelijsten: Codelijsten, kenmerk: string): Json {
  const personen = personenIn(form);
  const melding: Json = { kenmerk };
  for (let nummer = 1; nummer <= personen; nummer += 1) {
    put(melding, `zorgelijkeSituatie/betrokkenen[${nummer}]/id`, String(nummer));
    put(melding, `geinformeerden[${nummer}]/wie`, String(nummer));
  }
  meldcodeStappen.forEach((stap, at) => {
    put(melding, `meldcode[${at + 1}]/stap`, stap);
  });
  for (const veld of alleVelden(codelijsten, personen)) {
    const value = waardeOf(veld, form);
    if (value !== undefined) put(melding, veld.naam, value);
  }
  return melding;
}

const aboutPerson = /^(zorgelijkeSituatie\/betrokkenen|geinformeerden)\[(\d+)\](.*)$/;

/** The same form with an empty person more. */
export const withPerson = (form: Form): Form => ({ ...form, personen: String(Math.min(personenIn(form) + 1, meestePersonen)) });

/** The same form without that person; who stood after moves up. The last one stays. */
export function withoutPerson(form: Form, gone: number): Form {
  const personen = personenIn(form);
  if (personen === 1 || gone < 1 || gone > personen) return form;
  const kept = Object.entries(form).flatMap(([naam, value]): [string, string | string[] | undefined][] => {
    const [, list = '', nummer = '0', rest = ''] = aboutPerson.exec(naam) ?? [];
    if (!list || Number(nummer) < gone) return [[naam, value]];
    return Number(nummer) === gone ? [] : [[`${list}[${Number(nummer) - 1}]${rest}`, value]];
  });
  return { ...Object.fromEntries(kept), personen: String(personen - 1) };
}
