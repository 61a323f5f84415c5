import { gevuldeAanwijzingen, hoogsteSash, ontkenningen } from './urgentie-aanwijzingen';

// Each pattern starts at a `<` and never runs past the next ones, so that hostile bytes cost no more than their length.
const open = (names: readonly string[]): string => `<(?:[^<>\\s:/]+:)?(?:${names.join('|')})(?:\\s[^<>]*)?>\\s*`;
const inhoud = '(?:<!\\[CDATA\\[)?([^<\\]]*)';
const vragen = gevuldeAanwijzingen.map(([, , vraag]) => vraag);
const hoog = new RegExp(`${open(['SASHniveau'])}(?:<!\\[CDATA\\[\\s*)?${hoogsteSash}\\b`, 'i');
const gevuld = [
  new RegExp(open(gevuldeAanwijzingen.map(([, element]) => element)) + inhoud, 'g'),
  new RegExp(`${open(['vraagCode'])}(?:${vragen.join('|')})\\s*</[^<>]*>\\s*${open(['antwoord'])}${inhoud}`, 'g'),
];

const says = (text: string): boolean => text !== '' && !(ontkenningen as readonly string[]).includes(text.toLowerCase());

/**
 * Whether bytes that were refused visibly say one of the indicators of urgentie-aanwijzingen.ts, also where they are half a report, not well-formed, or
 * have it in a wrong place. By the names of the elements alone: rather once too often than never. Of bytes that parse the reader knows it better.
 */
export function saysDringend(body: Buffer): boolean {
  // Latin-1 without zero bytes shows ASCII marks in UTF-8, UTF-16 and UTF-32 alike.
  const text = body.toString('latin1').replaceAll('\0', '');
  return hoog.test(text) || gevuld.some((pattern) => [...text.matchAll(pattern)].some(([, content = '']) => says(content.trim())));
}
