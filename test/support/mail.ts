/** What an organisation's mail program and its relay do: build a mail, and hand it to the mail door. */
import { createTransport, type SendMailOptions } from 'nodemailer';

export const politieAdres = 'meldingen@politie-mn.example';
const aan = 'meldingen@veilig-thuis-gv.example';

/** The bytes of a mail from the police, unless told otherwise; two calls never give the same Message-ID. */
export async function mailOf(more: SendMailOptions = {}): Promise<Buffer> {
  const stream = createTransport({ streamTransport: true, buffer: true, newline: 'windows' });
  const { message } = await stream.sendMail({ from: politieAdres, to: aan, subject: 'Melding', text: 'Zie bijlage.', ...more });
  return message as Buffer;
}

export const xmlBijlage = (content: string, more: object = {}) => ({
  filename: 'melding.xml',
  contentType: 'application/xml',
  content,
  ...more,
});

/** What the door said to the last word of the relay, 0 when nothing, and all that it said before. */
export interface Bezorging {
  readonly code: number;
  readonly gehoord: string;
}

/** Hands a mail over by SMTP, as the relay does. */
export async function bied(url: string, raw: Buffer, from = politieAdres): Promise<Bezorging> {
  const heard: string[] = [];
  const hear = ({ tnx }: { tnx?: string }, ...words: unknown[]) => {
    if (tnx === 'server') heard.push(words.map(String).join(' '));
  };
  const logger = { level: () => undefined, trace: hear, debug: hear, info: hear, warn: hear, error: hear, fatal: hear };
  const transport = createTransport({ url, ignoreTLS: true, socketTimeout: 20_000, debug: true, logger });
  const all = (): string => heard.join('\n');
  try {
    const { response } = (await transport.sendMail({ envelope: { from, to: [aan] }, raw })) as { response: string };
    return { code: Number(response.slice(0, 3)), gehoord: all() };
  } catch (error) {
    return { code: (error as { responseCode?: number }).responseCode ?? 0, gehoord: all() };
  } finally {
    transport.close();
  }
}
