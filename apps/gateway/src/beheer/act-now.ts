import type { Gezondheid } from './beheer.service';

/** A wake-up that waits this long, in milliseconds, is not busy but stuck. */
const stuckMs = 5 * 60_000;

/** What somebody must do something about now, a sentence each; empty when nobody has to. */
export function actNow({ lanes, verzendingen, partners, quarantaine }: Gezondheid, now: Date): string[] {
  const stuck = lanes.filter(({ oudste }) => now.getTime() - oudste.getTime() > stuckMs);
  const unsure = verzendingen.filter(({ status }) => status === 'onzeker').reduce((sum, { aantal }) => sum + aantal, 0);
  const away = partners.filter(({ toestand }) => toestand !== 'gesloten');
  return [
    ...(quarantaine.length > 0 ? [`Berichten in quarantaine: ${quarantaine.length}. Zoek de oorzaak en herstart ze`] : []),
    ...(unsure > 0 ? [`Verzendingen waarvan de uitkomst onzeker is: ${unsure}. Vraag de partner of ze aankwamen`] : []),
    ...away.map(({ partner }) => `Partner ${partner} is niet bereikbaar. Bel de partner`),
    ...stuck.map(({ lane }) => `Wachtrij ${lane} staat stil. Kijk of de workers draaien`),
  ];
}
