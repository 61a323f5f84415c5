import type { Bevinding, Drempels } from './bevinding';
import type { PartnerStand, Stand, VerzendingStand } from './stand';

/** What should leave and does not, or of which nobody knows whether it arrived. */
export function uitgaand(stand: Stand, now: Date, { misluktMs, bevestigingMs }: Drempels): Bevinding[] {
  const away = stand.partners.filter(({ toestand }) => toestand !== 'gesloten');
  const unreachable = new Set(away.map(({ partner }) => partner));
  const unsure = stand.verzendingen.filter(({ status }) => status === 'onzeker');
  const failed = stand.verzendingen.filter(
    ({ status, foutcode, partner, oudste }) =>
      status === 'gereed' &&
      foutcode !== null &&
      foutcode !== wacht &&
      !unreachable.has(partner) &&
      now.getTime() - oudste.getTime() > misluktMs,
  );
  const unconfirmed = stand.verzendingen.filter(
    ({ foutcode, oudste }) => foutcode === wacht && now.getTime() - oudste.getTime() > bevestigingMs,
  );
  return [
    ...away.map((partner) => onbereikbaar(partner, stand.verzendingen, now)),
    ...perPartner(unsure).map(onzeker),
    ...perPartner(failed).map(mislukt),
    ...perPartner(unconfirmed).map(onbevestigd),
  ];
}

/** It arrived, and the recipient did not say yet that it was taken over. */
const wacht = 'bevestiging-ontbreekt';

interface Group {
  readonly partner: string;
  readonly aantal: number;
  readonly sinds: Date;
  readonly codes: readonly string[];
}

function perPartner(verzendingen: readonly VerzendingStand[]): Group[] {
  const partners = [...new Set(verzendingen.map(({ partner }) => partner))];
  return partners.map((partner) => {
    const these = verzendingen.filter((each) => each.partner === partner);
    return {
      partner,
      aantal: these.reduce((sum, { aantal }) => sum + aantal, 0),
      sinds: oldest(these),
      codes: [...new Set(these.flatMap(({ foutcode }) => foutcode ?? []))].sort(),
    };
  });
}

const oldest = (these: readonly { readonly oudste: Date }[]): Date => new Date(Math.min(...these.map(({ oudste }) => oudste.getTime())));

function onbereikbaar(
  { partner, laatsteSucces, volgendePoging }: PartnerStand,
  verzendingen: readonly VerzendingStand[],
  now: Date,
): Bevinding {
  const waiting = verzendingen.filter((each) => each.partner === partner && each.status !== 'onzeker');
  return {
    soort: 'partner-onbereikbaar',
    onderwerp: partner,
    aantal: waiting.reduce((sum, { aantal }) => sum + aantal, 0),
    sinds: laatsteSucces ?? (waiting.length > 0 ? oldest(waiting) : now),
    // Nothing waits and the pause is over: it may be back long since, and nobody knows before the next verzending.
    ernst: waiting.length === 0 && volgendePoging !== null && volgendePoging < now ? 'let-op' : 'handelen',
    wat: `Partner ${partner} is niet bereikbaar.`,
    doe:
      waiting.length > 0
        ? 'Bel de partner. De hub probeert het zelf opnieuw; er gaat niets verloren.'
        : 'Bel de partner. Er wacht nu niets voor hem: de hub merkt pas dat het over is als er weer iets naar hem gaat.',
  };
}

const onzeker = ({ partner, aantal, sinds }: Group): Bevinding => ({
  soort: 'verzending-onzeker',
  onderwerp: partner,
  aantal,
  sinds,
  ernst: 'handelen',
  wat: `Verzendingen aan ${partner} waarvan niemand weet of ze aankwamen: ${aantal}.`,
  doe: 'Vraag de partner eerst of hij ze heeft. Zo niet: verstuur ze opnieuw.',
});

const mislukt = ({ partner, aantal, sinds, codes }: Group): Bevinding => ({
  soort: 'verzending-mislukt',
  onderwerp: partner,
  aantal,
  sinds,
  ernst: 'handelen',
  wat: `Verzendingen aan ${partner} die steeds mislukken: ${aantal} (${codes.join(', ')}).`,
  doe: 'Los de oorzaak op met de partner. Verstuur ze daarna nu opnieuw.',
});

const onbevestigd = ({ partner, aantal, sinds }: Group): Bevinding => ({
  soort: 'bevestiging-ontbreekt',
  onderwerp: partner,
  aantal,
  sinds,
  ernst: 'handelen',
  wat: `Registraties waarvan ${partner} de ontvangst niet bevestigt: ${aantal}.`,
  doe: 'Kijk of het dossiersysteem ze inleest. De hub bewaart de inhoud tot de bevestiging er is.',
});
