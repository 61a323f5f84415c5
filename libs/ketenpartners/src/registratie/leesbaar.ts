const escapes: Readonly<Record<string, string>> = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '"': '&quot;' };
const escape = (text: string): string => text.replace(/[&<>"]/g, (char) => escapes[char] ?? char);

/** `datumIncident` as people write it: Datum incident. */
function label(name: string): string {
  const spaced = name.replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return spaced.charAt(0).toUpperCase() + spaced.slice(1);
}

const inWords = (value: unknown): string => (value === true ? 'ja' : value === false ? 'nee' : String(value));
const isObject = (value: unknown): value is object => typeof value === 'object' && value !== null && !Array.isArray(value);

/**
 * A page for people: everything that the registratie says, in its own order, with the names of the fields as words.
 * Nothing in it is fetched. Of a file only what is known of it: its bytes stand in the registratie.
 */
export const leesbaar = (inhoud: object): string =>
  `<!doctype html>\n<html lang="nl"><head><meta charset="utf-8"><title>Registratie</title>` +
  `<style>body{font-family:sans-serif}dt{font-weight:bold}dd{margin:0 0 .4em 1.5em;white-space:pre-wrap}</style></head>` +
  `<body><h1>Registratie van Schakel</h1>${section(inhoud)}</body></html>\n`;

const section = (value: object): string =>
  `<dl>${Object.entries(value)
    .filter(([name]) => name !== 'base64')
    .map(([name, item]) => `<dt>${escape(label(name))}</dt>${terms(item)}`)
    .join('')}</dl>`;

function terms(value: unknown): string {
  if (Array.isArray(value)) return value.map(terms).join('');
  return `<dd>${isObject(value) ? section(value) : escape(inWords(value))}</dd>`;
}
