import type { DeelcasusVoorstel, Fout, InformeringGezagsdrager, VervolgbesluitVerzoek, VraagbesluitVerzoek } from '@schakel/contracts';
import {
  OordeelAnoniemVerzoek,
  RejectError,
  validate,
  VervolgbesluitVerzoek as Vervolgbesluit,
  VraagbesluitVerzoek as Vraagbesluit,
} from '@schakel/contracts';
import { NotitieVerzoek } from '../verzoeken';

/** The fields of a form as the browser sends them: text, and a list where a name came more than once. */
export type Form = Readonly<Record<string, string | string[] | undefined>>;

export function textOf(form: Form | undefined, name: string): string | undefined {
  const value = form?.[name];
  return typeof value === 'string' ? value : undefined;
}

export function listOf(form: Form | undefined, name: string): readonly string[] {
  const value = form?.[name];
  return Array.isArray(value) ? value : value === undefined ? [] : [value];
}

/** An empty field is an absent one. */
const filled = (form: Form, name: string): Record<string, string> => {
  const text = textOf(form, name)?.trim();
  return text ? { [name]: text } : {};
};
const versieOf = (form: Form): number => Number(textOf(form, 'versie') ?? Number.NaN);

const wrongAt = (location: string): Fout => ({ code: 'invoer-ongeldig', location });

/** The chosen questions, all with the one necessity that was typed. @throws RejectError `invoer-ongeldig` */
export function vragenFrom(form: Form): VraagbesluitVerzoek {
  const noodzaak = textOf(form, 'noodzaak')?.trim() ?? '';
  const gekozen = listOf(form, 'vraag');
  // The necessity stands with each question; without any it is asked all the same.
  if (gekozen.length === 0 && noodzaak === '') throw new RejectError('invoer-ongeldig', ['vragen', 'vragen[1]/noodzaak'].map(wrongAt));
  const vragen = gekozen.map((waarde) => {
    const [partner = '', persoon = ''] = waarde.split(' ', 2);
    return { partner, persoon, noodzaak };
  });
  return validate(Vraagbesluit, { versie: versieOf(form), vragen });
}

/** @throws RejectError `invoer-ongeldig` */
export const notitieFrom = (form: Form): NotitieVerzoek =>
  validate(NotitieVerzoek, { versie: versieOf(form), ...filled(form, 'onderwerp'), ...filled(form, 'tekst') });

/** @throws RejectError `invoer-ongeldig` */
export const oordeelFrom = (form: Form): OordeelAnoniemVerzoek =>
  validate(OordeelAnoniemVerzoek, { versie: versieOf(form), ...filled(form, 'oordeel'), ...filled(form, 'motivering') });

const deelNummer = /^[1-9]\d?$/;

/** The deelcasussen of the form by their number on the screen; one without persons does not exist. */
export function delenFrom(form: Form): readonly { readonly nummer: string; readonly deel: DeelcasusVoorstel }[] {
  const numbers = new Map<string, string[]>();
  for (const [name, value] of Object.entries(form)) {
    if (!name.startsWith('deel-') || typeof value !== 'string' || !deelNummer.test(value)) continue;
    numbers.set(value, [...(numbers.get(value) ?? []), name.slice('deel-'.length)]);
  }
  return [...numbers]
    .toSorted(([one], [other]) => one.localeCompare(other, 'nl', { numeric: true }))
    .map(([nummer, personen]) => ({
      nummer,
      deel: { personen, ...rename(filled(form, `gemeente-${nummer}`), 'gemeente'), ...rename(filled(form, `team-${nummer}`), 'team') },
    }));
}

const rename = (value: Record<string, string>, name: 'gemeente' | 'team'): Partial<DeelcasusVoorstel> =>
  Object.fromEntries(Object.values(value).map((text) => [name, text]));

/** Of each gezagsdrager on the page: told, or why not. What was left open is left out, so that it is asked. */
function gezagsdragersFrom(form: Form): InformeringGezagsdrager[] {
  return Object.entries(form).flatMap(([name, value]) => {
    if (!name.startsWith('gezag-') || (value !== 'ja' && value !== 'nee')) return [];
    const persoon = name.slice('gezag-'.length);
    const reden = textOf(form, `gezagreden-${persoon}`)?.trim();
    return [{ persoon, geinformeerd: value === 'ja', ...(value === 'nee' && reden ? { redenNietGeinformeerd: reden } : {}) }];
  });
}

/** Only an overdracht has deelcasussen, and only a verzoek tot onderzoek says who was told. @throws RejectError `invoer-ongeldig` */
export function besluitFrom(form: Form): VervolgbesluitVerzoek {
  const uitkomst = filled(form, 'uitkomst');
  return validate(Vervolgbesluit, {
    versie: versieOf(form),
    ...uitkomst,
    ...(uitkomst['uitkomst'] === 'overdracht' ? { deelcasussen: delenFrom(form).map(({ deel }) => deel) } : {}),
    ...(uitkomst['uitkomst'] === 'verzoek-tot-onderzoek' ? { gezagsdragers: gezagsdragersFrom(form) } : {}),
    aard: [...listOf(form, 'aard')],
    ...filled(form, 'samenvatting'),
    ...filled(form, 'toelichting'),
  });
}
