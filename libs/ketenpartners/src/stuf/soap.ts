import { RejectError } from '@schakel/contracts';
import { namespaces } from './namespaces';
import type { XmlNode } from './xml-tree';
import { at, parseXml } from './xml-tree';

/** Puts a message in a SOAP 1.1 envelope, byte for byte; the XML declaration of the message is left out. */
export function wrapSoap(bericht: Buffer): Buffer {
  const text = bericht.toString('utf8').replace(/^\uFEFF?<\?xml[^>]*\?>\s*/, '');
  const open = `<?xml version="1.0" encoding="UTF-8"?>\n<soap:Envelope xmlns:soap="${namespaces.soap}"><soap:Body>`;
  return Buffer.from(`${open}${text}</soap:Body></soap:Envelope>`);
}

/** A SOAP 1.1 fault around a message; `wie` is at fault. The text is ours and says nothing of the content. */
export function wrapFault(wie: 'Client' | 'Server', tekst: string, detail: Buffer): Buffer {
  const inner = detail.toString('utf8').replace(/^<\?xml[^>]*\?>\s*/, '');
  const fault = `<soap:Fault><faultcode>soap:${wie}</faultcode><faultstring>${tekst}</faultstring><detail>${inner}</detail></soap:Fault>`;
  return wrapSoap(Buffer.from(fault));
}

/**
 * The message in the Body of an answer: the one element, or the detail of a fault.
 * @throws RejectError `partner-antwoord-onleesbaar` for anything that is no SOAP 1.1 answer
 */
export function unwrapSoap(bytes: Buffer): XmlNode {
  const body = at(readAnswer(bytes), 'soap:Body');
  const content = body?.kinderen[0];
  const message = content?.naam === 'soap:Fault' ? content.kinderen.find(({ naam }) => naam === 'detail')?.kinderen[0] : content;
  if (!message) throw new RejectError('partner-antwoord-onleesbaar');
  return message;
}

function readAnswer(bytes: Buffer): XmlNode {
  if (/<!DOCTYPE/i.test(bytes.toString('latin1'))) throw new RejectError('partner-antwoord-onleesbaar');
  const root = parseXml(bytes);
  if (root.naam !== 'soap:Envelope') throw new RejectError('partner-antwoord-onleesbaar');
  return root;
}
