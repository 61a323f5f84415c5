import type { Betrokkene, Persoon } from '@schakel/contracts';
import type { RadarTreffer } from '@schakel/domain';
import type { Queryable } from '@schakel/store/database';
import { zoektermenVan, type Zoekindex, type Zoekterm } from '@schakel/store/zoekindex';
import type { Gelezen } from './read-bericht';
import { kenmerkTermen, volgVoorgangers, type Boeken } from './voorganger';

/** By what a person may be found again: never by a value that somebody has to look at first. */
export function zoektermenOf(persoon: Persoon, casus: string): Zoekterm[] {
  const certain = (veld: 'bsn' | 'geslachtsnaam' | 'geboortedatum') =>
    persoon[veld] !== undefined && !persoon.twijfel?.includes(veld) ? { [veld]: persoon[veld] } : {};
  const known = { ...certain('bsn'), ...certain('geslachtsnaam'), ...certain('geboortedatum') };
  return zoektermenVan(known).map((term) => ({ ...term, casus, persoon: persoon.id }));
}

const personenOf = ({ bericht }: Gelezen): Betrokkene[] =>
  'zorgelijkeSituatie' in bericht.inhoud ? bericht.inhoud.zorgelijkeSituatie.betrokkenen : [];

/**
 * Signals over time: what earlier casussen know of the persons in new meldingen, and which melding a new one corrects. Writes the index as it reads, so
 * that two meldingen of one batch see each other; those of two batches at once do by the number of their sender, for which the second waits. Gives the berichten with their radar, each with the casus that it belongs to.
 */
export async function withRadar(tx: Queryable, boeken: Boeken, gelezen: readonly Gelezen[]): Promise<Gelezen[]> {
  const terms = gelezen.flatMap((each) => [
    ...personenOf(each).flatMap((persoon) => zoektermenOf(persoon, each.casus)),
    ...kenmerkTermen(each),
  ]);
  if (terms.length === 0) return [...gelezen];
  await boeken.zoekindex.holdKenmerken(tx, terms);
  const found = await boeken.zoekindex.addAndFind(tx, terms);
  const hits = (wanted: Zoekterm) =>
    found[terms.findIndex(({ waarde, persoon }) => waarde === wanted.waarde && persoon === wanted.persoon)] ?? [];
  const followed = await volgVoorgangers(tx, boeken, gelezen, hits);
  const place = new Map(gelezen.map(({ casus }, at) => [casus, followed[at]?.casus ?? casus]));
  const placed = found.map((some) => some.map((hit) => ({ ...hit, casus: place.get(hit.casus) ?? hit.casus })));
  return followed.map((each, at) => {
    const own = [each.casus, gelezen[at]?.casus ?? each.casus];
    return { ...each, bericht: { ...each.bericht, radar: trefferOf(own, terms, placed) } };
  });
}

/** `own`: the casus under which the terms were written, and the one that it turned out to be. */
function trefferOf(own: readonly string[], terms: readonly Zoekterm[], found: Awaited<ReturnType<Zoekindex['find']>>): RadarTreffer[] {
  const all = terms.flatMap((term, at) =>
    own.includes(term.casus) && term.soort !== 'melding-kenmerk'
      ? (found[at] ?? [])
          .filter((hit) => !own.includes(hit.casus))
          .map((hit) => ({ casus: hit.casus, persoon: term.persoon, sterkte: hit.sterkte }))
      : [],
  );
  const byBsn = new Set(all.filter(({ sterkte }) => sterkte === 'bsn').map(({ casus: other, persoon }) => `${other} ${persoon}`));
  return all.filter(({ casus: other, persoon, sterkte }) => sterkte === 'bsn' || !byBsn.has(`${other} ${persoon}`));
}
