import { meldingNamen } from '@schakel/domain';
import type { Casussen } from '@schakel/store/casus';
import type { Queryable } from '@schakel/store/database';
import type { Treffer, Zoekindex, Zoekterm } from '@schakel/store/zoekindex';
import type { Gelezen } from './read-bericht';

/** Where what a melding is a correction of may be found: the casussen, and where their terms stand. */
export interface Boeken {
  readonly zoekindex: Zoekindex;
  readonly casussen: Pick<Casussen<object, { readonly id: string }>, 'inBeoordeling'>;
}

const kenmerkTerm = ({ partij, kenmerk }: { partij: string; kenmerk: string }, { casus, bericht }: Gelezen): Zoekterm => ({
  soort: 'melding-kenmerk',
  waarde: `${partij} ${kenmerk}`,
  casus,
  persoon: bericht.id,
});

/** What the sender may name a melding by later: its own number, and that of the one that it takes the place of. */
export function kenmerkTermen(gelezen: Gelezen): Zoekterm[] {
  const { eigen, voorganger } = meldingNamen(gelezen.bericht);
  const both = [eigen, voorganger].flatMap((naam) => (naam ? [kenmerkTerm(naam, gelezen)] : []));
  return both.filter((term, at) => both.findIndex(({ waarde }) => waarde === term.waarde) === at);
}

/** Gives each correction the casus that it belongs to, in order of arrival; one whose casus is decided on opens its own, and says so. */
export async function volgVoorgangers(
  tx: Queryable,
  { zoekindex, casussen }: Boeken,
  gelezen: readonly Gelezen[],
  trefferOf: (term: Zoekterm) => readonly Treffer[],
): Promise<Gelezen[]> {
  const hits = gelezen.map((each) => earlierCasussen(each, trefferOf));
  const asked = [...new Set(hits.flat())];
  if (asked.length === 0) return gelezen.map(withUnknown);
  const open = await casussen.inBeoordeling(tx, asked);
  const moved = new Map<string, string>();
  const before = new Set<string>();
  const followed: Gelezen[] = [];
  for (const [at, each] of gelezen.entries()) {
    const candidates = (hits[at] ?? []).map((id) => moved.get(id) ?? id);
    const target = candidates.find((id) => open.has(id) || before.has(id));
    const known = candidates.find((id) => !gelezen.some(({ casus }) => casus === id) || before.has(id));
    if (target) {
      moved.set(each.casus, target);
      await zoekindex.move(tx, each.casus, target);
    }
    before.add(target ?? each.casus);
    followed.push(target ? { ...each, casus: target } : known ? withVoorganger(each, known) : withUnknown(each));
  }
  return followed;
}

function earlierCasussen(each: Gelezen, trefferOf: (term: Zoekterm) => readonly Treffer[]): string[] {
  const { voorganger } = meldingNamen(each.bericht);
  if (!voorganger) return [];
  return trefferOf(kenmerkTerm(voorganger, each)).flatMap(({ casus }) => (casus === each.casus ? [] : [casus]));
}

const withVoorganger = (each: Gelezen, voorganger: string): Gelezen => ({ ...each, bericht: { ...each.bericht, voorganger } });
const withUnknown = (each: Gelezen): Gelezen => (meldingNamen(each.bericht).voorganger?.genoemd ? withVoorganger(each, 'onbekend') : each);
