import { datumTekst } from './datum';

const zone = 'Europe/Amsterdam';
const day = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, weekday: 'long', day: 'numeric', month: 'long', year: 'numeric' });
const clock = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, hour: '2-digit', minute: '2-digit' });
const short = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, day: 'numeric', month: 'short', hour: '2-digit', minute: '2-digit' });
const digits = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, dateStyle: 'short', timeStyle: 'short' });
const seconds = new Intl.DateTimeFormat('nl-NL', { timeZone: zone, hour: '2-digit', minute: '2-digit', second: '2-digit' });

/** How pages write things down; every template has it as `it.f`. Times are shown in Dutch local time. */
export const format = {
  /** maandag 4 mei 2026 */
  dag: (at: Date): string => day.format(at),
  /** maandag 4 mei 2026 om 14:05 */
  moment: (at: Date): string => `${day.format(at)} om ${clock.format(at)}`,
  /** 4 mei, 14:05 */
  kort: (at: Date): string => short.format(at),
  /** 04-05-2026, 14:05: where a table leaves little room and the year counts */
  cijfers: (at: Date): string => digits.format(at),
  /** 14:05:09 */
  tijd: (at: Date): string => seconds.format(at),
  /** A date of a bericht, as much of it as is known: 04-05-2026. What is no date stays as it is. */
  datum: datumTekst,
  /** For the datetime attribute. */
  iso: (at: Date): string => at.toISOString(),
};
export type Format = typeof format;
