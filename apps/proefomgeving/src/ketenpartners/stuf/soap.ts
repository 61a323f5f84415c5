/** SOAP 1.1 with a StUF message as its body, and the two confirmations of StUF 03.01. */
import { randomUUID } from 'node:crypto';
import type { Fault } from './shape';
import { NS, declarations } from './namespaces';
import type { Stuurgegevens, Systeem } from './stuurgegevens';
import { writeStuurgegevens } from './stuurgegevens';
import { tag, textTag } from './xml';
import type { XmlElement } from './xml';

const DECLARATION = '<?xml version="1.0" encoding="UTF-8"?>\n';
const ACTION = 'www.stufstandaarden.nl/koppelvlak/jz0100/';

/** An answer on the wire. 500 is what SOAP 1.1 prescribes for a fault. */
export interface SoapAnswer {
  readonly status: number;
  readonly body: string;
}

/** Header value, quotes included: the action of the published WSDL, which has no scheme. */
export function soapAction(functie: string): string {
  return `"${ACTION}${functie}"`;
}

/** The message that the action names, or undefined when this is no action of the koppelvlak. Quotes are optional here. */
export function functieOf(action: string | undefined): string | undefined {
  return /^"?www\.stufstandaarden\.nl\/koppelvlak\/jz0100\/(\w+)"?$/.exec(action ?? '')?.[1];
}

/** Puts a message in an envelope. */
export function envelope(content: string): string {
  return `${DECLARATION}${tag('soapenv:Envelope', tag('soapenv:Body', content), declarations('soapenv'))}`;
}

/** The one message in the body of an envelope; undefined when there is no envelope or not exactly one message. */
export function opened(root: XmlElement): XmlElement | undefined {
  const isSoap = (element: XmlElement, name: string): boolean => element.ns === NS.soapenv && element.name === name;
  const body = isSoap(root, 'Envelope') ? root.children.find((each) => isSoap(each, 'Body')) : undefined;
  return body?.children.length === 1 ? body.children[0] : undefined;
}

/** Bv03Bericht: received and readable; says nothing about what will come of it. */
export function bv03(question: Stuurgegevens, self: Systeem, now: Date): SoapAnswer {
  const content = tag('StUF:Bv03Bericht', header('Bv03', question, self, now), declarations('StUF'));
  return { status: 200, body: envelope(content) };
}

/** Fo03Bericht in a SOAP fault: cannot be taken, and sending the same again will not help. Details are places, never values. */
export function fo03(question: Stuurgegevens, self: Systeem, now: Date, faults: readonly Fault[]): SoapAnswer {
  const details = faults.map(({ location, fault }) => `${location}: ${fault}`).join('; ');
  const body = tag('StUF:body', [
    textTag('StUF:code', 'StUF055'),
    textTag('StUF:plek', 'client'),
    textTag('StUF:omschrijving', 'Bericht is niet conform het koppelvlak'),
    textTag('StUF:details', details.slice(0, 1000)),
  ]);
  const detail = tag('StUF:Fo03Bericht', header('Fo03', question, self, now) + body, declarations('StUF'));
  const fault = [textTag('faultcode', 'soapenv:Client'), textTag('faultstring', 'StUF055'), tag('detail', detail)];
  return { status: 500, body: envelope(tag('soapenv:Fault', fault)) };
}

function header(berichtcode: 'Bv03' | 'Fo03', question: Stuurgegevens, self: Systeem, now: Date): string {
  return writeStuurgegevens('StUF', {
    berichtcode,
    zender: self,
    ontvanger: question.zender,
    referentienummer: randomUUID(),
    tijdstip: now,
    crossRefnummer: question.referentienummer,
  });
}
