import type { Bevinding, Drempels } from './bevinding';
import type { PostbusStand, Stand } from './stand';

const patienceMs = 3_600_000;

/** The mailboxes that the hub reads itself: one that nobody reads, and mail that its mailbox did not get back. */
export function postbussen(
  { postbussen: all, terugNaarPostbus: { aantal, oudste } }: Stand,
  now: Date,
  { postbusMs }: Drempels,
): Bevinding[] {
  const age = (since: Date): number => now.getTime() - since.getTime();
  const silent = all.filter(({ gezienOp }) => age(gezienOp) > postbusMs);
  return [...silent.map(stil), ...(oudste && age(oudste) > patienceMs ? [terugWacht(aantal, oudste)] : [])];
}

const stil = ({ postbus, gezienOp }: PostbusStand): Bevinding => ({
  soort: 'postbus-stil',
  onderwerp: postbus,
  sinds: gezienOp,
  ernst: 'handelen',
  wat: `De hub kan postbus ${postbus} niet lezen.`,
  doe: 'Kijk of de mailserver werkt, en of de inlog van de hub nog geldig is. Laat intussen een medewerker de postbus zelf lezen.',
});

const terugWacht = (aantal: number, sinds: Date): Bevinding => ({
  soort: 'postbus-terug-wacht',
  onderwerp: 'postbussen',
  aantal,
  sinds,
  ernst: 'let-op',
  wat: `Mail die geen melding is en in de postbus nog als overgenomen staat: ${aantal}.`,
  doe: 'U hoeft niets te doen als een postbus niet te lezen is: daarna gaat het vanzelf. Kijk anders of de hub in de postbus mag schrijven.',
});
