import type { Bevinding, TermijnStand } from '@schakel/beheer';
import { kopregel } from '@schakel/beheer';
import type { Gezondheid } from './beheer.service';
import { mendPathOf, pathOf } from './oorzaak-adres';
import { naamVan } from './woorden';

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });
const dayMs = 86_400_000;

/** What the overview shows, in the order in which it is read: what to do, then how everything is. */
export function overzicht({ stand, gevonden, groepen }: Gezondheid, now: Date) {
  const withPath = (bevinding: Bevinding) => ({ ...bevinding, naar: mendPathOf(bevinding) });
  return {
    kop: kopregel(gevonden),
    handelen: gevonden.filter(({ ernst }) => ernst === 'handelen').map(withPath),
    letOp: gevonden.filter(({ ernst }) => ernst === 'let-op').map(withPath),
    stand,
    partners: stand.partners.map((partner) => ({ ...partner, open: openOf(partner.partner, stand.verzendingen) })),
    oorzaken: groepen.map(({ oorzaak, ...rest }) => ({ ...rest, naam: naamVan(oorzaak), naar: pathOf(oorzaak) })),
    termijnen: termijnenVan(stand.termijnen, now),
  };
}

const openOf = (partner: string, all: Gezondheid['stand']['verzendingen']): number =>
  all.filter((each) => each.partner === partner).reduce((sum, { aantal }) => sum + aantal, 0);

/** One row per kind of term: passed, today, tomorrow, and the rest of the week. */
function termijnenVan(termijnen: readonly TermijnStand[], now: Date) {
  const today = day.format(now);
  const tomorrow = day.format(new Date(now.getTime() + dayMs));
  const soorten = [...new Set(termijnen.map(({ soort }) => soort))].sort();
  return soorten.map((soort) => {
    const count = (belongs: (dag: string | null) => boolean): number =>
      termijnen.filter((each) => each.soort === soort && belongs(each.dag)).reduce((sum, { aantal }) => sum + aantal, 0);
    return {
      soort,
      voorbij: count((dag) => dag === null),
      vandaag: count((dag) => dag === today),
      morgen: count((dag) => dag === tomorrow),
      dezeWeek: count((dag) => dag !== null && dag > tomorrow),
    };
  });
}
