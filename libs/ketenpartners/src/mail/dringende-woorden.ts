import type { Mailprofiel } from '@schakel/contracts';
import { field, greeting } from './formulier/lees-formulier';
import { plain } from './formulier/woorden';
import type { Maillezing } from './open-mail';

const denied = /^(nee|neen|n|geen|niet|nvt|n\.v\.t|onbekend|nog niet)\b/i;

/** A question of a form that is answered with no, or not at all, asks for no haste by its own words. */
function zonderOntkend(text: string): string {
  const lines = text
    .split('\n')
    .map((line) => line.trim())
    .filter((line) => line !== '');
  const answered = lines.filter((line, at) => {
    const [, label, value = ''] = field.exec(line) ?? [];
    const answer = value === '' ? (lines[at + 1] ?? '') : value;
    const open = value === '' && (answer === '' || field.test(answer));
    return label === undefined || !(open || denied.test(answer));
  });
  return answered.join('\n');
}

/** Whether one of these words stands in the mail or in an attachment. They raise; none says nothing. */
export function heeftDringendeWoorden({ onderwerp, teksten, bijlagen }: Maillezing, woorden: readonly string[]): boolean {
  const wanted = woorden.map((woord) => ` ${plain(woord)} `).filter((woord) => woord !== '  ');
  const holds = (text: string): boolean => {
    const words = ` ${plain(text)} `;
    return wanted.some((woord) => words.includes(woord));
  };
  return wanted.length > 0 && (holds(onderwerp) || [...teksten, ...bijlagen.values()].some((text) => holds(zonderOntkend(text))));
}

const pointing =
  /^(zie( de)? bijlage|(bijgaand|hierbij)( (de|een|onze|uw))? (melding|bericht|bestand)|in de bijlage (vindt|staat) .{0,40}(melding|bericht))\W*$/i;

/** Whether the text beside an attachment says anything of its own: more than a greeting, that there is an attachment, and what its sender always writes. */
export function heeftEigenTekst({ teksten }: Maillezing, profielen: readonly Mailprofiel[]): boolean {
  const fixed = new Set(profielen.flatMap(({ vasteTeksten = [] }) => vasteTeksten.map(plain)));
  const says = (line: string): boolean => line !== '' && !greeting.test(line) && !pointing.test(line) && !fixed.has(plain(line));
  return teksten.some((text) => text.split('\n').some((line) => says(line.trim())));
}
