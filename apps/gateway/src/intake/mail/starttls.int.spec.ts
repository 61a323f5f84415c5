import 'reflect-metadata';
import { webcrypto } from 'node:crypto';
import { mkdtempSync, rmSync, writeFileSync } from 'node:fs';
import { tmpdir } from 'node:os';
import { join } from 'node:path';
import * as x509 from '@peculiar/x509';
import { XmlReader } from '@schakel/ketenpartners';
import { JournalAppender } from '@schakel/store/journal-append';
import { createTransport } from 'nodemailer';
import { freshStore, type FreshStore } from '../../../../../test/support/database';
import { deliveredInrichting } from '../../../../../test/support/inrichting';
import { melding } from '../../../../../test/support/journey';
import { mailOf, politieAdres, xmlBijlage } from '../../../../../test/support/mail';
import { openMaildeur } from '../../open-maildeur';

const algorithm = { name: 'RSASSA-PKCS1-v1_5', hash: 'SHA-256', publicExponent: new Uint8Array([1, 0, 1]), modulusLength: 2048 };
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const xml = new XmlReader();
const dir = mkdtempSync(join(tmpdir(), 'starttls-'));
const tls = { sleutel: join(dir, 'sleutel.pem'), certificaat: join(dir, 'certificaat.pem') };
let store: FreshStore;
let ca: string;

/** A key and a certificate of the mail door on disk, as the settings name them. */
async function makeCertificate(): Promise<string> {
  x509.cryptoProvider.set(webcrypto as never);
  const keys = await webcrypto.subtle.generateKey(algorithm, true, ['sign', 'verify']);
  const extensions = [new x509.SubjectAlternativeNameExtension([{ type: 'ip', value: '127.0.0.1' }])];
  const made = { name: 'CN=maildeur', keys: keys as never, signingAlgorithm: algorithm, extensions };
  const certificate = (await x509.X509CertificateGenerator.createSelfSigned(made)).toString('pem');
  const key = x509.PemConverter.encode(await webcrypto.subtle.exportKey('pkcs8', keys.privateKey), 'PRIVATE KEY');
  writeFileSync(tls.sleutel, key, { mode: 0o600 });
  writeFileSync(tls.certificaat, certificate);
  return certificate;
}
beforeAll(async () => {
  store = await freshStore();
  ca = await makeCertificate();
});
afterAll(async () => {
  await xml.close();
  await store.drop();
  rmSync(dir, { recursive: true });
});

test('a relay that demands STARTTLS brings its mail under TLS, and one that does not know our certificate brings nothing', async () => {
  const journal = new JournalAppender(store.open('intake', 2), await store.vault('intake'));
  const maildeur = { host: '127.0.0.1', port: 0, tls };
  const door = openMaildeur({ maildeur, clamd: undefined, inrichting: deliveredInrichting(), omgeving: 'test' }, { xml, journal }, silent);
  const url = (await door?.listen()) ?? '';
  const message = {
    envelope: { from: politieAdres, to: ['meldingen@veilig-thuis-gv.example'] },
    raw: await mailOf({ attachments: [xmlBijlage(melding())] }),
  };
  const known = createTransport({ url, requireTLS: true, tls: { ca } });
  const stranger = createTransport({ url, requireTLS: true });
  await expect(stranger.sendMail(message)).rejects.toThrow('self-signed certificate');
  expect(((await known.sendMail(message)) as { response: string }).response).toMatch(/^250 /);
  const { rows } = await store.owner.query<{ soort: string }>("select soort from journal where soort <> 'mailontvangst'");
  expect(rows).toEqual([{ soort: 'vt-melding' }]);
  known.close();
  stranger.close();
  await door?.close();
});
