import { isOpenVraag, type Casus, type Signaal, type Vraag } from '@schakel/domain';
import type { Namen } from './namen';
import { signaalTeksten, termijnTekst } from './woorden';

interface Getoond {
  readonly tekst: string;
  readonly over: string | undefined;
  readonly gezegd?: string | undefined;
  readonly op: Date | undefined;
}

/** What a worker must see first, newest on top. */
export function signalenOf(casus: Casus, namen: Namen): Getoond[] {
  const laat = casus.vragen
    .filter((vraag) => vraag.laat)
    .map((vraag) => ({ tekst: 'Een partner antwoordde te laat', over: aboutVraag(vraag, namen), op: undefined }));
  const current = casus.signalen.filter((signaal) => isCurrent(casus, signaal)).toReversed();
  const getoond = current.map((signaal) => ({
    tekst: signaalTeksten[signaal.soort],
    over: aboutOf(casus, signaal, namen),
    gezegd: reactieOf(casus, signaal)?.tekst,
    op: new Date(signaal.op),
  }));
  return [...getoond, ...laat];
}

const aboutVraag = ({ partner, persoon }: Vraag, namen: Namen): string => `${namen.organisatie(partner)}, over ${namen.persoon(persoon)}`;

/** That somebody is waited for is no news once the answer is there, nor what ceased to be true. */
function isCurrent({ vragen }: Casus, { soort, onderwerp, opgeheven }: Signaal): boolean {
  if (opgeheven) return false;
  if (soort !== 'antwoord-herinnering') return true;
  const vraag = vragen.find(({ id }) => id === onderwerp);
  return vraag !== undefined && isOpenVraag(vraag);
}

/** What the signaal is about, by the one of several kinds of id that it names. */
function aboutOf(casus: Casus, { soort, onderwerp }: Signaal, namen: Namen): string | undefined {
  const vraag = casus.vragen.find(({ id, bekendheid, casusinformatie }) => [id, bekendheid, casusinformatie].includes(onderwerp));
  if (vraag) return aboutVraag(vraag, namen);
  const deel = casus.deelcasussen.find(({ id, overdrachten }) => id === onderwerp || overdrachten.some((one) => one.id === onderwerp));
  const team = deel?.overdrachten.at(-1)?.team;
  if (team !== undefined) return namen.organisatie(team);
  const termijn = casus.termijnen.find(({ id }) => id === onderwerp);
  if (termijn) return termijnTekst(termijn.soort);
  if (soort === 'voorganger-niet-open') return onderwerp === 'onbekend' ? undefined : `casus ${onderwerp.slice(0, 8)}`;
  const naar = recipientOf(casus, onderwerp);
  return naar && namen.organisatie(naar);
}

/** Of a doorzending or any other verzending. */
const recipientOf = ({ doorzendingen = [], verzonden }: Casus, id: string): string | undefined =>
  doorzendingen.find((one) => one.id === id)?.partij ?? verzonden.find((one) => one.id === id)?.ontvanger;

const reactieOf = (casus: Casus, { bericht }: Signaal) =>
  casus.deelcasussen
    .flatMap(({ overdrachten }) => overdrachten.flatMap(({ reacties }) => reacties))
    .find((reactie) => reactie.bericht === bericht);
