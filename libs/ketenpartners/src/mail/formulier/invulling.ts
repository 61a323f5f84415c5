import { isLang, waardeOf } from './waarden';
import type { Sectie, Veldplaats } from './label';

type Tree = { [name: string]: unknown };
const betrokkenen = 'zorgelijkeSituatie/betrokkenen';

/** What a form filled in, as a growing piece of an opgenomen-melding. A field is filled once; a second value for it is left over. */
export class Invulling {
  readonly #tree: Tree = {};
  readonly #personen = new Map<string, Tree>();
  aantal = 0;

  /** The path of a place, the person in it named by a key of their own. */
  padOf(plaats: Veldplaats): string {
    if ('pad' in plaats) return plaats.pad;
    const { sectie, veld } = plaats;
    return sectie.onderwerp.soort === 'melder' ? `melder/${veld}` : `${betrokkenen}[1]/${veld}`;
  }

  /** Whether the words were put where the place says. */
  fill(plaats: Veldplaats, text: string): boolean {
    const pad = this.padOf(plaats);
    const waarde = waardeOf(pad, text);
    if (waarde === undefined) return false;
    const done = pad.startsWith(`${betrokkenen}[`)
      ? put(this.persoon(plaats), pad.split('/').slice(2), waarde)
      : put(this.#tree, pad.split('/'), waarde);
    if (done) this.aantal += 1;
    return done;
  }

  /** Puts further lines behind what a long field holds. False when it is too long then. */
  extend(plaats: Veldplaats, text: string): boolean {
    const pad = this.padOf(plaats);
    const [name = '', ...others] = pad.split('/').reverse();
    const holder = pad.startsWith(`${betrokkenen}[`) ? this.persoon(plaats) : others.reverse().reduce(into, this.#tree);
    const longer = [holder[name], text].filter(Boolean).join('\n');
    if (!isLang(pad) || waardeOf(pad, longer) === undefined) return false;
    holder[name] = longer;
    return true;
  }

  /** Whether anything is known yet of the person of a section. */
  knows = (sectie: Sectie): boolean => this.#personen.has(keyOf(sectie));

  get velden(): Tree {
    const personen = [...this.#personen.values()];
    if (personen.length === 0) return this.#tree;
    const situatie = this.#tree['zorgelijkeSituatie'] as Tree | undefined;
    return { ...this.#tree, zorgelijkeSituatie: { ...situatie, betrokkenen: personen } };
  }

  private persoon(plaats: Veldplaats): Tree {
    const [key, rol] =
      'pad' in plaats
        ? [`persoon-${/\[(\d+)\]/.exec(plaats.pad)?.[1] ?? 1}`, 'niet genoemd']
        : [keyOf(plaats.sectie), rolOf(plaats.sectie)];
    const known = this.#personen.get(key) ?? { id: key, rol };
    this.#personen.set(key, known);
    return known;
  }
}

export const keyOf = ({ woord, nummer = 1 }: Sectie): string => `${woord}-${nummer}`;
const rolOf = ({ onderwerp }: Sectie): string => (onderwerp.soort === 'persoon' ? onderwerp.rol : 'melder');

/** The object under a name, made where there is none. */
function into(tree: Tree, name: string): Tree {
  const known = (tree[name] ?? {}) as Tree;
  tree[name] = known;
  return known;
}

/** The role of a person is a guess of ours until the form says it. */
function put(tree: Tree, steps: readonly string[], waarde: unknown): boolean {
  const [name = '', ...rest] = steps;
  if (rest.length > 0) return put(into(tree, name), rest, waarde);
  const known = tree[name];
  if (Array.isArray(known) && Array.isArray(waarde)) known.push(...(waarde as unknown[]));
  else if (known === undefined || name === 'rol') tree[name] = waarde;
  else return known === waarde;
  return true;
}
