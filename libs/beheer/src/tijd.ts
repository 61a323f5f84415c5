import type { Bevinding, Drempels } from './bevinding';
import type { Stand, TermijnStand, Vervaldatum } from './stand';

/** What time runs out for. Terms belong to the people of Veilig Thuis: an administrator only sees that they pass. */
export const tijd = (stand: Stand, now: Date, drempels: Drempels): Bevinding[] => [
  ...stand.vervaldata
    .filter(({ geldigTot }) => geldigTot.getTime() - now.getTime() < drempels.verlooptLetOpMs)
    .map((each) => verloopt(each, now, drempels)),
  ...stand.termijnen.filter(({ dag }) => dag === null).map(verstreken),
  ...stand.termijnen.filter(({ dag }) => dag === today(now)).map((each) => nadert(each, now)),
];

const day = new Intl.DateTimeFormat('sv-SE', { timeZone: 'Europe/Amsterdam', year: 'numeric', month: '2-digit', day: '2-digit' });
const written = new Intl.DateTimeFormat('nl-NL', { timeZone: 'Europe/Amsterdam', dateStyle: 'long' });
const today = (now: Date): string => day.format(now);

/** Since the moment from which on it had to be renewed, so that the same trouble keeps its beginning. */
function verloopt({ soort, onderwerp, geldigTot }: Vervaldatum, now: Date, drempels: Drempels): Bevinding {
  const gone = geldigTot <= now;
  return {
    soort: 'verloopt-binnenkort',
    onderwerp: `${soort} ${onderwerp}`,
    sinds: new Date(geldigTot.getTime() - drempels.verlooptLetOpMs),
    ernst: geldigTot.getTime() - now.getTime() < drempels.verlooptHandelenMs ? 'handelen' : 'let-op',
    wat: `${soort} ${onderwerp} ${gone ? 'is verlopen op' : 'verloopt op'} ${written.format(geldigTot)}.`,
    doe: 'Vraag een nieuwe aan en zet die klaar voor deze datum.',
  };
}

const verstreken = ({ soort, aantal, oudste }: TermijnStand): Bevinding => ({
  soort: 'termijn-verstreken',
  onderwerp: soort,
  aantal,
  sinds: oudste,
  ernst: 'let-op',
  wat: `Termijnen die voorbij zijn (${soort}): ${aantal}.`,
  doe: 'Vraag de teamleider van Veilig Thuis of dit bekend is. De casus blijft open.',
});

const nadert = ({ soort, aantal }: TermijnStand, now: Date): Bevinding => ({
  soort: 'termijn-nadert',
  onderwerp: soort,
  aantal,
  sinds: now,
  ernst: 'let-op',
  wat: `Termijnen die vandaag aflopen (${soort}): ${aantal}.`,
  doe: 'U hoeft niets te doen. Veilig Thuis ziet deze termijnen in de werkvoorraad.',
});
