import type { Bevinding, Drempels } from './bevinding';
import type { Stand } from './stand';

/** Whether somebody is reached when it is urgent. */
export function bereikbaarheid(stand: Stand, now: Date, drempels: Drempels): Bevinding[] {
  const { onbeantwoord, mislukt } = stand.alarmen;
  return [
    ...(onbeantwoord.oudste ? [niemandNamOp(onbeantwoord.aantal, onbeantwoord.oudste)] : []),
    ...(mislukt.oudste ? [nietVerstuurd(mislukt.aantal, mislukt.oudste)] : []),
    ...gat(stand, now, drempels),
  ];
}

const niemandNamOp = (aantal: number, sinds: Date): Bevinding => ({
  soort: 'alarm-onbeantwoord',
  onderwerp: 'bereikbaarheidsdienst',
  aantal,
  sinds,
  ernst: 'handelen',
  wat: `Niemand nam op bij een spoedmelding: ${aantal}. Iedereen van het rooster is gebeld.`,
  doe: 'Bel nu zelf de bereikbaarheidsdienst en de teamleider van Veilig Thuis. De hub belt door tot iemand het oppakt.',
});

const nietVerstuurd = (aantal: number, sinds: Date): Bevinding => ({
  soort: 'alarm-niet-verstuurd',
  onderwerp: 'oproepen',
  aantal,
  sinds,
  ernst: 'handelen',
  wat: `Oproepen bij spoed die niet verstuurd konden worden: ${aantal}.`,
  doe: 'Kijk of de dienst die belt en sms’t werkt, en de mailserver. Bel tot die tijd zelf wie dienst heeft bij een spoedmelding.',
});

const day = new Intl.DateTimeFormat('nl-NL', {
  timeZone: 'Europe/Amsterdam',
  day: 'numeric',
  month: 'long',
  hour: '2-digit',
  minute: '2-digit',
});

function gat({ roostergaten }: Stand, now: Date, { roosterMs }: Drempels): Bevinding[] {
  const [first] = roostergaten;
  if (!first) return [];
  return [
    {
      soort: 'rooster-gat',
      onderwerp: 'rooster',
      aantal: roostergaten.length,
      sinds: now,
      ernst: first.van.getTime() - now.getTime() < roosterMs ? 'handelen' : 'let-op',
      wat: `Niemand heeft dienst van ${day.format(first.van)} tot ${day.format(first.tot)}${roostergaten.length > 1 ? `, en nog ${roostergaten.length - 1} keer` : ''}.`,
      doe: 'Vraag de teamleider van Veilig Thuis wie dan dienst heeft, en vul het rooster aan.',
    },
  ];
}
