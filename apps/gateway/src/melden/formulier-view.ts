import type { Codelijsten } from '@schakel/contracts';
import type { Form } from './formulier';
import { personenIn, tekst, teksten } from './formulier';
import type { Meldveld, Sectie } from './velden';
import { idOf, meestePersonen, persoonVelden, vasteSecties } from './velden';

/** The form with what was typed so far, as the template writes it. */
export function formulierView(codelijsten: Codelijsten, form: Form) {
  const { voor, na } = vasteSecties(codelijsten);
  const personen = personenIn(form);
  const filled = (velden: readonly Meldveld[]) => velden.map((veld) => veldView(veld, form));
  const secties = (all: readonly Sectie[]) => all.map((sectie) => ({ ...sectie, velden: filled(sectie.velden) }));
  return {
    formulier: tekst(form, 'formulier'),
    voor: secties(voor),
    personen: Array.from({ length: personen }, (_, at) => ({ nummer: at + 1, velden: filled(persoonVelden(codelijsten, at + 1)) })),
    na: secties(na),
    meer: personen < meestePersonen,
  };
}

function veldView(veld: Meldveld, form: Form) {
  const gekozen = teksten(form, veld.naam);
  const opties = (veld.opties ?? []).map((optie, at) => ({
    ...optie,
    id: `${idOf(veld.naam)}-${at + 1}`,
    gekozen: gekozen.includes(optie.waarde),
  }));
  return { ...veld, id: idOf(veld.naam), waarde: tekst(form, veld.naam), opties };
}
