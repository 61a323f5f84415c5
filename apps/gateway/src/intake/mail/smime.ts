import { webcrypto, X509Certificate } from 'node:crypto';
import { Certificate, ContentInfo, CryptoEngine, SignedData } from 'pkijs';
import type { Mail } from './read-mail';
import { headerOf, readMail } from './read-mail';

const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never });
const signedData = '1.2.840.113549.1.7.2';
/** SHA-256, SHA-384, SHA-512: what a signature may still rest on. */
const digests = ['2.16.840.1.101.3.4.2.1', '2.16.840.1.101.3.4.2.2', '2.16.840.1.101.3.4.2.3'];

interface Signed {
  readonly content: Buffer | undefined;
  readonly signature: Buffer;
}

/** Whose signature counts: certificates in PEM, the address that each must name, and the moment at which it must be valid. */
export interface Ondertekenaar {
  readonly certificaten: readonly string[];
  readonly adres: string;
  readonly op: Date;
}

/**
 * The part of a mail that is signed (RFC 8551, detached or opaque) with one of these registered certificates; whatever stands beside it in the
 * mail proves nothing. Certificates that the mail brings along do not count. Undefined without a valid signature.
 */
export async function signedPart(raw: Buffer, mail: Mail, by: Ondertekenaar): Promise<Buffer | undefined> {
  const fit = by.certificaten.filter((pem) => isFit(new X509Certificate(pem), by));
  const signed = fit.length > 0 ? await findSigned(raw, mail) : undefined;
  if (!signed) return undefined;
  try {
    return await verified(signed, fit);
  } catch {
    // Whatever is wrong with it (not CMS, another signer, other bytes): there is no valid signature.
    return undefined;
  }
}

const isFit = (certificaat: X509Certificate, { adres, op }: Ondertekenaar): boolean =>
  certificaat.checkEmail(adres) !== undefined && new Date(certificaat.validFrom) <= op && op <= new Date(certificaat.validTo);

async function verified({ content, signature }: Signed, certificaten: readonly string[]): Promise<Buffer | undefined> {
  const info = ContentInfo.fromBER(signature);
  if (info.contentType !== signedData) return undefined;
  const signed = new SignedData({ schema: info.content });
  const [signer, ...others] = signed.signerInfos;
  if (!signer || others.length > 0 || !digests.includes(signer.digestAlgorithm.algorithmId)) return undefined;
  signed.certificates = certificaten.map((pem) => Certificate.fromBER(new X509Certificate(pem).raw));
  const inside = content ?? Buffer.from(signed.encapContentInfo.eContent?.getValue() ?? new ArrayBuffer(0));
  const valid = await signed.verify({ signer: 0, ...(content ? { data: exact(content) } : {}) }, engine);
  return valid ? inside : undefined;
}

const exact = (bytes: Buffer): ArrayBuffer => new Uint8Array(bytes).buffer;

/** Detached beside what it signs, or with it inside. */
async function findSigned(raw: Buffer, mail: Mail): Promise<Signed | undefined> {
  const type = headerOf(mail, 'content-type') ?? '';
  const [, quoted, bare] = /boundary\s*=\s*(?:"([^"]+)"|([^\s;]+))/i.exec(type) ?? [];
  if (/^\s*multipart\/signed\b/i.test(type)) return splitSigned(raw, quoted ?? bare ?? '');
  const [opaque] = mail.bijlagen.filter(({ type: each }) => /^application\/(x-)?pkcs7-mime$/.test(each));
  return opaque && { content: undefined, signature: opaque.bytes };
}

/** The exact bytes between the first two boundaries are what was signed. */
async function splitSigned(raw: Buffer, boundary: string): Promise<Signed | undefined> {
  const mark = `\r\n--${boundary}`;
  const next = (from: number): number => (from < 0 ? -1 : raw.indexOf(mark, from));
  const lineAfter = (at: number): number => (at < 0 ? -1 : raw.indexOf('\r\n', at + mark.length) + 2);
  const start = lineAfter(next(0));
  const between = next(start);
  const end = next(lineAfter(between));
  if (end < 0) return undefined;
  const part = await readMail(raw.subarray(lineAfter(between), end), {});
  const signature = part?.bijlagen[0]?.bytes;
  return signature && { content: raw.subarray(start, between), signature };
}
