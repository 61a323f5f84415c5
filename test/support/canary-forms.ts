/** The disguises in which a value can leave: how the text that left is read back, and how the value looks in it. */

const unescape = (text: string, pattern: RegExp, radix: number): string =>
  text.replace(pattern, (whole, digits: string) => {
    const code = Number.parseInt(digits, radix);
    return code <= 0x10ffff ? String.fromCodePoint(code) : whole;
  });

const named: Record<string, string> = { amp: '&', lt: '<', gt: '>', quot: '"', apos: "'", nbsp: ' ' };

/** Bytes written as `<prefix>HH`, read as UTF-8 run by run. */
const bytes = (text: string, runs: RegExp, prefix: string): string =>
  text.replace(runs, (run) => Buffer.from(run.replaceAll(prefix, ''), 'hex').toString('utf8'));

const decoders: Record<string, (text: string) => string> = {
  'url-codering': (text) => bytes(text.replaceAll('+', ' '), /(?:%[0-9a-f]{2})+/gi, '%'),
  'xml-codering': (text) =>
    unescape(unescape(text, /&#x([0-9a-f]+);/gi, 16), /&#(\d+);/g, 10).replace(
      /&(amp|lt|gt|quot|apos|nbsp);/g,
      (_, name: string) => named[name] ?? '',
    ),
  'json-codering': (text) => unescape(text, /\\u([0-9a-f]{4})/gi, 16).replace(/\\(["\\/])/g, '$1'),
  'quoted-printable': (text) => bytes(text.replace(/=\r?\n/g, ''), /(?:=[0-9a-f]{2})+/gi, '='),
  // UTF-16 that was read as single bytes.
  'utf-16': (text) => text.replaceAll('\u0000', ''),
};

/** A way to read a text; `vorm` says what had to be undone. */
export interface View {
  readonly vorm: string;
  readonly tekst: string;
}

/** The text itself, and what it says after one or two decodings; only those that make a difference. */
export function viewsOf(tekst: string): View[] {
  const views = new Map<string, string>([[tekst, 'letterlijk']]);
  let fresh: [string, string][] = [[tekst, '']];
  for (let round = 0; round < 2; round += 1) {
    fresh = fresh.flatMap(([text, from]) => decoded(text, from)).filter(([text]) => !views.has(text));
    for (const [text, vorm] of fresh) views.set(text, vorm);
  }
  return [...views].map(([text, vorm]) => ({ vorm, tekst: text }));
}

const decoded = (text: string, from: string): [string, string][] =>
  Object.entries(decoders).map(([vorm, decode]) => [decode(text), from ? `${from} in ${vorm}` : vorm]);

const swapped = (value: string): Buffer => Buffer.from(value, 'utf16le').swap16();
const encodings = (value: string): Buffer[] => [Buffer.from(value, 'utf8'), Buffer.from(value, 'utf16le'), swapped(value)];

/** What base64 shows of a value wherever it starts: at each of three offsets, without the characters that its neighbours share. */
function base64Of(value: Buffer): string[] {
  return [0, 1, 2].map((offset) => {
    const whole = Buffer.concat([Buffer.alloc(offset), value]);
    const complete = whole.length - (whole.length % 3);
    return whole.toString('base64').slice(offset === 0 ? 0 : 4, (complete / 3) * 4);
  });
}

const months = ['januari', 'februari', 'maart', 'april', 'mei', 'juni', 'juli', 'augustus', 'september', 'oktober', 'november', 'december'];

function dateForms(value: string): string[] {
  const [, year = '', month = '', day = ''] = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value) ?? [];
  if (!year) return [];
  const [m, d] = [Number(month), Number(day)];
  const spoken = `${d} ${months[m - 1] ?? ''} ${year}`;
  return [spoken, ...['-', '/', '.', ' '].flatMap((mark) => [`${d}${mark}${m}${mark}${year}`, `${day}${mark}${month}${mark}${year}`])];
}

/** Digits as they are when nobody put anything between them; a date also day first. */
function digitForms(value: string): string[] {
  const digits = value.replace(/[-. /]/g, '');
  if (!/^\d{6,}$/.test(digits)) return [];
  const date = /^(\d{4})-(\d{2})-(\d{2})$/.exec(value);
  return date ? [digits, `${date[3] ?? ''}${date[2] ?? ''}${date[1] ?? ''}`] : [digits];
}

interface Disguise {
  readonly vorm: string;
  /** How the searched text is prepared. */
  readonly prepare: (text: string) => string;
  readonly needles: (value: string) => readonly string[];
}

const disguises: readonly Disguise[] = [
  { vorm: '', prepare: (text) => text.toLowerCase(), needles: (value) => [value, ...dateForms(value)].map((each) => each.toLowerCase()) },
  { vorm: 'cijfers', prepare: (text) => text.replace(/(?<=\d)[\s.\-/]+(?=\d)/g, ''), needles: digitForms },
  {
    vorm: 'base64',
    prepare: (text) => text.replace(/\s/g, '').replaceAll('-', '+').replaceAll('_', '/'),
    needles: (value) => encodings(value).flatMap(base64Of),
  },
  {
    vorm: 'hex',
    prepare: (text) => text.toLowerCase().replace(/[\s:]/g, ''),
    needles: (value) => encodings(value).map((each) => each.toString('hex')),
  },
];

/** A text made ready for searching in all its readings; make it once, ask it often. */
export function searchable(tekst: string): (value: string) => string | undefined {
  const prepared = viewsOf(tekst).flatMap((view) =>
    disguises.map(({ vorm, prepare, needles }) => ({
      vorm: vorm ? `${vorm} (${view.vorm})` : view.vorm,
      text: prepare(view.tekst),
      needles,
    })),
  );
  return (value) =>
    prepared.find(({ text, needles }) => needles(value).some((needle) => needle.length >= 6 && text.includes(needle)))?.vorm;
}
