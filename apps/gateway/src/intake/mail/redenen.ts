import type { BeveiligdeMail, ErrorCode, Maildeur } from '@schakel/contracts';
import { isDoorgestuurd } from '@schakel/ketenpartners';
import type { Bijlage, Mail } from './read-mail';
import { isVersleuteld } from './read-mail';

/** More attachments than an honest report ever has. */
const mostBijlagen = 50;

export const hasTeVeelBijlagen = ({ bijlagen }: Mail): boolean => bijlagen.length > mostBijlagen;

/** Why a machine cannot take a mail for what it seems, whoever sent it. */
export function redenenIn(mail: Mail, maildeur: Pick<Maildeur, 'beveiligdeMail'> = {}): ErrorCode[] {
  const facts: Partial<Record<ErrorCode, boolean>> = {
    'beveiligde-mail': (maildeur.beveiligdeMail ?? []).some((dienst) => isKennisgeving(mail, dienst)),
    'mail-versleuteld': isVersleuteld(mail),
    'mail-doorgestuurd': mail.bijlagen.some(({ type }) => type === 'message/rfc822') || isDoorgestuurd(mail.lezing?.teksten ?? []),
    'bijlage-ingepakt': mail.bijlagen.some(isIngepakt),
    'te-veel-bijlagen': hasTeVeelBijlagen(mail),
  };
  return (Object.keys(facts) as ErrorCode[]).filter((code) => facts[code]);
}

/** By the domain of the sender, and where the region names words, by one of those: such a service mails other things too. */
function isKennisgeving({ van = '', lezing }: Mail, { domeinen, woorden = [] }: BeveiligdeMail): boolean {
  const domain = van.slice(van.lastIndexOf('@') + 1);
  const theirs = domeinen.map((each) => each.toLowerCase()).some((each) => domain === each || domain.endsWith(`.${each}`));
  const texts = [lezing?.onderwerp ?? '', ...(lezing?.teksten ?? [])].map((text) => text.toLowerCase());
  return theirs && (woorden.length === 0 || woorden.some((woord) => texts.some((text) => text.includes(woord.toLowerCase()))));
}

/** ZIP and its kin, and the wrapping of Outlook (MS-OXTNEF). An office document is a ZIP too, and goes by its own name. */
const isIngepakt = ({ naam, type }: Bijlage): boolean =>
  /^application\/(x-)?(zip(-compressed)?|7z-compressed|rar(-compressed)?|vnd\.rar|gzip|tar|ms-tnef|vnd\.ms-tnef)$/.test(type) ||
  /\.(zip|7z|rar|gz|tgz|tar)$|^winmail\.dat$/i.test(naam);
