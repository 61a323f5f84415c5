import type { HerstelSoort, Oorzaak } from '@schakel/beheer';
import { kanAangekomenZijn } from '@schakel/beheer';

interface Woorden {
  readonly titel: string;
  /** What to know before doing it. */
  readonly vooraf: string;
  readonly vraag: string;
  readonly knop: string;
  readonly gedaan: string;
  /** On the other button, where the recipient may have it. */
  readonly aangekomen?: string;
}

const onzeker: Woorden = {
  titel: 'Onzekere verzendingen',
  vooraf:
    'Vraag de partner eerst of hij deze berichten heeft. Heeft hij ze? Kies dan Aangekomen. Verstuurt u ze opnieuw, dan gaan precies dezelfde berichten nog een keer.',
  vraag: 'Wat zei de partner?',
  knop: 'Verstuur opnieuw',
  gedaan: 'Opnieuw verstuurd',
  aangekomen: 'Aangekomen',
};
const zegelVerbroken: Woorden = {
  titel: 'Verzendingen waarvan de inhoud is veranderd',
  vooraf:
    'De bewaarde inhoud is veranderd of beschadigd. De hub heeft deze keer niets verstuurd. Verstuur niets voordat bekend is hoe dit kon.',
  vraag: 'Wat was de oorzaak?',
  knop: 'Verstuur opnieuw',
  gedaan: 'Opnieuw verstuurd',
};
const wachtend: Woorden = {
  titel: 'Verzendingen die wachten op een volgende poging',
  vooraf: 'De hub probeert deze verzendingen zelf opnieuw. Is de oorzaak weg? Dan kunt u ze nu laten gaan.',
  vraag: 'Waarom kan het nu wel?',
  knop: 'Verstuur nu opnieuw',
  gedaan: 'Opnieuw verstuurd',
};
const quarantaine: Woorden = {
  titel: 'Berichten in quarantaine',
  vooraf: 'De hub begon vijf keer aan deze berichten en kwam niet tot een einde. Zoek eerst de oorzaak in het logboek.',
  vraag: 'Wat was de oorzaak?',
  knop: 'Laat opnieuw afhandelen',
  gedaan: 'Opnieuw aangeboden',
};
const geweigerd: Woorden = {
  titel: 'Geweigerde berichten',
  vooraf:
    'De bureaudienst belt de afzender: er kan een melding in zitten. Zet niets op afgedaan voordat er gebeld is: dan staat het niet meer op de lijst van de bureaudienst.',
  vraag: 'Wie belde de afzender en wat is afgesproken? Schrijf geen namen van mensen uit de melding op.',
  knop: 'Zet op afgedaan',
  gedaan: 'Op afgedaan gezet',
};

/** How a page speaks of what can be done about a cause. */
export function woordenVan(oorzaak: Oorzaak): Woorden {
  if (oorzaak.wat === 'verzending') return ofVerzending(oorzaak);
  return oorzaak.wat === 'quarantaine' ? quarantaine : geweigerd;
}

function ofVerzending(oorzaak: Extract<Oorzaak, { wat: 'verzending' }>): Woorden {
  if (oorzaak.status !== 'onzeker') return wachtend;
  return kanAangekomenZijn(oorzaak) ? onzeker : zegelVerbroken;
}

/** What was done, once it is. */
export const gedaanVan = (oorzaak: Oorzaak, wat: HerstelSoort): string =>
  wat === 'aangekomen' ? 'Op bezorgd gezet' : woordenVan(oorzaak).gedaan;

/** What the administrator chose to do about it; undefined when that cannot be: only the uncertain can be said to have arrived. */
export function keuzeVan(oorzaak: Oorzaak, keuze: unknown): HerstelSoort | undefined {
  if (keuze !== 'aangekomen') return oorzaak.wat;
  return woordenVan(oorzaak).aangekomen === undefined ? undefined : keuze;
}

/** The cause itself, in a few words. */
export function naamVan(oorzaak: Oorzaak): string {
  switch (oorzaak.wat) {
    case 'verzending':
      return `${oorzaak.partner}: ${oorzaak.status === 'onzeker' ? 'onzeker' : 'wacht'}${oorzaak.foutcode ? `, ${oorzaak.foutcode}` : ''}`;
    case 'quarantaine':
      return `quarantaine: ${oorzaak.soort}`;
    case 'geweigerd':
      return `geweigerd: ${oorzaak.partij}, ${oorzaak.deur}`;
  }
}
