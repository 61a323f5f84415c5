import type { Betrokkene, Persoon } from '@schakel/contracts';
import type { RadarTreffer } from '@schakel/domain';
import type { Queryable } from '@schakel/store/database';
import { zoektermenVan, type Zoekindex, type Zoekterm } from '@schakel/store/zoekindex';
import type { Gelezen } from './read-bericht';

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
 * Signals over time: what earlier casussen know of the persons in new meldingen. Writes the index as it reads, so that two meldingen of one
 * batch see each other. Gives the berichten with their radar.
 */
export async function withRadar(tx: Queryable, index: Zoekindex, gelezen: readonly Gelezen[]): Promise<Gelezen[]> {
  const terms = gelezen.flatMap((each) => personenOf(each).flatMap((persoon) => zoektermenOf(persoon, each.casus)));
  if (terms.length === 0) return [...gelezen];
  const found = await index.addAndFind(tx, terms);
  return gelezen.map((each) => ({ ...each, bericht: { ...each.bericht, radar: trefferOf(each.casus, terms, found) } }));
}

function trefferOf(casus: string, terms: readonly Zoekterm[], found: Awaited<ReturnType<Zoekindex['find']>>): RadarTreffer[] {
  const all = terms.flatMap((term, at) =>
    term.casus === casus
      ? (found[at] ?? [])
          .filter((hit) => hit.casus !== casus)
          .map((hit) => ({ casus: hit.casus, persoon: term.persoon, sterkte: hit.sterkte }))
      : [],
  );
  const byBsn = new Set(all.filter(({ sterkte }) => sterkte === 'bsn').map(({ casus: other, persoon }) => `${other} ${persoon}`));
  return all.filter(({ casus: other, persoon, sterkte }) => sterkte === 'bsn' || !byBsn.has(`${other} ${persoon}`));
}
