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

/** Hands a mail over by SMTP, as the relay does; gives the number of the last answer, 0 when there was none. */
export async function bied(url: string, raw: Buffer, from = politieAdres): Promise<{ code: number; text: string }> {
  const transport = createTransport({ url, ignoreTLS: true, socketTimeout: 20_000 });
  try {
    const { response } = (await transport.sendMail({ envelope: { from, to: [aan] }, raw })) as { response: string };
    return { code: Number(response.slice(0, 3)), text: response };
  } catch (error) {
    const { responseCode = 0, response = '' } = error as { responseCode?: number; response?: string };
    return { code: responseCode, text: response };
  } finally {
    transport.close();
  }
}
