/** The header of every StUF message: who sends what to whom, under which reference. */
import { bare, group, leaf } from './shape';
import type { ElementShape, TextRule } from './shape';
import { child, escapeXml, tag, textAt, textTag } from './xml';
import type { XmlElement } from './xml';

export interface Systeem {
  readonly organisatie: string;
  readonly applicatie: string;
}

export interface Stuurgegevens {
  readonly zender: Systeem;
  readonly ontvanger: Systeem;
  /** At most 40 characters. */
  readonly referentienummer: string;
}

const field = (name: string, rule: TextRule, min = 1): ElementShape => leaf('StUF', name, rule, { ...bare, min });

const systeem = (name: string): ElementShape =>
  group('StUF', name, [
    field('organisatie', { max: 200 }),
    field('applicatie', { min: 3, max: 50 }),
    field('administratie', { max: 50 }, 0),
    field('gebruiker', { max: 100 }, 0),
  ]);

/** Stuurgegevens of a question or report: no crossRefnummer. */
export function stuurgegevensShape(functie: string): ElementShape {
  return group('JZ', 'stuurgegevens', [
    field('berichtcode', { oneOf: ['Di01'] }),
    systeem('zender'),
    systeem('ontvanger'),
    field('referentienummer', { max: 40 }),
    field('tijdstipBericht', { pattern: /^[0-9]{8,17}$/ }),
    field('functie', { oneOf: [functie] }),
  ]);
}

/** What can be read, also of a message that is wrong elsewhere; `onbekend` where it cannot. */
export function readStuurgegevens(bericht: XmlElement | undefined): Stuurgegevens {
  const header = child(bericht, 'stuurgegevens');
  return {
    zender: readSysteem(child(header, 'zender')),
    ontvanger: readSysteem(child(header, 'ontvanger')),
    referentienummer: readable(textAt(header, 'referentienummer'), 40),
  };
}

function readSysteem(element: XmlElement | undefined): Systeem {
  return { organisatie: readable(textAt(element, 'organisatie'), 200), applicatie: readable(textAt(element, 'applicatie'), 50) };
}

function readable(text: string | undefined, max: number): string {
  return text === undefined || text.length < 3 || text.length > max ? 'onbekend' : text;
}

/** What differs between the headers that a partner writes. */
export interface Header extends Stuurgegevens {
  readonly berichtcode: 'Di01' | 'Bv03' | 'Fo03';
  readonly crossRefnummer: string | undefined;
  readonly tijdstip: Date;
  readonly functie?: string;
}

/** @param prefix JZ in a Di01, StUF in a confirmation */
export function writeStuurgegevens(prefix: 'JZ' | 'StUF', header: Header): string {
  return tag(`${prefix}:stuurgegevens`, [
    textTag('StUF:berichtcode', header.berichtcode),
    writeSysteem('StUF:zender', header.zender),
    writeSysteem('StUF:ontvanger', header.ontvanger),
    textTag('StUF:referentienummer', header.referentienummer),
    textTag('StUF:tijdstipBericht', tijdstip(header.tijdstip)),
    textTag('StUF:crossRefnummer', header.crossRefnummer),
    textTag('StUF:functie', header.functie),
  ]);
}

function writeSysteem(name: string, { organisatie, applicatie }: Systeem): string {
  return tag(name, tag('StUF:organisatie', escapeXml(organisatie)) + tag('StUF:applicatie', escapeXml(applicatie)));
}

/** JJJJMMDDuummssmmm, in UTC. */
function tijdstip(moment: Date): string {
  return moment.toISOString().replace(/\D/g, '');
}
