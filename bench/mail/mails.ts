import type { Reports } from '../report';

const boundary = 'bench-grens';
const normal = '<JZ:indicatieSASHIngevuld>Nee</JZ:indicatieSASHIngevuld>';
const high = '<JZ:indicatieSASHIngevuld>Ja</JZ:indicatieSASHIngevuld><JZ:SASHniveau>hoog</JZ:SASHniveau>';

/** A mail of the police with one report attached, as a mail program writes it. */
export function mailOf(xml: string, nr: number): Buffer {
  const lines = [
    'From: Politie <meldingen@politie-mn.example>',
    'To: meldingen@veilig-thuis-gv.example',
    'Subject: Melding',
    `Message-ID: <bench-${nr}@politie-mn.example>`,
    'Date: Sun, 22 Nov 2026 09:00:00 +0000',
    'MIME-Version: 1.0',
    `Content-Type: multipart/mixed; boundary=${boundary}`,
    '',
    `--${boundary}`,
    'Content-Type: text/plain; charset=utf-8',
    '',
    'Zie bijlage.',
    `--${boundary}`,
    'Content-Type: application/xml; name=melding.xml',
    'Content-Disposition: attachment; filename=melding.xml',
    'Content-Transfer-Encoding: base64',
    '',
    ...(Buffer.from(xml, 'utf8')
      .toString('base64')
      .match(/.{1,76}/g) ?? []),
    `--${boundary}--`,
  ];
  return Buffer.from(lines.join('\r\n'), 'latin1');
}

/** Mails with the reports that come next, one at a time: ten thousand of them would fill the memory. */
export class Mails {
  private nr = 0;

  constructor(private readonly reports: Reports) {}

  next(): Buffer {
    return mailOf(this.reports.xml(), this.nr++);
  }

  urgent(): Buffer {
    return mailOf(this.reports.xml().replace(normal, high), this.nr++);
  }
}
