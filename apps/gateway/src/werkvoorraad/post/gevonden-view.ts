import type { Inrichting } from '@schakel/contracts';
import type { GevondenVelden, MailAanwijzing } from '@schakel/ketenpartners';
import { datumTekst } from '../../web';
import { plaatsen, type Velden } from '../opnemen/concept-velden';
import { persoonIn } from '../opnemen/fouten';

/** What a machine found in a mail, as a person reads it beside the mail: in the words and the order of the form that it fills. */
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

export function gevondenView(inrichting: Inrichting, { velden, aanwijzingen }: GevondenVelden): GevondenView {
  const leaves = leavesOf(velden, '');
  const places = plaatsen(velden as Velden);
  const asked = places.flatMap(({ pad, veld }) => {
    const words = new Map(veld.keuzes?.(inrichting).map(({ code, tekst }) => [code, tekst]));
    const found = leaves.filter((leaf) => leaf.pad === pad);
    return found.map(({ waarde }) => ({ naam: persoonIn(pad) + veld.label, waarde: words.get(waarde) ?? waarde }));
  });
  const others = leaves.filter(({ pad }) => !places.some((place) => place.pad === pad));
  return {
    velden: [...asked, ...others.map(({ pad, waarde }) => ({ naam: naamOf(pad), waarde }))],
    aanwijzingen: aanwijzingen.map((each) => zinnen[each]),
  };
}

/** The places of dates in a melding all end so. */
const isDatum = /datum\w*$/i;

interface Leaf {
  readonly pad: string;
  readonly waarde: string;
}

/** Every answer with its place; the parts of a list of answers stand at the place of the list. */
function leavesOf(value: unknown, pad: string): Leaf[] {
  if (typeof value === 'string') return [{ pad, waarde: isDatum.test(pad) ? datumTekst(value) : value }];
  if (typeof value === 'boolean') return [{ pad, waarde: value ? 'ja' : 'nee' }];
  if (Array.isArray(value)) return value.flatMap((item, at) => leavesOf(item, typeof item === 'string' ? pad : `${pad}.${at}`));
  if (typeof value !== 'object' || value === null) return [];
  return Object.entries(value).flatMap(([name, part]) => (name === 'id' ? [] : leavesOf(part, pad ? `${pad}.${name}` : name)));
}

/** What the form does not ask, as people say it: `geinformeerden.0.wie` is `Geinformeerden 1, wie`. */
function naamOf(pad: string): string {
  const words = pad
    .replace(/^zorgelijkeSituatie\.(betrokkenen\.\d+\.)?/, '')
    .replace(/\.(\d+)/g, (_, at: string) => ` ${Number(at) + 1}`)
    .replaceAll('.', ', ')
    .replace(/[A-Z]/g, (letter) => ` ${letter.toLowerCase()}`);
  return `${persoonIn(pad)}${words.charAt(0).toUpperCase()}${words.slice(1)}`;
}
