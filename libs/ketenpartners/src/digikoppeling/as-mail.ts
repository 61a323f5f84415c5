import type { EbmsMessage } from './ebms-message';

const boundary = '=_schakel-digikoppeling';
const safeType = /^(?!message\/|multipart\/)[\w.+-]+\/[\w.+-]+$/i;

/**
 * An ebMS message as a mail with its parts as attachments, so that a person reads it where all post is read. The same message always gives the same
 * bytes. Names and types of the sender cannot become anything but that.
 *
 * @param uitleg why a person reads it
 */
export function asMail({ messageId, van, dataSources }: Omit<EbmsMessage, 'status'>, uitleg: string): Buffer {
  const head = [
    `From: Digikoppeling ${plain(van) || 'onbekend'}`,
    'Subject: Bericht via Digikoppeling',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary="${boundary}"`,
  ];
  const text = part(
    ['Content-Type: text/plain; charset=utf-8'],
    Buffer.from(`${uitleg}\n\nNummer van het bericht: ${messageId}\n`, 'utf8'),
  );
  const parts = dataSources.map(({ naam, type, bytes }, at) => {
    const contentType = safeType.test(type) ? type : 'application/octet-stream';
    return part(
      [`Content-Type: ${contentType}`, `Content-Disposition: attachment; filename*=utf-8''${percent(naam || `deel-${at + 1}`)}`],
      bytes,
    );
  });
  return Buffer.from(
    [...head, '', ...[text, ...parts].map((each) => `--${boundary}\r\n${each}`), `--${boundary}--`, ''].join('\r\n'),
    'utf8',
  );
}

function part(headers: readonly string[], bytes: Buffer): string {
  const lines = bytes.toString('base64').match(/.{1,76}/g) ?? [];
  return [...headers, 'Content-Transfer-Encoding: base64', '', ...lines].join('\r\n');
}

const plain = (text: string): string => text.replace(/[^\w:.@-]/g, '').slice(0, 100);
const percent = (text: string): string => Buffer.from(text.slice(0, 200), 'utf8').toString('hex').replace(/../g, '%$&');
