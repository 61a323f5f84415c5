import { makeOndertekenaar, type Ondertekenaar } from '../../../../../test/support/smime';
import { deliveredInrichting } from '../../../../../test/support/inrichting';
import { politieAdres } from '../../../../../test/support/mail';
import { Afzenders, type Oordeel } from './afzender';
import { readMail } from './read-mail';

jest.setTimeout(60_000);

const head = `From: Politie <${politieAdres}>\r\nMIME-Version: 1.0\r\n`;
const entity = ['Content-Type: application/xml; name=melding.xml', 'Content-Transfer-Encoding: base64', '', 'PGEvPg=='].join('\r\n');
let politie: Ondertekenaar;
beforeAll(async () => {
  politie = await makeOndertekenaar(politieAdres);
});

/** How a mail is judged that no relay says anything of, while these certificates are the police's. */
async function judge(raw: Buffer, ...smimeCertificaten: string[]): Promise<Oordeel> {
  const { hub, partijen } = deliveredInrichting();
  const known = partijen.map((partij) => (partij.id === 'politie-mn' ? { ...partij, smimeCertificaten } : partij));
  const mail = await readMail(raw);
  return new Afzenders({ hub, partijen: known }, () => new Date()).judge(mail!, { raw, vertrouwd: false });
}
const bijlagen = (oordeel: Oordeel): string[] | undefined => oordeel.partij && oordeel.mail.bijlagen.map(({ bytes }) => bytes.toString());

test.each(['detached', 'opaque'] as const)('a %s signature of a registered certificate confirms the sender', async (how) => {
  const oordeel = await judge(await politie[how](entity, head), politie.pem);
  expect(oordeel.partij?.id).toBe('politie-mn');
  expect(bijlagen(oordeel)).toEqual(['<a/>']);
});

test('the subject stands outside of the signature, and is not lost', async () => {
  const oordeel = await judge(await politie.detached(entity, `${head}Subject: Nu gevaar\r\n`), politie.pem);
  expect(oordeel.partij && oordeel.mail.lezing?.onderwerp).toBe('Nu gevaar');
});

test('what stands beside the signed part does not count', async () => {
  const raw = await politie.detached(entity, head);
  const more = Buffer.from(
    String(raw).replace('\r\n--getekend--', `\r\n--getekend\r\n${entity.replace('PGEvPg==', 'PGIvPg==')}\r\n--getekend--`),
  );
  expect(bijlagen(await judge(more, politie.pem))).toEqual(['<a/>']);
});

test.each<[string, () => Promise<[Buffer, ...string[]]>]>([
  ['nobody registered a certificate', async () => [await politie.detached(entity, head)]],
  [
    'the certificate came with the mail alone',
    async () => [await (await makeOndertekenaar(politieAdres)).detached(entity, head), politie.pem],
  ],
  ['one letter was changed afterwards', async () => [changed(await politie.detached(entity, head)), politie.pem]],
  ['the certificate has ended', async () => signedBy(await makeOndertekenaar(politieAdres, [-30, -1]))],
  ['the certificate is not valid yet', async () => signedBy(await makeOndertekenaar(politieAdres, [1, 30]))],
  ['the certificate names another address', async () => signedBy(await makeOndertekenaar('anders@politie-mn.example'))],
  [
    'the signature is no CMS',
    async () => [Buffer.from(String(await politie.detached(entity, head)).replace(/MII[\w+/]{40}/, 'AAAA')), politie.pem],
  ],
  [
    'there is no second boundary',
    async () => [
      Buffer.from(String(await politie.detached(entity, head)).split('\r\n--getekend\r\nContent-Type: application/pkcs7')[0]!),
      politie.pem,
    ],
  ],
])('a signature confirms nobody when %s', async (_, make) => {
  const [raw, ...certificaten] = await make();
  expect(await judge(raw, ...certificaten)).toEqual({ fout: 'afzender-niet-bevestigd' });
});

const changed = (raw: Buffer): Buffer => Buffer.from(String(raw).replace('PGEvPg==', 'PGIvPg=='));
const signedBy = async (other: Ondertekenaar): Promise<[Buffer, string]> => [await other.detached(entity, head), other.pem];
