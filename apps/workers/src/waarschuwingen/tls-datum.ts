import { isIP } from 'node:net';
import { connect } from 'node:tls';

const patienceMs = 5_000;
/** Where TLS begins with the first byte, and the usual port. */
const ports: Readonly<Record<string, number>> = { 'https:': 443, 'smtps:': 465, 'amqps:': 5671, 'rediss:': 6380 };

/** Whether a certificate can be seen there by connecting. */
export const hasTls = (url: string): boolean => URL.canParse(url) && new URL(url).protocol in ports;

/** Until when the certificate of a server is valid; undefined when it cannot be seen now. Hands over nothing, and trusts nothing it sees. */
export function tlsDatum(url: string): Promise<Date | undefined> {
  const { protocol, hostname, port } = new URL(url);
  return new Promise((resolve) => {
    // An expired certificate, or one of an authority of its own, must be seen all the same.
    const place = { host: hostname, port: Number(port) || (ports[protocol] ?? 443), ...(isIP(hostname) ? {} : { servername: hostname }) };
    const socket = connect({ ...place, rejectUnauthorized: false });
    const answer = (date: Date | undefined): void => {
      socket.destroy();
      resolve(date);
    };
    socket.setTimeout(patienceMs, () => {
      answer(undefined);
    });
    socket.once('error', () => {
      answer(undefined);
    });
    socket.once('secureConnect', () => {
      const date = new Date(socket.getPeerCertificate().valid_to);
      answer(Number.isNaN(date.getTime()) ? undefined : date);
    });
  });
}
