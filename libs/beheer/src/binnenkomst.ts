import { afzenders } from './afzenders';
import type { Bevinding, Drempels } from './bevinding';
import { postbussen } from './postbussen';
import type { BerichtenStand, Stand, Telling } from './stand';

/** What came in and waits for a person. */
export const binnenkomst = (stand: Stand, now: Date, drempels: Drempels): Bevinding[] => [
  ...stand.berichten.filter(({ status }) => status === 'quarantaine').map(quarantaine),
  ...stand.geweigerd.map(
    ({ partij, deur, aantal, oudste }): Bevinding => ({
      soort: 'melding-geweigerd',
      onderwerp: `${partij}, ${deur}`,
      aantal,
      sinds: oudste,
      ernst: 'handelen',
      wat: `Van ${partij} zijn berichten geweigerd: ${aantal}. Niemand keek er nog naar.`,
      doe: 'Vraag de bureaudienst of zij de afzender al belde: er kan een melding in zitten. Zet het bericht daarna op afgedaan.',
    }),
  ),
  ...afzenders(stand, now),
  ...stand.berichten.filter(({ status }) => status === 'te beoordelen').map((each) => poststuk(each, now, drempels)),
  ...concept(stand.concepten, now, drempels),
  ...postbussen(stand, now, drempels),
];

const quarantaine = ({ soort, aantal, oudste }: BerichtenStand): Bevinding => ({
  soort: 'bericht-in-quarantaine',
  onderwerp: soort,
  aantal,
  sinds: oudste,
  ernst: 'handelen',
  wat: `Berichten die niet afgehandeld kunnen worden (${soort}): ${aantal}.`,
  doe: 'Zoek de oorzaak in het logboek. Laat de berichten daarna opnieuw afhandelen.',
});

/** A person judges it on the day it came: nobody knows before that it is not urgent. */
function poststuk(stand: BerichtenStand, now: Date, drempels: Drempels): Bevinding {
  return stand.oudste <= lastDeadline(now, drempels.beoordeeldVoor) ? ongelezen(stand) : wacht(stand, now, drempels);
}

const ongelezen = ({ soort, aantal, oudste }: BerichtenStand): Bevinding => ({
  soort: 'post-ongelezen',
  onderwerp: soort,
  aantal,
  sinds: oudste,
  ernst: 'handelen',
  wat: `Post die een mens moet lezen: ${aantal}. Dat is niet gebeurd op de dag van binnenkomst.`,
  doe: 'Bel de bureaudienst van Veilig Thuis, of buiten kantooruren de bereikbaarheidsdienst: er kan spoed bij zijn.',
});

const wacht = ({ soort, aantal, oudste }: BerichtenStand, now: Date, { poststukMs }: Drempels): Bevinding => ({
  soort: 'poststuk-wacht',
  onderwerp: soort,
  aantal,
  sinds: oudste,
  ernst: now.getTime() - oudste.getTime() > poststukMs ? 'handelen' : 'let-op',
  wat: `Post die een mens moet lezen: ${aantal}.`,
  doe: 'Bel de bureaudienst van Veilig Thuis en vraag de post vandaag te lezen.',
});

const concept = ({ aantal, oudste }: Telling, now: Date, { conceptMs }: Drempels): Bevinding[] =>
  !oudste || now.getTime() - oudste.getTime() <= conceptMs
    ? []
    : [
        {
          soort: 'concept-wacht',
          onderwerp: 'concept',
          aantal,
          sinds: oudste,
          ernst: 'handelen',
          wat: `Opgeschreven en nog niet verstuurd: ${aantal}. Er kan een melding bij zijn.`,
          doe: 'Bel de bureaudienst van Veilig Thuis en vraag de concepten vandaag te versturen of als advies vast te leggen.',
        },
      ];
const clock = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', hour: '2-digit', minute: '2-digit', hourCycle: 'h23' });
const minuutMs = 60_000;

/** The last time that it was that hour in the Netherlands. */
function lastDeadline(now: Date, hour: number): Date {
  const [hours = 0, minutes = 0] = clock.format(now).split(':').map(Number);
  const passed = (hours * 60 + minutes - hour * 60 + 1_440) % 1_440;
  return new Date(now.getTime() - passed * minuutMs);
}
