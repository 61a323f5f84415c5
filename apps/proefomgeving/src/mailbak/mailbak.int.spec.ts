import { createTransport } from 'nodemailer';
import { startMailbak } from './mailbak';
import type { Mail, Mailbak } from './mailbak';

let mailbak: Mailbak;
beforeAll(async () => {
  mailbak = await startMailbak({ smtp: 0, http: 0 });
});
afterAll(() => mailbak.close());
const messages = async (): Promise<readonly Mail[]> => (await (await fetch(`${mailbak.url}/messages`)).json()) as readonly Mail[];

test('a mail that is sent is shown with everybody it went to, until it is wiped', async () => {
  const transport = createTransport(mailbak.smtpUrl);
  await transport.sendMail({
    from: 'schakel@veilig-thuis.example',
    to: ['een@gemeente.example', 'twee@gemeente.example'],
    bcc: 'drie@gemeente.example',
    subject: 'OEFENOMGEVING: één overdracht wacht',
    text: 'Zie de werkvoorraad. Vóór 12 maart.',
    html: '<p>iets anders</p>',
    headers: { 'Auto-Submitted': 'auto-replied' },
  });
  transport.close();
  const [mail, ...others] = await messages();
  expect(others).toEqual([]);
  expect(mail).toMatchObject({
    to: ['een@gemeente.example', 'twee@gemeente.example', 'drie@gemeente.example'],
    subject: 'OEFENOMGEVING: één overdracht wacht',
    text: expect.stringContaining('Vóór 12 maart.') as string,
    raw: expect.stringContaining('Auto-Submitted: auto-replied') as string,
  });
  expect((await fetch(`${mailbak.url}/messages`, { method: 'DELETE' })).status).toBe(204);
  expect(await messages()).toEqual([]);
});

test('who ever got a mail is known, also when it was wiped', async () => {
  const transport = createTransport(mailbak.smtpUrl);
  for (const to of ['vier@gemeente.example', 'vier@gemeente.example', 'vijf@gemeente.example'])
    await transport.sendMail({ from: 'schakel@veilig-thuis.example', to, subject: 'Kort', text: 'x' });
  transport.close();
  await fetch(`${mailbak.url}/messages`, { method: 'DELETE' });
  const recipients = (await (await fetch(`${mailbak.url}/recipients`)).json()) as { to: string; subject: string }[];
  expect(recipients.filter(({ subject }) => subject === 'Kort')).toEqual([
    { to: 'vier@gemeente.example', subject: 'Kort' },
    { to: 'vijf@gemeente.example', subject: 'Kort' },
  ]);
});

test('anything else is told so', async () => {
  expect((await fetch(`${mailbak.url}/anders`)).status).toBe(404);
  expect((await fetch(`${mailbak.url}/messages`, { method: 'POST' })).status).toBe(405);
});
