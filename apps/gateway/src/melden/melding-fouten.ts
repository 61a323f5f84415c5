import type { Codelijsten, Fout } from '@schakel/contracts';
import { dropEmpty, MeldingProfessional, RejectError, validate } from '@schakel/contracts';
import type { Form } from './formulier';
import { meldingFrom, personenIn, tekst } from './formulier';
import type { Meldveld } from './velden';
import { alleVelden, idOf } from './velden';

export interface VeldFout {
  readonly veld: string;
  readonly tekst: string;
}

const contractFouten = (melding: object): readonly Fout[] => {
  try {
    validate(MeldingProfessional, dropEmpty(melding));
    return [];
  } catch (error) {
    if (error instanceof RejectError) return error.fouten;
    throw error;
  }
};

/** `Persoon 2: wie is dit?` where the question is about one of several. */
function vraagOf({ naam, label }: Meldveld): string {
  const nummer = /^(?:zorgelijkeSituatie\/betrokkenen|geinformeerden)\[(\d+)\]/.exec(naam)?.[1];
  return nummer ? `Persoon ${nummer}: ${label.charAt(0).toLowerCase()}${label.slice(1)}` : label;
}

/** Everything that is wrong with a form, in its own order, each with the field and what to do. Nothing typed is repeated. */
export function meldingFouten(form: Form, codelijsten: Codelijsten, kenmerk: string): VeldFout[] {
  const refused = contractFouten(meldingFrom(form, codelijsten, kenmerk)).map(({ location }) => location);
  return alleVelden(codelijsten, personenIn(form)).flatMap((veld) => {
    const empty = tekst(form, veld.naam) === '';
    const wrong = refused.some((place) => place === veld.naam || place.startsWith(`${veld.naam}[`));
    if (!wrong && !(veld.verplicht && empty)) return [];
    const what = empty ? 'vul dit nog in' : 'controleer dit, of maak het korter';
    return [{ veld: idOf(veld.naam), tekst: `${vraagOf(veld).replace(/\?$/, '')}: ${what}` }];
  });
}
