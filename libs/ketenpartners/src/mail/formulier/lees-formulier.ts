import type { Sectie, Veldplaats } from './label';
import { plaatsOf, sectieOf } from './label';
import { Invulling } from './invulling';
import { isLang } from './waarden';

/** What a text that looks like a form says, as a piece of an opgenomen-melding. */
export interface Formulier {
  readonly velden: object;
  /** How many fields were filled. */
  readonly aantal: number;
  /** How many lines say something that stands in no field. */
  readonly over: number;
}

const mostLines = 5_000;
/** What everybody writes around what they say. */
export const greeting =
  /^(geachte|beste|goedemorgen|goedemiddag|hallo)\b.{0,80},?$|^(met vriendelijke groet(en)?|hoogachtend|mvg)[,.]?$|^[-=_*\s]+$/i;
/** A line of the form `label: value`. */
export const field = /^[\s*•>-]{0,20}([^:]{1,80}):\s*(.*)$/;

/** Reads `label: value` lines. Pure, and as long as the text is. */
export class Formulierlezer {
  private readonly invulling = new Invulling();
  private sectie: Sectie | undefined;
  private open: Veldplaats | undefined;
  private over = 0;
  /** By the word of a section, from which number on nobody may be known yet. */
  private readonly volgende = new Map<string, number>();

  constructor(private readonly profiel: ReadonlyMap<string, string>) {}

  read(text: string): Formulier {
    const lines = text.split('\n', mostLines + 1).map((line) => line.trim());
    for (const line of lines.slice(0, mostLines)) if (line !== '') this.line(line);
    if (lines.length > mostLines) this.over += 1;
    return { velden: this.invulling.velden, aantal: this.invulling.aantal, over: this.over };
  }

  private line(line: string): void {
    const [, label = '', value = ''] = field.exec(line) ?? [];
    const section = sectieOf(value === '' && label !== '' ? label : line);
    if (section) {
      this.begin(section);
      return;
    }
    const plaats = label === '' ? undefined : plaatsOf(label, this.profiel, this.sectie);
    if (plaats) {
      this.fill(plaats, value);
      return;
    }
    if (label !== '') this.over += 1;
    this.goOn(line, label !== '');
  }

  /** The same word again without a number is the next of them. */
  private begin(section: Sectie): void {
    this.open = undefined;
    this.sectie = { ...section, nummer: section.nummer ?? this.nieuwNummer(section) };
  }

  private nieuwNummer(section: Sectie): number {
    let nummer = this.volgende.get(section.woord) ?? 1;
    while (this.invulling.knows({ ...section, nummer })) nummer += 1;
    this.volgende.set(section.woord, nummer);
    return nummer;
  }

  private fill(plaats: Veldplaats, value: string): void {
    const placed = this.inSection(plaats);
    this.open = isLang(this.invulling.padOf(placed)) ? placed : undefined;
    if (value === '' || this.invulling.fill(placed, value)) return;
    if (!this.open || !this.invulling.extend(placed, value)) this.over += 1;
  }

  /** A label that names the person of the section without a number means that one. */
  private inSection(plaats: Veldplaats): Veldplaats {
    if ('pad' in plaats || plaats.sectie.nummer !== undefined || plaats.sectie.woord !== this.sectie?.woord) return plaats;
    return { ...plaats, sectie: this.sectie };
  }

  private goOn(line: string, counted: boolean): void {
    if (this.open && this.invulling.extend(this.open, line)) return;
    if (!counted && !greeting.test(line)) this.over += 1;
  }
}

export const leesFormulier = (text: string, profiel: ReadonlyMap<string, string>): Formulier => new Formulierlezer(profiel).read(text);
