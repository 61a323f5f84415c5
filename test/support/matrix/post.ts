/** The doors of mail as the gateway opens them: SMTP from a relay that is believed, SMTP with a signature alone, and a mailbox on a real server. */
import type { Inrichting, Partij } from '@schakel/contracts';
import { openMaildeur } from '../../../apps/gateway/src/open-maildeur';
import { openPostbussen } from '../../../apps/gateway/src/open-postbussen';
import { bied, mailOf, politieAdres, xmlBijlage } from '../mail';
import type { Mailserver } from '../postbus';
import { makeOndertekenaar, type Ondertekenaar } from '../smime';
import type { Basis, Deuren } from './basis';
import { jsonOf, onderKenmerk } from './basis';
import type { Bericht } from './formaten';

const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };
const authservId = 'mail.veilig-thuis-gv.example';
const zorgAdres = 'meldingen@zorg-voorbeeld.example';
const afzenderVan = ({ vorm }: Bericht): string => (vorm === 'xml' ? politieAdres : zorgAdres);

/** The mail of an organisation's own program. */
function mailVan(bericht: Bericht): Promise<Buffer> {
  const from = afzenderVan(bericht);
  if (bericht.vorm === 'mail') return mailOf({ from, ...bericht.inhoud });
  if (bericht.vorm === 'xml') return mailOf({ from, attachments: [xmlBijlage(bericht.xml)] });
  return mailOf({ from, attachments: [{ filename: 'melding.json', contentType: 'application/json', content: jsonOf(bericht) }] });
}

/** The same mail, its content signed and its other headers outside of the signature, as mail programs do (RFC 8551). */
function ondertekend(mail: Buffer, by: Ondertekenaar): Promise<Buffer> {
  const [top = '', ...body] = mail.toString('utf8').split('\r\n\r\n');
  const lines = top.split(/\r\n(?![ \t])/);
  const isContent = (line: string): boolean => /^content-/i.test(line);
  const entity = [...lines.filter(isContent), '', body.join('\r\n\r\n')].join('\r\n');
  return by.detached(entity, lines.flatMap((line) => (isContent(line) ? [] : [`${line}\r\n`])).join(''));
}

/** The door of SMTP; in productie only a word of the relay, which says none here, or a signature confirms who sent something. */
async function openSmtp({ intake }: Basis, inrichting: Inrichting, omgeving: 'test' | 'productie') {
  const maildeur = { host: '127.0.0.1', port: 0, tls: undefined };
  const deur = openMaildeur({ maildeur, clamd: undefined, inrichting, omgeving }, intake, silent);
  if (!deur) throw new Error('the mail door has an address and did not open');
  return { deur, url: await deur.listen() };
}

async function openImap({ intake, inrichting }: Basis, mailserver: Mailserver) {
  const [kist, { host, port, password: wachtwoord }] = [await mailserver.postbus(), mailserver];
  const postbus = { id: 'matrix', adres: `imap://${host}:${port}`, gebruiker: kist.gebruiker, wachtwoord, map: 'INBOX', authservId };
  const hub = { ...inrichting.hub, postbussen: [postbus] };
  const lezers = openPostbussen({ inrichting: { ...inrichting, hub }, omgeving: 'test', clamd: undefined }, intake, silent);
  lezers.start();
  return { kist, lezers };
}

export async function openPost(basis: Basis, mailserver: Mailserver): Promise<Deuren<'smtp' | 'smtp-ondertekend' | 'imap'>> {
  const ondertekenaars = new Map<string, Ondertekenaar>();
  for (const adres of [politieAdres, zorgAdres]) ondertekenaars.set(adres, await makeOndertekenaar(adres));
  const metCertificaat = (partij: Partij): Partij => {
    const by = ondertekenaars.get(partij.mailAfzenders?.[0] ?? '');
    return by ? { ...partij, smimeCertificaten: [by.pem] } : partij;
  };
  const { inrichting } = basis;
  const los = await openSmtp(basis, inrichting, 'test');
  const streng = await openSmtp(basis, { ...inrichting, partijen: inrichting.partijen.map(metCertificaat) }, 'productie');
  const { kist, lezers } = await openImap(basis, mailserver);
  const hand = async (url: string, raw: Buffer, from: string): Promise<void> => {
    expect((await bied(url, raw, from)).code).toBe(250);
  };
  return {
    deuren: {
      smtp: onderKenmerk(async (bericht) => hand(los.url, await mailVan(bericht), afzenderVan(bericht))),
      'smtp-ondertekend': onderKenmerk(async (bericht) => {
        const from = afzenderVan(bericht);
        await hand(streng.url, await ondertekend(await mailVan(bericht), ondertekenaars.get(from)!), from);
      }),
      imap: onderKenmerk(async (bericht) => kist.put(await mailVan(bericht))),
    },
    close: async () => {
      await Promise.all([los.deur.close(), streng.deur.close(), lezers.stop()]);
    },
  };
}
