import { reacties, validate } from '@schakel/contracts';
import type { Reactie } from '@schakel/contracts';
import type { Antwoord } from './verzoeken';
import { acceptatie, AcceptatieVerzoek, afronding, AfrondingVerzoek, teruggave, TeruggaveVerzoek, vraag, VraagVerzoek } from './verzoeken';

/** The fields of a form as the browser sends them: text, and a list where a name came more than once. */
export type Form = Readonly<Record<string, unknown>>;

export const isKnownForm = (reactie: string): reactie is Reactie => reacties.some((known) => known === reactie);

/** What the page says after an answer was handled, by the word in the address. */
export const gedaan: ReadonlyMap<string, string> = new Map([
  ['acceptatie', 'U heeft de overdracht opgepakt. Veilig Thuis weet dit nu.'],
  ['teruggave', 'U heeft de overdracht teruggegeven aan Veilig Thuis.'],
  ['vraag', 'Uw vraag is verstuurd aan Veilig Thuis.'],
  ['afronding', 'U heeft de overdracht afgerond.'],
]);

const parsers: Readonly<Record<Reactie, (fields: object) => Antwoord>> = {
  acceptatie: (fields) => acceptatie(validate(AcceptatieVerzoek, fields)),
  teruggave: (fields) => teruggave(validate(TeruggaveVerzoek, fields)),
  vraag: (fields) => vraag(validate(VraagVerzoek, fields)),
  afronding: (fields) => afronding(validate(AfrondingVerzoek, fields)),
};

/** The answer in a form. A field that was left empty counts as absent. @throws RejectError `invoer-ongeldig` with every wrong field */
export function answerFrom(reactie: Reactie, form: Form): Antwoord {
  const filled = Object.entries(form)
    .map(([name, value]) => [name, typeof value === 'string' ? value.trim() : ''] as const)
    .filter(([, value]) => value !== '');
  const fields: Record<string, unknown> = Object.fromEntries(filled);
  return parsers[reactie]({ ...fields, revisie: Number(fields['revisie']) });
}
