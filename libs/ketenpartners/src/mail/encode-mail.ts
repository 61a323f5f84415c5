import type { Alarm, Attendering, Ontvangstbevestiging } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';

/** What a mail says; the wire bytes of the mail channel are this as JSON. */
export interface Mailtekst {
  readonly onderwerp: string;
  readonly tekst: string;
  /** It answers a mail (RFC 3834 section 5); else it comes of itself. */
  readonly antwoord?: true;
}

const amsterdam = new Intl.DateTimeFormat('nl-NL', { dateStyle: 'full', timeStyle: 'short', timeZone: 'Europe/Amsterdam' });
const moment = (iso: string | undefined): string => {
  const at = new Date(iso ?? '');
  return Number.isNaN(at.getTime()) ? 'onbekend' : amsterdam.format(at);
};

/** Something waits in the inbox: number, urgency, reply-by date, telephone number, and nothing else. */
export function attenderingMail(attendering: Partial<Attendering>): Mailtekst {
  const { nummer = '', dringend = false, herinnering = false, telefoon = '' } = attendering;
  const onderwerp = `${herinnering ? 'Herinnering: e' : 'E'}r staat een overdracht klaar${dringend ? ' (dringend)' : ''}`;
  const tekst = [
    `Nummer: ${nummer}`,
    `Soort: ${dringend ? 'dringend' : 'regulier'}`,
    `Reageren uiterlijk: ${moment(attendering.uiterlijk)}`,
    `Telefoon Veilig Thuis: ${telefoon}`,
  ].join('\n');
  return { onderwerp, tekst };
}

/** Wakes the bereikbaarheidsdienst: which casus, since when, why. */
export function alarmMail({ casus = '', ontvangenOp, aanwijzingen = [] }: Partial<Alarm>): Mailtekst {
  const tekst = [`Casus: ${casus}`, `Ontvangen: ${moment(ontvangenOp)}`, `Aanwijzingen: ${aanwijzingen.join(', ') || 'geen'}`].join('\n');
  return { onderwerp: 'Dringende melding ontvangen', tekst };
}

/** What came in by mail is kept: numbers, status, places of doubtful values, and whom to call; what a person must read first is not sure to be a report. */
export function ontvangstMail({ ontvangen = [], telefoon }: Partial<Ontvangstbevestiging>): Mailtekst {
  const regels = ontvangen.flatMap(({ id, status, twijfel = [] }) => [
    `Nummer: ${id}`,
    `Status: ${status}`,
    ...(status === 'te beoordelen' ? ['Een medewerker leest dit nog. Is er haast? Bel dan.'] : []),
    ...twijfel.map((plaats) => `Twijfel over: ${plaats}`),
    '',
  ]);
  const bellen = telefoon ? [`Telefoon Veilig Thuis: ${telefoon}`] : [];
  return { onderwerp: 'Ontvangstbewijs', tekst: [...regels, ...bellen].join('\n'), antwoord: true };
}

export const encodeMail = (mail: Mailtekst): Buffer => Buffer.from(JSON.stringify(mail));

/** @throws RejectError `invoer-ongeldig` for bytes that encodeMail did not make */
export function decodeMail(wire: Buffer): Mailtekst {
  const { onderwerp, tekst, antwoord } = JSON.parse(wire.toString('utf8')) as Record<string, unknown>;
  if (typeof onderwerp !== 'string' || typeof tekst !== 'string') throw new RejectError('invoer-ongeldig');
  return { onderwerp, tekst, ...(antwoord === true ? { antwoord } : {}) };
}
