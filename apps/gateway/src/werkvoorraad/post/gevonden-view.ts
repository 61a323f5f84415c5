import type { GevondenVelden, MailAanwijzing } from '@schakel/ketenpartners';

/** What a machine found in a mail, as a person reads it beside the mail. */
export interface GevondenView {
  readonly velden: readonly { readonly naam: string; readonly waarde: string }[];
  readonly aanwijzingen: readonly string[];
}

const zinnen: Readonly<Record<MailAanwijzing, string>> = {
  'dringende-woorden': 'Er staat een woord in dat haast vraagt. Kijk eerst of er nu gevaar is.',
  doorgestuurd: 'Iemand heeft deze mail doorgestuurd. Wie de tekst schreef, is niet zeker.',
  'niet-alles-gelezen': 'De computer kon niet alles in een veld zetten. Lees de mail helemaal.',
  'bijlage-niet-gelezen': 'De computer kon een bijlage niet lezen. Open die zelf.',
};

export const gevondenView = ({ velden, aanwijzingen }: GevondenVelden): GevondenView => ({
  velden: leavesOf(velden, '').map(({ pad, waarde }) => ({ naam: naamOf(pad), waarde })),
  aanwijzingen: aanwijzingen.map((each) => zinnen[each]),
});

interface Leaf {
  readonly pad: string;
  readonly waarde: string;
}

function leavesOf(value: unknown, pad: string): Leaf[] {
  if (typeof value === 'string') return [{ pad, waarde: value }];
  if (typeof value === 'boolean') return [{ pad, waarde: value ? 'ja' : 'nee' }];
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, typeof item === 'string' ? pad : `${pad} ${at + 1}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === 'id' ? [] : leavesOf(part, `${pad}/${name}`)));
}

/** Fields as people say them: `/zorgelijkeSituatie/betrokkenen 1/volledigeNaam` is `Persoon 1, volledige naam`. */
function naamOf(pad: string): string {
  const words = pad
    .replace('/zorgelijkeSituatie/betrokkenen ', '/persoon ')
    .replace(/^\/(zorgelijkeSituatie\/)?/, '')
    .replace(/\//g, ', ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
