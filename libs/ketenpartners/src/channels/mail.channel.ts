import { PassThrough } from 'node:stream';
import { RetryLaterError } from '@schakel/contracts';
import { createTransport } from 'nodemailer';
import { decodeMail } from '../mail/encode-mail';
import type { Bestemming, Bezorging } from './channel';
import { Channel, UnknownOutcomeError } from './channel';

export interface MailOptions {
  /** smtp:// or smtps:// */
  readonly smtpUrl: string;
  /** Sender address; its domain is the domain of the Message-ID. */
  readonly afzender: string;
  /** Outside productie every subject says OEFENOMGEVING. */
  readonly omgeving: string;
  readonly timeoutMs?: number;
}

function judge(error: unknown, written: boolean): Bezorging {
  const { responseCode } = error as { readonly responseCode?: number };
  if (responseCode !== undefined && responseCode >= 500) return { uitkomst: 'geweigerd', foutcode: `smtp-${responseCode}` };
  if (responseCode === undefined && written) throw new UnknownOutcomeError();
  throw new RetryLaterError('partner-onbereikbaar');
}

/**
 * Plain mail without personal data: what it may say is fixed by its codec. The Message-ID follows from the verzending, so that a mail server or a
 * reader sees a double as one. Marked as automatic (RFC 3834), so that no machine answers it.
 */
export class MailChannel extends Channel {
  constructor(private readonly options: MailOptions) {
    super();
  }

  override async deliver(wire: Buffer, { adres }: Bestemming, verzendingId: string): Promise<Bezorging> {
    const { onderwerp, tekst, antwoord } = decodeMail(wire);
    const { afzender, omgeving, smtpUrl, timeoutMs = 30_000 } = this.options;
    const transporter = createTransport({
      url: smtpUrl,
      connectionTimeout: timeoutMs,
      greetingTimeout: timeoutMs,
      socketTimeout: timeoutMs,
    });
    // The library's error codes do not tell before from after the message went over the line; the moment its bytes are asked for does.
    let written = false;
    transporter.use('stream', (mail, done) => {
      mail.message.transform(() => {
        written = true;
        return new PassThrough();
      });
      done();
    });
    try {
      await transporter.sendMail({
        from: afzender,
        to: adres,
        subject: omgeving === 'productie' ? onderwerp : `OEFENOMGEVING ${onderwerp}`,
        text: tekst,
        messageId: `<${verzendingId}@${domainOf(afzender)}>`,
        headers: { 'Auto-Submitted': antwoord ? 'auto-replied' : 'auto-generated' },
      });
      return { uitkomst: 'bevestigd' };
    } catch (error) {
      return judge(error, written);
    }
  }
}

const domainOf = (address: string): string => /@([^\s>]+)/.exec(address)?.[1] ?? 'schakel.invalid';
