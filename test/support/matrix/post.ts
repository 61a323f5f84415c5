/** The doors of mail: SMTP from a relay that is believed, SMTP with a signature alone, and a mailbox on a real server. */
import type { Inrichting, Partij } from '@schakel/contracts';
import { Afzenders } from '../../../apps/gateway/src/intake/mail/afzender';
import { MailIntake } from '../../../apps/gateway/src/intake/mail/mail-intake';
import { Maildeur } from '../../../apps/gateway/src/intake/mail/maildeur';
import { makeRelays } from '../../../apps/gateway/src/intake/mail/relays';
import { silent, type Wereld } from '../postbuslezer';
import { bied, mailOf, politieAdres, xmlBijlage } from '../mail';
import type { Mailserver } from '../postbus';
import { makeOndertekenaar, type Ondertekenaar } from '../smime';
import type { Basis, Deuren } from './basis';
import { jsonOf } from './basis';
import type { Bericht } from './formaten';

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

const metCertificaat = ({ hub, partijen }: Inrichting, adres: string, { pem }: Ondertekenaar): Pick<Inrichting, 'hub' | 'partijen'> => ({
  hub,
  partijen: partijen.map((partij): Partij => (partij.mailAfzenders?.includes(adres) ? { ...partij, smimeCertificaten: [pem] } : partij)),
});

async function openMaildeur({ acceptance, json, journal }: Basis, { hub, partijen }: Pick<Inrichting, 'hub' | 'partijen'>, omgeving: string) {
  const intake = new MailIntake({ xml: acceptance, json }, journal, new Afzenders({ hub, partijen }, () => new Date()));
  const deur = new Maildeur(intake, makeRelays(hub.maildeur?.relays ?? [], omgeving), silent, { host: '127.0.0.1', port: 0 });
  return { deur, url: await deur.listen() };
}

export async function openPost(basis: Basis, wereld: Wereld, mailserver: Mailserver): Promise<Deuren<'smtp' | 'smtp-ondertekend' | 'imap'>> {
  const ondertekenaars: Readonly<Record<string, Ondertekenaar>> = {
    [politieAdres]: await makeOndertekenaar(politieAdres),
    [zorgAdres]: await makeOndertekenaar(zorgAdres),
  };
  const known = Object.entries(ondertekenaars).reduce<Inrichting>(
    (inrichting, [adres, by]) => ({ ...inrichting, ...metCertificaat(inrichting, adres, by) }),
    basis.inrichting,
  );
  const [los, streng] = [await openMaildeur(basis, basis.inrichting, 'test'), await openMaildeur(basis, known, 'productie')];
  const postbus = await mailserver.postbus();
  wereld.read(postbus);
  const hand = async (url: string, raw: Buffer, from: string): Promise<void> => {
    expect((await bied(url, raw, from)).code).toBe(250);
  };
  return {
    deuren: {
      smtp: async (bericht) => hand(los.url, await mailVan(bericht), afzenderVan(bericht)),
      'smtp-ondertekend': async (bericht) => {
        const from = afzenderVan(bericht);
        await hand(streng.url, await ondertekend(await mailVan(bericht), ondertekenaars[from]!), from);
      },
      imap: async (bericht) => {
        await postbus.put(await mailVan(bericht));
      },
    },
    close: async () => {
      await Promise.all([los, streng].map(({ deur }) => deur.close()));
    },
  };
}
