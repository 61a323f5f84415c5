import type { AddressInfo } from 'node:net';
import { promisify } from 'node:util';
import { errorCode, type Log } from '@schakel/runtime';
import { SMTPServer, type SMTPServerDataStream, type SMTPServerOptions, type SMTPServerSession } from 'smtp-server';
import type { AangebodenMail, MailIntake, Ontvangst } from './mail-intake';
import { isOnzeStoring } from './onze-storing';
import type { makeRelays } from './relays';
import { Ruimte } from './ruimte';

/** The largest mail that is taken, in bytes, as said by SIZE (RFC 1870). */
export const largestMail = 25 * 1024 * 1024;
/** Each brings one mail at a time; a relay that finds no place tries again. */
const connections = 32;
/** In bytes. Of larger mails only so many are held in memory at once; the relay of one more is not read on until it is its turn. */
const small = 256 * 1024;
const largePlaces = 8;

export interface MaildeurOptions {
  readonly host: string;
  /** 0 = any. */
  readonly port: number;
  /** With key and certificate, STARTTLS is offered. */
  readonly tls?: { readonly key: Buffer; readonly cert: Buffer };
}

/** An answer of the SMTP conversation: fixed words, nothing of the mail. */
const answer = (responseCode: number, text: string): Error => Object.assign(new Error(text), { responseCode });
const noRelay = () => answer(554, 'alleen voor de eigen mailservers');
const tooLarge = () => answer(552, 'groter dan 25 MB');
const later = () => answer(451, 'nu niet; bied de mail later opnieuw aan');

/**
 * Reports by mail (RFC 5321). Only our own relays are listened to. 250 only after COMMIT; any trouble of our own is 451, so that the relay keeps
 * the mail and comes again. Every recipient is taken: what cannot be read is for a person.
 */
export class Maildeur {
  private readonly server: SMTPServer;
  private readonly large = new Ruimte(largePlaces);

  constructor(
    private readonly intake: Pick<MailIntake, 'take' | 'keepUnread'>,
    private readonly relays: ReturnType<typeof makeRelays>,
    private readonly log: Log,
    private readonly options: MaildeurOptions,
  ) {
    this.server = new SMTPServer(this.serverOptions());
    this.server.on('error', (error) => {
      log.warn('mail-onderbroken', { deur: 'smtp', code: errorCode(error) });
    });
  }

  /** Resolves with its address once it listens. */
  async listen(): Promise<string> {
    const { host, port } = this.options;
    const { server } = this.server;
    await new Promise<void>((resolve, reject) => {
      server.once('error', reject);
      this.server.listen(port, host, () => {
        server.off('error', reject);
        resolve();
      });
    });
    return `smtp://${host}:${(server.address() as AddressInfo).port}`;
  }

  /** What is under way is waited for, a few seconds. */
  close(): Promise<void> {
    return promisify((done: () => void) => {
      this.server.close(done);
    })();
  }

  private serverOptions(): SMTPServerOptions {
    const { tls } = this.options;
    return {
      ...tls,
      name: 'schakel',
      banner: '',
      size: largestMail,
      rejectOversized: true,
      authOptional: true,
      disableReverseLookup: true,
      disabledCommands: tls ? ['AUTH'] : ['AUTH', 'STARTTLS'],
      maxClients: connections,
      socketTimeout: 60_000,
      closeTimeout: 5_000,
      logger: false,
      onConnect: ({ remoteAddress }, done) => {
        done(this.relays.isRelay(remoteAddress) ? null : noRelay());
      },
      onData: (stream, session, done) => {
        this.take(stream, session).then(
          () => {
            done(null, 'bewaard');
          },
          (error: unknown) => {
            done(isAnswer(error) ? error : this.trouble(error));
          },
        );
      },
    };
  }

  private async take(stream: SMTPServerDataStream, session: SMTPServerSession): Promise<void> {
    const place = { taken: false };
    try {
      const raw = await collect(stream, async () => {
        await this.large.take();
        place.taken = true;
      });
      await this.offer(raw, session);
    } finally {
      if (place.taken) this.large.leave();
    }
  }

  private async offer(raw: Buffer, { envelope, remoteAddress }: SMTPServerSession): Promise<void> {
    const afzender = envelope.mailFrom ? envelope.mailFrom.address : '';
    const { partij, berichten, fouten } = await this.takeOrKeep({ raw, afzender, vertrouwd: this.relays.isVertrouwd(remoteAddress) });
    const codes = [...new Set(fouten.map(({ code }) => code))];
    this.log.info('mail-ontvangen', { deur: 'smtp', partij, aantal: berichten.length, code: codes.join(' ') });
  }

  /** What our own program stumbles over now it stumbles over each time: that mail is for a person, and must not wait at the relay for ever. */
  private async takeOrKeep(aangeboden: AangebodenMail): Promise<Ontvangst> {
    try {
      return await this.intake.take(aangeboden);
    } catch (error) {
      if (isOnzeStoring(error)) throw error;
      this.log.error('mail-niet-gelezen', { deur: 'smtp', code: errorCode(error) });
      return this.intake.keepUnread(aangeboden.raw, 'mail-onleesbaar');
    }
  }

  private trouble(error: unknown): Error {
    this.log.warn('mail-uitgesteld', { deur: 'smtp', code: errorCode(error) });
    return later();
  }
}

const isAnswer = (error: unknown): error is Error => error instanceof Error && 'responseCode' in error;

/** The whole mail; of one that is too large nothing is held. @param grow is asked once for leave to hold more than a small one */
async function collect(stream: SMTPServerDataStream, grow: () => Promise<void>): Promise<Buffer> {
  let chunks: Buffer[] = [];
  let [length, allowed] = [0, small];
  for await (const chunk of stream as AsyncIterable<Buffer>) {
    length += chunk.length;
    if (length > allowed) {
      await grow();
      allowed = Infinity;
    }
    if (stream.sizeExceeded) chunks = [];
    else chunks.push(chunk);
  }
  if (stream.sizeExceeded) throw tooLarge();
  return Buffer.concat(chunks);
}
