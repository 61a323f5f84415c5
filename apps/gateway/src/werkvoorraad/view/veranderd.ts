import type { Casus } from '@schakel/domain';
import { reactieTeksten, signaalTeksten, uitkomstTeksten } from './woorden';

const notitieTeksten: Readonly<Record<Casus['notities'][number]['onderwerp'], string>> = {
  contactmoment: 'Een collega legde een contact vast',
  'anonimiteit-toegezegd': 'Een collega legde vast dat anonimiteit is toegezegd',
  'college-geinformeerd': 'Een collega legde vast dat het college het weet',
  'schuiladres-overgenomen': 'Een collega nam een schuiladres over in het eigen dossier',
  'documenten-overgedragen': 'Een collega droeg documenten met de hand over',
  'vraag-beantwoord': 'Een collega beantwoordde een vraag van een team',
};

/** What happened to a casus since the version that a worker had on the screen, a line for each kind of event. */
export function veranderdSinds(casus: Casus, versie: number): string[] {
  // Each bericht with an effect raised the version by one: those after the version are the last so many.
  const nieuw = casus.berichten.slice(-Math.max(casus.versie - versie, 0) || casus.berichten.length);
  return [...new Set(nieuw.map((bericht) => gebeurtenis(casus, bericht)))];
}

function gebeurtenis(casus: Casus, bericht: string): string {
  const is = (one: { readonly bericht: string }): boolean => one.bericht === bericht;
  const besluit = [casus.vervolgbesluit, ...casus.eerdereBesluiten].find((one) => one !== undefined && is(one));
  if (besluit) return `Een collega nam een vervolgbesluit: ${uitkomstTeksten[besluit.uitkomst]}`;
  if (casus.anoniemOordeel && is(casus.anoniemOordeel)) return 'Een collega oordeelde over de dubbel anonieme melding';
  const notitie = casus.notities.find(is);
  if (notitie) return notitieTeksten[notitie.onderwerp];
  if (casus.koppelingen?.some(is)) return 'Een collega koppelde een casus over hetzelfde incident';
  return overDoorzending(casus, is) ?? overOverdracht(casus, is) ?? overSignaal(casus, bericht);
}

type Is = (one: { readonly bericht: string }) => boolean;

function overDoorzending({ doorzendingen = [] }: Casus, is: Is): string | undefined {
  if (doorzendingen.some(is)) return 'Een collega zond de melding door naar een andere regio';
  return doorzendingen.some(({ reacties }) => reacties.some(is)) ? 'Er is een antwoord op de doorzending vastgelegd' : undefined;
}

function overOverdracht(casus: Casus, is: Is): string | undefined {
  const reactie = casus.deelcasussen.flatMap(({ overdrachten }) => overdrachten.flatMap(({ reacties }) => reacties)).find(is);
  return reactie && `Een team ${reactieTeksten[reactie.reactie]}`;
}

function overSignaal(casus: Casus, bericht: string): string {
  const signaal = casus.signalen.find((one) => one.bericht === bericht);
  if (signaal) return signaalTeksten[signaal.soort];
  return casus.signalen.some(({ opgeheven }) => opgeheven?.bericht === bericht)
    ? 'Een partner antwoordde, of het is nu zeker dat een bericht is aangekomen'
    : 'Er zijn vragen gesteld of er kwam een antwoord van een partner';
}
