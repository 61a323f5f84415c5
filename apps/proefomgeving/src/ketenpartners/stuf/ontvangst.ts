/** What every partner does with a SOAP request: hold it against the shapes it knows, confirm or refuse. */
import { createHash } from 'node:crypto';
import type { IncomingHttpHeaders } from 'node:http';
import { check } from './shape';
import type { ElementShape, Fault } from './shape';
import { bv03, fo03, functieOf, opened } from './soap';
import type { SoapAnswer } from './soap';
import { readStuurgegevens } from './stuurgegevens';
import type { Stuurgegevens, Systeem } from './stuurgegevens';
import { UnreadableXmlError, parseXml } from './xml';
import type { XmlElement } from './xml';

/** A question or report that is right in every part. */
export interface Bericht {
  readonly root: XmlElement;
  readonly stuurgegevens: Stuurgegevens;
}

/**
 * Judges what comes in. The same message again (same sender, reference and bytes) is confirmed again and not handed on; the same reference
 * with other bytes is refused.
 */
export class Ontvangst {
  private readonly seen = new Map<string, string>();

  /** @param onBericht gets each good message once; must not throw */
  constructor(
    private readonly self: Systeem,
    private readonly shapes: readonly ElementShape[],
    private readonly onBericht: (bericht: Bericht) => void,
  ) {}

  /** As if nothing had ever come in. */
  forget(): void {
    this.seen.clear();
  }

  take(body: string, headers: IncomingHttpHeaders, now: Date): SoapAnswer {
    const root = readMessage(body);
    const stuurgegevens = readStuurgegevens(root);
    const faults = root === undefined ? [{ location: 'Envelope', fault: 'onverwacht' } as const] : this.judge(root, headers);
    if (root === undefined || faults.length > 0) return fo03(stuurgegevens, this.self, now, faults);
    return this.takeOnce({ root, stuurgegevens }, body, now);
  }

  private judge(root: XmlElement, headers: IncomingHttpHeaders): readonly Fault[] {
    const shape = this.shapes.find((each) => each.name === root.name);
    if (shape === undefined) return [{ location: root.name, fault: 'onverwacht' }];
    return [...checkHeaders(root.name, headers), ...check(root, shape), ...this.checkAddressee(root)];
  }

  private checkAddressee(root: XmlElement): readonly Fault[] {
    const { ontvanger } = readStuurgegevens(root);
    const location = `${root.name}/stuurgegevens/ontvanger/organisatie`;
    return ontvanger.organisatie === this.self.organisatie ? [] : [{ location, fault: 'waarde' }];
  }

  private takeOnce(bericht: Bericht, body: string, now: Date): SoapAnswer {
    const { zender, referentienummer } = bericht.stuurgegevens;
    const key = `${zender.organisatie} ${referentienummer}`;
    const digest = createHash('sha256').update(body).digest('hex');
    const earlier = this.seen.get(key);
    const location = `${bericht.root.name}/stuurgegevens/referentienummer`;
    if (earlier !== undefined && earlier !== digest) return fo03(bericht.stuurgegevens, this.self, now, [{ location, fault: 'te-vaak' }]);
    this.seen.set(key, digest);
    if (earlier === undefined) this.onBericht(bericht);
    return bv03(bericht.stuurgegevens, this.self, now);
  }
}

function readMessage(body: string): XmlElement | undefined {
  try {
    return opened(parseXml(body));
  } catch (error) {
    if (error instanceof UnreadableXmlError) return undefined;
    throw error;
  }
}

function checkHeaders(functie: string, headers: IncomingHttpHeaders): readonly Fault[] {
  const isXml = /^text\/xml\b/i.test(headers['content-type'] ?? '');
  const action = headers['soapaction'];
  const isAction = typeof action === 'string' && functieOf(action) === functie;
  return [
    ...(isXml ? [] : [{ location: 'Content-Type', fault: 'waarde' } as const]),
    ...(isAction ? [] : [{ location: 'SOAPAction', fault: 'waarde' } as const]),
  ];
}
