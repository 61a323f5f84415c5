/** An organisation's mail program that signs: keys, a certificate on its address, and mails by RFC 8551. */
import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import * as x509 from '@peculiar/x509';
import { Certificate, ContentInfo, CryptoEngine, EncapsulatedContentInfo, IssuerAndSerialNumber, SignedData, SignerInfo } from 'pkijs';
import { OctetString } from 'asn1js';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const engine = new CryptoEngine({ name: 'node', crypto: webcrypto as never });
const data = '1.2.840.113549.1.7.1';
const signed = '1.2.840.113549.1.7.2';
const day = 86_400_000;

export interface Ondertekenaar {
  readonly pem: string;
  /** A mail around a MIME entity, with the signature beside it. */
  detached(entity: string, head: string): Promise<Buffer>;
  /** A mail with the entity inside the signature. */
  opaque(entity: string, head: string): Promise<Buffer>;
}

/** @param dagen from and until when the certificate counts, in days from now */
export async function makeOndertekenaar(adres: string, dagen: readonly [number, number] = [-1, 30]): Promise<Ondertekenaar> {
  x509.cryptoProvider.set(webcrypto as never);
  const keys = (await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify'])) as unknown as CryptoKeys;
  const [notBefore, notAfter] = dagen.map((each) => new Date(Date.now() + each * day));
  const extensions = [new x509.SubjectAlternativeNameExtension([{ type: 'email', value: adres }])];
  const made = { name: 'CN=afdeling', keys: keys as never, signingAlgorithm: algorithm, extensions };
  const self = await x509.X509CertificateGenerator.createSelfSigned({ ...made, ...(notBefore && notAfter ? { notBefore, notAfter } : {}) });
  const certificate = Certificate.fromBER(self.rawData);
  const sign = async (content: Buffer, inside: boolean): Promise<string> => {
    const eContent = inside ? { eContent: new OctetString({ valueHex: bytes(content) }) } : {};
    const sid = new IssuerAndSerialNumber({ issuer: certificate.issuer, serialNumber: certificate.serialNumber });
    const cms = new SignedData({
      version: 1,
      encapContentInfo: new EncapsulatedContentInfo({ eContentType: data, ...eContent }),
      signerInfos: [new SignerInfo({ version: 1, sid })],
      certificates: [certificate],
    });
    await cms.sign(keys.privateKey, 0, 'SHA-256', inside ? undefined : bytes(content), engine);
    return lines(Buffer.from(new ContentInfo({ contentType: signed, content: cms.toSchema(true) }).toSchema().toBER(false)));
  };
  return {
    pem: self.toString('pem'),
    detached: async (entity, head) => {
      const signature = await sign(Buffer.from(entity), false);
      const part = `Content-Type: application/pkcs7-signature; name=smime.p7s\r\nContent-Transfer-Encoding: base64\r\n\r\n${signature}\r\n`;
      const type = 'Content-Type: multipart/signed; protocol="application/pkcs7-signature"; micalg=sha-256; boundary="getekend"';
      return Buffer.from(`${head}${type}\r\n\r\n--getekend\r\n${entity}\r\n--getekend\r\n${part}\r\n--getekend--\r\n`);
    },
    opaque: async (entity, head) => {
      const type = 'Content-Type: application/pkcs7-mime; smime-type=signed-data; name=smime.p7m\r\nContent-Transfer-Encoding: base64';
      return Buffer.from(`${head}${type}\r\n\r\n${await sign(Buffer.from(entity), true)}\r\n`);
    },
  };
}

interface CryptoKeys {
  readonly privateKey: unknown;
  readonly publicKey: unknown;
}
const bytes = (content: Buffer): ArrayBuffer => new Uint8Array(content).buffer;
const lines = (content: Buffer): string => (content.toString('base64').match(/.{1,76}/g) ?? []).join('\r\n');
