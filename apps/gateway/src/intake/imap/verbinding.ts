import type { GelezenPostbus } from '@schakel/contracts';
import { isLoopback } from '@schakel/runtime';
import { ImapFlow } from 'imapflow';
import { largestMail } from '../mail/maildeur';
import type { Login } from './login';

export interface VerbindingOptions {
  /** Whether its server is spoken to in the clear: on this machine, in demo and test only. */
  readonly los: boolean;
  /** How long a server may say nothing while something is asked of it, in milliseconds. */
  readonly stilMs: number;
  /** Ends the connection, also while it is being made. */
  readonly signal?: AbortSignal;
}

const connectMs = 20_000;
/** Whether a mailbox stands on this machine. */
export const isLokaal = (adres: string): boolean =>
  isLoopback(new URL(adres.replace(/^imaps?:/, 'http:')).hostname.replace(/^\[|\]$/g, ''));

/**
 * A connection that is logged in. `imaps:` is TLS from the first byte, `imap:` is STARTTLS or nothing; a certificate must be valid for the host.
 * @throws whatever keeps it from that; nothing stays open then
 */
export async function verbind({ adres }: GelezenPostbus, login: Login, { los, stilMs, signal }: VerbindingOptions): Promise<ImapFlow> {
  // Of a scheme that it does not know, URL does not lower-case the host or know the port.
  const { hostname, port } = new URL(adres.replace(/^imaps?:/, 'http:'));
  const secure = adres.startsWith('imaps:');
  const client = new ImapFlow({
    host: hostname.replace(/^\[|\]$/g, ''),
    port: Number(port) || (secure ? 993 : 143),
    secure,
    ...(secure ? {} : { doSTARTTLS: !los }),
    auth: await login.give(),
    clientInfo: { name: 'schakel' },
    logger: false,
    disableAutoIdle: true,
    connectionTimeout: connectMs,
    greetingTimeout: connectMs,
    socketTimeout: stilMs,
    // A server that says a mail is smaller than it is must not fill the memory.
    maxLiteralSize: largestMail + 1024 * 1024,
  });
  // Whoever waits for an answer hears of it too: without a listener it would end the process.
  client.on('error', () => undefined);
  const cut = () => {
    client.close();
  };
  signal?.addEventListener('abort', cut);
  client.on('close', () => signal?.removeEventListener('abort', cut));
  try {
    signal?.throwIfAborted();
    await client.connect();
    return client;
  } catch (error) {
    client.close();
    if (isRefused(error)) login.refused();
    throw error;
  }
}

const isRefused = (error: unknown): boolean =>
  error instanceof Error && 'authenticationFailed' in error && error.authenticationFailed === true;
