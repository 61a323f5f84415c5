import { gevondenVelden, heeftDringendeWoorden } from '@schakel/ketenpartners';
import { Afzenders } from '../../../apps/gateway/src/intake/mail/afzender';
import { mayAnswer } from '../../../apps/gateway/src/intake/mail/may-answer';
import { readMail, sortBijlagen, type Mail } from '../../../apps/gateway/src/intake/mail/read-mail';
import { docxOf, mimeOf, pdfOf, zipOf } from '../../../libs/ketenpartners/src/mail/testing/documents';
import { deliveredInrichting } from '../../support/inrichting';
import { melding } from '../../support/journey';
import { politieAdres } from '../../support/mail';
import { makeOndertekenaar } from '../../support/smime';
import type { Decoder } from '../law';
import { canary } from '../tokens';

const form = [
  'Naam melder: J. de Wit',
  'Kind 1',
  'Naam: K. de Wit',
  'Geboren: 3 februari 2019',
  `Telefoon: 06, 07 / 08`,
  `Situatie: ${canary}`,
  'gaat verder',
];
const text = form.join('\r\n');
const html = `<table>${form.map((line) => `<tr><td>${line.replace(': ', '</td><td>')}</td></tr>`).join('')}</table><p>${canary}</p>`;
const xmlBijlage = { naam: 'melding.xml', type: 'application/xml', bytes: Buffer.from(melding({ referentienummer: 'M-1' })) };
const head = `From: ${politieAdres}\r\nSubject: =?utf-8?Q?${canary}?=\r\nMIME-Version: 1.0\r\n`;
const forwarded = Buffer.from(`${head}Content-Type: message/rfc822\r\n\r\n${mimeOf({ text }).toString('latin1')}`);

/** As the mail door judges it before it writes anything down. */
async function judge(afzenders: Afzenders, raw: Buffer): Promise<readonly string[]> {
  const mail = await readMail(raw);
  if (!mail) return [];
  const oordeel = await afzenders.judge(mail, { raw, vertrouwd: false });
  sortBijlagen(mail);
  mayAnswer(mail, politieAdres);
  return [...(oordeel.partij ? [] : [oordeel.fout]), ...afzenders.redenenIn(mail), ...found(mail)];
}

function found(mail: Mail): readonly string[] {
  if (mail.lezing) heeftDringendeWoorden(mail.lezing, ['mes', canary]);
  return gevondenVelden(mail, [], ['mes']).aanwijzingen;
}

/** Of a small mail: the largest honest one takes a second, and what reads it may not hold up the process for that long. */
const limits = { limitMs: 8_000, share: 4 };

export async function mailDecoders(): Promise<readonly Decoder[]> {
  const signer = await makeOndertekenaar(politieAdres);
  const { hub, partijen } = deliveredInrichting();
  const signed = partijen.map((each) => (each.mailAfzenders?.includes(politieAdres) ? { ...each, smimeCertificaten: [signer.pem] } : each));
  const afzenders = new Afzenders({ hub, partijen: signed }, () => new Date());
  const entity = mimeOf({ text })
    .toString('latin1')
    .replace(/^(From|Subject|MIME-Version):.*\r\n/gm, '');
  const inBijlage = (naam: string, seeds: readonly Buffer[], pack = (bytes: Buffer): Buffer => bytes): Decoder => ({
    ...limits,
    naam: `an attachment ${naam}`,
    seeds,
    read: (bytes) => judge(afzenders, mimeOf({ text: 'Zie bijlage', bijlage: { naam, bytes: pack(bytes) } })),
  });
  return [
    {
      ...limits,
      naam: 'mail',
      seeds: [
        mimeOf({ text }),
        mimeOf({ html }),
        mimeOf({ text, bijlage: xmlBijlage }),
        forwarded,
        await signer.detached(entity, head),
        await signer.opaque(entity, head),
      ],
      read: (raw) => judge(afzenders, raw),
    },
    inBijlage('a.pdf', [pdfOf(form)]),
    inBijlage('a.docx', [docxOf(form)]),
    inBijlage('b.docx', [Buffer.from(documentXml())], (bytes) => zipOf('word/document.xml', bytes)),
    inBijlage('a.html', [Buffer.from(html)]),
  ];
}

const documentXml = (): string =>
  `<w:document><w:body><w:tbl><w:tr><w:tc><w:p><w:r><w:t>Naam melder</w:t></w:r></w:p></w:tc><w:tc><w:p><w:t>${canary}</w:t></w:p></w:tc></w:tr></w:tbl></w:body></w:document>`;
