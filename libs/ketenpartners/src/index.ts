/** Talks the languages of the chain partners: reads what comes in, writes what goes out, brings it there. Decides nothing and stores nothing. */
export * from './channels/channel';
export { MailChannel } from './channels/mail.channel';
export type { MailOptions } from './channels/mail.channel';
export { sendSoap, StufDirectChannel } from './channels/stuf-direct.channel';
export * from './ketenpartner';
export { encodeMail } from './mail/encode-mail';
export { openMail } from './mail/open-mail';
export type { OpenedMail } from './mail/open-mail';
export { bv03, fo03 } from './stuf/bv03-fo03';
export type { Antwoordadres } from './stuf/bv03-fo03';
export { decode, decodeAlle, isStufSoortIn } from './stuf/decode';
export { wrapFault, wrapSoap } from './stuf/soap';
export type { Adressering, StufPartij } from './stuf/stuurgegevens';
export { RefusedXml, XmlReader } from './stuf/xml-reader';
export type { XmlEnvelope, XmlReaderOptions } from './stuf/xml-reader';
export type { XmlKind } from './stuf/xml-settings';
export { urgentieAanwijzingen } from './stuf/urgentie-aanwijzingen';
