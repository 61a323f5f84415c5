import { RejectError, RetryLaterError } from '@schakel/contracts';
import type { EbmsAdapter } from '../digikoppeling/ebms-adapter';
import { Channel, UnknownOutcomeError, type Bestemming, type Bezorging } from './channel';

/** What the adapter knows of a message of ours, in its own words. */
const under = 'CREATED';
const delivered = 'DELIVERED';
const failed = ['DELIVERY_FAILED', 'EXPIRED'];

const pattern = /^([0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})(?:\.\d+)?@(.+)$/;

/** The number of an ebMS message: that of the verzending, and from the second time that a person asked for it also which time. */
const messageIdOf = (verzending: string, keer: number, domein: string): string => `${verzending}${keer > 1 ? `.${keer}` : ''}@${domein}`;

/** The verzending that an ebMS message of ours carries; undefined when it is not of ours. */
export function verzendingOf(messageId: string, domein: string): string | undefined {
  const [, verzending, where] = pattern.exec(messageId) ?? [];
  return where === domein ? verzending : undefined;
}

/**
 * Digikoppeling ebMS2 by the adapter beside the hub. `aangenomen` means that the adapter brings it, and tells later whether it arrived. Nothing goes
 * out before the adapter was asked whether it has it already, so that trying again after any failure makes no second message.
 */
export class DigikoppelingChannel extends Channel {
  /** @param domein of our message ids; it never changes, or what was sent is not recognised any more */
  constructor(
    private readonly adapter: Pick<EbmsAdapter, 'message' | 'send'>,
    private readonly domein: string,
  ) {
    super();
  }

  /** @throws UnknownOutcomeError `niet-bezorgd` when the adapter gave up: then a person asks the recipient, and may send it again */
  override async deliver(wire: Buffer, { ebms }: Bestemming, verzendingId: string): Promise<Bezorging> {
    if (!ebms) throw new RejectError('inrichting-ongeldig', [{ code: 'inrichting-ongeldig', location: 'kanaal/digikoppeling' }]);
    const { opnieuw, ...adres } = ebms;
    const { status, keren } = await this.known(verzendingId);
    if (status === delivered) return { uitkomst: 'bevestigd' };
    const gone = status !== undefined && failed.includes(status);
    if (status !== undefined && !gone && status !== under) throw new RetryLaterError('partner-antwoord-onleesbaar');
    if (gone && !opnieuw) throw new UnknownOutcomeError('niet-bezorgd');
    if (status === under) return { uitkomst: 'aangenomen' };
    const messageId = messageIdOf(verzendingId, keren + 1, this.domein);
    await this.adapter.send({ ...adres, messageId, conversationId: verzendingId, bytes: wire });
    return { uitkomst: 'aangenomen' };
  }

  /** How often it went out, and what the adapter knows of the last time. */
  private async known(verzending: string): Promise<{ keren: number; status: string | undefined }> {
    let status: string | undefined;
    for (let keren = 0; ; keren += 1) {
      const message = await this.adapter.message(messageIdOf(verzending, keren + 1, this.domein));
      if (!message) return { keren, status };
      status = message.status;
    }
  }
}
