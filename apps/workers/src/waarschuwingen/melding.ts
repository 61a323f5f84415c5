import type { Bevinding } from '@schakel/beheer';
import type { Moment, TeMelden } from '@schakel/store/waarschuwingen';

/** What is told of a trouble when it begins and when it ends. Nothing in it points to a family. */
export interface Melding {
  /** The same for each try, so that whoever got it twice sees one. */
  readonly id: string;
  readonly moment: Moment;
  readonly soort: string;
  readonly onderwerp: string;
  readonly ernst: string;
  readonly wat: string;
  readonly doe: string;
  readonly begonnenOp: string;
  readonly geeindigdOp?: string;
}

/** Undefined while a trouble that did not end is not seen at this moment: then there is nothing true to say of it. */
export function meldingOf(row: TeMelden, found: readonly Bevinding[]): Melding | undefined {
  const { id, moment, soort, onderwerp, ernst, begonnenOp, geeindigdOp } = row;
  const base = { id: `${id}.${moment}`, moment, soort, onderwerp, ernst, begonnenOp: begonnenOp.toISOString() };
  if (geeindigdOp) return { ...base, wat: 'Dit is voorbij.', doe: 'U hoeft niets meer te doen.', geeindigdOp: geeindigdOp.toISOString() };
  const bevinding = found.find((one) => one.soort === soort && one.onderwerp === onderwerp);
  return bevinding && { ...base, wat: bevinding.wat, doe: bevinding.doe };
}

const tijd = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long', timeStyle: 'short' });
const moment = (op: string): string => tijd.format(new Date(op));

/** The subject says no more than the kind of trouble: a subject is read on locked screens. */
export function mailOf({ moment: wanneer, soort, onderwerp, wat, doe, begonnenOp, geeindigdOp }: Melding): {
  onderwerp: string;
  tekst: string;
} {
  const over = geeindigdOp ? [`Voorbij: ${moment(geeindigdOp)}`] : [];
  const regels = [
    wat,
    '',
    `Wat u nu doet: ${doe}`,
    '',
    `Soort: ${soort}`,
    `Onderwerp: ${onderwerp}`,
    `Begonnen: ${moment(begonnenOp)}`,
    ...over,
  ];
  return { onderwerp: `${wanneer === 'begin' ? 'Waarschuwing' : 'Voorbij'}: ${soort}`, tekst: regels.join('\n') };
}
