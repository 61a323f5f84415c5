import type { Inrichting } from '@schakel/contracts';
import { datumTekst } from '../../web';
import { naamVan } from '../view/namen';
import type { Velden } from './concept-velden';
import { beginDag, lijstOp, paden, waardeOp } from './concept-velden';
import { idOf } from './fouten';
import type { FormVeld } from './velden';
import { contactVelden, groepen, persoonVelden } from './velden';

/** The form of a draft as its page shows it: each field with what was typed. */
export function conceptView(inrichting: Inrichting, velden: Velden) {
  const uitMail = waardeOp(velden, 'poststuk') !== undefined;
  const isAsked = ({ alsGevuld, nietBijMail }: FormVeld, pad: string): boolean =>
    !(alsGevuld && waardeOp(velden, pad) === undefined) && !(nietBijMail && uitMail);
  const below = (begin: string, of: readonly FormVeld[]) =>
    of
      .map((veld) => ({ veld, pad: begin + veld.naam }))
      .filter(({ veld, pad }) => isAsked(veld, pad))
      .map(({ veld, pad }) => veldView(inrichting, velden, pad, veld));
  const at = (pad: string, of: readonly FormVeld[]) => below(`${pad}.`, of);
  return {
    groepen: groepen.map(({ titel, velden: asked }) => ({ titel, velden: below('', asked) })),
    personen: lijstOp(velden, paden.personen).map((persoon, index) => ({
      id: idOf(`${paden.personen}.${index}`),
      nummer: index,
      naam: (persoon['geslachtsnaam'] ?? persoon['volledigeNaam']) ? naamVan(persoon as never) : '',
      velden: at(`${paden.personen}.${index}`, persoonVelden),
      contacten: lijstOp(velden, paden.contacten(index)).map((_, number) => ({
        id: idOf(`${paden.contacten(index)}.${number}`),
        nummer: number,
        velden: at(`${paden.contacten(index)}.${number}`, contactVelden),
      })),
    })),
    personenId: idOf(paden.personen),
  };
}

function veldView(inrichting: Inrichting, velden: Velden, pad: string, { soort, label, hulp, max, keuzes }: FormVeld) {
  const waarde = waardeOp(velden, pad);
  return {
    id: idOf(pad),
    naam: pad,
    soort,
    label,
    hulp,
    max: max ?? 20,
    tekst: tekstVan(waarde, soort),
    keuzes: keuzesVan(inrichting, keuzes, waarde),
  };
}

function tekstVan(waarde: unknown, soort: FormVeld['soort']): string {
  if (Array.isArray(waarde)) return waarde.filter((one) => typeof one === 'string').join('\n');
  if (typeof waarde === 'boolean') return waarde ? 'ja' : 'nee';
  if (typeof waarde !== 'string') return '';
  if (soort === 'dag') return datumTekst(waarde.replace(beginDag, ''));
  return soort === 'datum' ? datumTekst(waarde) : waarde;
}

/** What a draft holds already can be kept, also when no list has it. */
function keuzesVan(inrichting: Inrichting, keuzes: FormVeld['keuzes'], waarde: unknown) {
  const listed = keuzes?.(inrichting) ?? [];
  const chosen = (Array.isArray(waarde) ? waarde : [waarde]).filter((one): one is string => typeof one === 'string');
  const strange = chosen.filter((code) => !listed.some((keuze) => keuze.code === code)).map((code) => ({ code, tekst: code }));
  return [...listed, ...(keuzes ? strange : [])].map((keuze) => ({ ...keuze, gekozen: chosen.includes(keuze.code) }));
}
