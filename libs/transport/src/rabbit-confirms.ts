import type { ConfirmChannel, Message } from 'amqplib';
import { CONFIRM_TIMEOUT_MS } from './bus';
import type { PublishOutcome, Wekker } from './bus';
import type { Lane } from './lane';

/** Most wake-ups waiting for the broker's word at one time; what comes above it is told `onbekend` instead of being kept in memory. */
const MAX_OUTSTANDING = 5_000;

/** What the broker said about what was published on one confirm channel. */
export class Confirms {
  /** A wait ran out while the broker had confirmed nothing at all since it began: the connection is not to be trusted. */
  silent = false;
  private outstanding = 0;
  private heard = 0;
  private readonly returned = new Set<string>();

  constructor(
    private readonly channel: ConfirmChannel,
    private readonly exchange: string,
  ) {
    // An unroutable message is returned and then confirmed: the return comes first and is what counts.
    channel.on('return', ({ properties }: Message) => this.returned.add(String(properties.messageId)));
  }

  /** Sends, and gives the outcomes in the order given; what the broker has not spoken of in 10 s is `onbekend`. */
  send(wekkers: readonly Wekker[], known: ReadonlySet<Lane>): Promise<PublishOutcome[]> {
    const outcomes = wekkers.map((): PublishOutcome => 'onbekend');
    const heardBefore = this.heard;
    return new Promise((resolve) => {
      let open = wekkers.length;
      const timer = setTimeout(() => {
        this.silent = this.heard === heardBefore;
        resolve([...outcomes]);
      }, CONFIRM_TIMEOUT_MS);
      const settle = (i: number, outcome: PublishOutcome): void => {
        outcomes[i] = outcome;
        open -= 1;
        if (open > 0) return;
        clearTimeout(timer);
        resolve([...outcomes]);
      };
      wekkers.forEach((wekker, i) => {
        if (known.has(wekker.lane))
          this.sendOne(wekker, (outcome) => {
            settle(i, outcome);
          });
        else settle(i, 'niet-bestelbaar');
      });
      if (wekkers.length === 0) settle(0, 'onbekend');
    });
  }

  private sendOne({ wekkerId, lane, reference }: Wekker, settle: (outcome: PublishOutcome) => void): void {
    if (this.outstanding >= MAX_OUTSTANDING) {
      settle('onbekend');
      return;
    }
    const { id, soort, versie } = reference;
    const body = Buffer.from(JSON.stringify({ id, soort, versie }));
    const options = { persistent: true, mandatory: true, messageId: wekkerId, contentType: 'application/json' };
    this.outstanding += 1;
    try {
      this.channel.publish(this.exchange, lane, body, options, (error) => {
        this.outstanding -= 1;
        this.heard += 1;
        const returned = this.returned.delete(wekkerId);
        if (error) settle('onbekend');
        else settle(returned ? 'niet-bestelbaar' : 'bevestigd');
      });
    } catch {
      // The channel closed under our hands: nothing was sent, and the link's own end is logged by its owner.
      this.outstanding -= 1;
      settle('onbekend');
    }
  }
}
