import type { Fout, SoortIn } from '@schakel/contracts';
import { RejectError, RetryLaterError } from '@schakel/contracts';
import { soortenIn } from './berichten-in';
import { bekendeFoutcode } from './bv03-fo03';
import type { RawEnvelope, ReadMessage, XmlAnswer, XmlKind, XmlSettings } from './xml-settings';
import { xmlSettings } from './xml-settings';
import type { XmlJob } from './xml-thread';
import { XmlThread } from './xml-thread';

/** What the doors need to know of an inbound StUF message; the rest stays in `bericht` until afhandeling reads it. */
export interface XmlEnvelope {
  readonly soort: SoortIn;
  /** Name of the root element, `vtMeldingDi01` and so on. */
  readonly wortel: string;
  readonly referentienummer?: string;
  readonly crossRefnummer?: string;
  /** OIN of the sender as the message says it; the door checks that the client may speak for it. */
  readonly zender: string;
  readonly ontvanger: string;
  readonly dringend: boolean;
  /** Codes of the indicators that made it urgent (urgentie-aanwijzingen.ts). */
  readonly aanwijzingen: readonly string[];
  /** Places of values that the schema accepts and a person must look at. */
  readonly twijfel: string[];
  /** The Di01 itself, without SOAP envelope, in UTF-8; of a Bv03 or Fo03 what it means, as JSON of its soort. */
  readonly bericht: Buffer;
}

/** A refusal that still knows who sent the message, when that could be read: it can then stand on the list of refused reports. */
export class RefusedXml extends RejectError {
  constructor(
    code: Fout['code'],
    fouten: readonly Fout[],
    readonly envelope?: Partial<XmlEnvelope>,
  ) {
    super(code, fouten);
    this.name = 'RefusedXml';
  }
}

const soorten: Readonly<Record<string, SoortIn>> = soortenIn;

/** What a confirmation or a refusal of our message means is all that is kept of it. */
const betekenissen: Readonly<Record<string, (raw: RawEnvelope) => object>> = {
  Bv03Bericht: ({ crossRefnummer }) => ({ verzending: crossRefnummer, uitkomst: 'bezorgd' }),
  Fo03Bericht: ({ crossRefnummer, foutcode }) => ({ verzending: crossRefnummer, foutcode: bekendeFoutcode(foutcode) }),
};

export interface XmlReaderOptions {
  readonly threads?: number;
  /** Milliseconds that one message may take; default 2000. */
  readonly limitMs?: number;
  /** A thread is renewed after this many messages; default 50,000. */
  readonly renewAfter?: number;
  readonly settings?: XmlSettings;
}

/**
 * Reads and checks inbound StUF-Jeugdzorg 1.0.9 messages outside the event loop: DOCTYPE, well-formedness, schema, fixed values, envelope, doubt.
 * Keeps no message. Several reads may run at once; each goes to the thread with the least work. The size is the door's to check.
 */
export class XmlReader {
  private readonly settings: XmlSettings;
  private readonly threads: XmlThread[];
  private closed = false;

  constructor(private readonly options: XmlReaderOptions = {}) {
    this.settings = options.settings ?? xmlSettings();
    this.threads = Array.from({ length: options.threads ?? 1 }, () => this.start());
  }

  /**
   * @throws RefusedXml with every fout at once; code `niet-welgevormd`, `doctype-geweigerd`, `onbekend-bericht` or `schema-ongeldig`
   * @throws RejectError `te-lang-bezig` when the message took more than the limit
   * @throws RetryLaterError when the thread fell twice through the fault of others, or after close
   */
  async read(body: Buffer, kind: XmlKind): Promise<XmlEnvelope> {
    const answer = await new Promise<XmlAnswer>((resolve, reject) => {
      if (this.closed) reject(new RetryLaterError('tijdelijk-niet-beschikbaar'));
      else this.leastLoaded().take({ kind, body, falls: 0, resolve, reject });
    });
    if (answer.code === undefined) return toEnvelope(answer.envelope, body);
    throw new RefusedXml(answer.code, answer.fouten, answer.envelope && known(answer.envelope));
  }

  /** Ends the threads; messages in hand are not waited for. */
  async close(): Promise<void> {
    this.closed = true;
    await Promise.all(this.threads.map((thread) => thread.end()));
  }

  private start(): XmlThread {
    const { limitMs = 2000 } = this.options;
    return new XmlThread({
      settings: this.settings,
      limitMs,
      onFall: (innocents) => {
        this.hand(innocents);
      },
    });
  }

  private leastLoaded(): XmlThread {
    const [best] = [...this.threads].sort((a, b) => a.load - b.load);
    if (!best) throw new RetryLaterError('tijdelijk-niet-beschikbaar');
    return best.ended || best.taken >= (this.options.renewAfter ?? 50_000) ? this.renew(best) : best;
  }

  /** The old thread finishes what it has; WASM memory never shrinks, so now and then it must go. */
  private renew(old: XmlThread): XmlThread {
    const fresh = this.start();
    this.threads[this.threads.indexOf(old)] = fresh;
    if (!old.ended) old.retire();
    return fresh;
  }

  /** A fallen thread is replaced when there is work again, not before: one that cannot start must not be started for ever. */
  private hand(jobs: readonly XmlJob[]): void {
    for (const job of jobs) this.leastLoaded().take(job);
  }
}

function known({ foutcode: _, ...raw }: RawEnvelope): Partial<XmlEnvelope> {
  const soort = soorten[raw.wortel];
  return { ...raw, ...(soort ? { soort } : {}), dringend: raw.aanwijzingen.length > 0 };
}

function toEnvelope(message: ReadMessage, body: Buffer): XmlEnvelope {
  const { aanwijzingen, foutcode: _, bericht, ...raw } = message;
  const soort = soorten[raw.wortel];
  if (!soort) throw new RejectError('onbekend-bericht');
  return {
    ...raw,
    soort,
    zender: raw.zender ?? '',
    ontvanger: raw.ontvanger ?? '',
    aanwijzingen,
    dringend: aanwijzingen.length > 0,
    bericht: betekenisOf(message) ?? (bericht ? Buffer.from(bericht.buffer, bericht.byteOffset, bericht.byteLength) : body),
  };
}

function betekenisOf(message: RawEnvelope): Buffer | undefined {
  const betekenis = betekenissen[message.wortel];
  return betekenis && Buffer.from(JSON.stringify(betekenis(message)));
}
