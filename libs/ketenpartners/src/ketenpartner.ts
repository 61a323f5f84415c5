import type { SoortUit } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { Minimised } from '@schakel/privacy';
import { isMinimised } from '@schakel/privacy';
import { alarmMail, attenderingMail, encodeMail, ontvangstMail } from './mail/encode-mail';
import { encode as encodeStuf, isStufSoortUit, soapAction } from './stuf/encode';
import type { Adressering } from './stuf/stuurgegevens';

const mail = {
  'attendering.v1': (inhoud: object) => attenderingMail(inhoud),
  'alarm.v1': (inhoud: object) => alarmMail(inhoud),
  'ontvangstbevestiging.v1': (inhoud: object) => ontvangstMail(inhoud),
};
type MailSoort = keyof typeof mail;
const isMail = (soort: SoortUit): soort is MailSoort => Object.hasOwn(mail, soort);

/** The SOAP action of a kind that goes by SOAP. */
export const actieOf = (soort: SoortUit): string | undefined => (isStufSoortUit(soort) ? soapAction(soort) : undefined);

/**
 * The wire bytes of a minimised message, made once and stored; every attempt sends these. The same input always gives the same bytes.
 * @throws RejectError `onbekend-bericht` for a kind that is fetched and not sent; Error for what no verstrekkingsbeleid let through
 */
export function encode(sealed: Minimised, adressering: Adressering): Buffer {
  if (!isMinimised(sealed)) throw new Error('encode: niet door minimise gemaakt');
  const { soort, inhoud } = sealed;
  if (isStufSoortUit(soort)) return encodeStuf(sealed, adressering);
  if (isMail(soort)) return encodeMail(mail[soort](inhoud));
  // Every region takes a melding in this form at its own door.
  if (soort === 'overdracht-veilig-thuis.v1') return Buffer.from(JSON.stringify(inhoud), 'utf8');
  throw new RejectError('onbekend-bericht');
}
