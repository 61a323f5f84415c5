import { RetryLaterError } from '@schakel/contracts';
import type { Transporter } from 'nodemailer';
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

interface SmtpFailure {
  readonly responseCode?: number;
  readonly command?: string;
}

/** Commands after which a server may have taken the message although we did not hear it say so. */
const UNCERTAIN = new Set(['DATA', 'API', undefined]);
const CONNECTING = new Set(['ECONNREFUSED', 'ENOTFOUND', 'EDNS', 'ECONNECTION', 'EHOSTUNREACH', 'ENETUNREACH', 'EAUTH', 'ETLS']);

function judge(error: unknown): Bezorging {
  const { responseCode, command } = error as SmtpFailure;
  const { code } = error as { code?: string };
  if (responseCode !== undefined && responseCode >= 500) return { uitkomst: 'geweigerd', foutcode: `smtp-${responseCode}` };
  if (responseCode !== undefined || (code !== undefined && CONNECTING.has(code)) || !UNCERTAIN.has(command)) {
    throw new RetryLaterError('partner-onbereikbaar');
  }
  throw new UnknownOutcomeError();
}

/**
 * Plain mail without personal data: what it may say is fixed by its codec. The Message-ID follows from the verzending, so that a mail server or a
 * reader sees a double as one. Marked as automatic (RFC 3834), so that no machine answers it.
 */
export class MailChannel extends Channel {
  private readonly transporter: Transporter;

  constructor(private readonly options: MailOptions) {
    super();
    const ms = options.timeoutMs ?? 30_000;
    this.transporter = createTransport({ url: options.smtpUrl, connectionTimeout: ms, greetingTimeout: ms, socketTimeout: ms });
  }

  override async deliver(wire: Buffer, { adres }: Bestemming, verzendingId: string): Promise<Bezorging> {
    const { onderwerp, tekst } = decodeMail(wire);
    const { afzender, omgeving } = this.options;
    try {
      await this.transporter.sendMail({
        from: afzender,
        to: adres,
        subject: omgeving === 'productie' ? onderwerp : `OEFENOMGEVING ${onderwerp}`,
        text: tekst,
        messageId: `<${verzendingId}@${afzender.split('@')[1]?.replace(/>.*$/, '') ?? 'schakel'}>`,
        headers: { 'Auto-Submitted': 'auto-generated' },
      });
      return { uitkomst: 'bevestigd' };
    } catch (error) {
      return judge(error);
    }
  }

  /** Ends kept connections. */
  close(): void {
    this.transporter.close();
  }
}
