import { randomUUID } from 'node:crypto';
import type { Bus, Delivered, Lane, Wekker } from '@schakel/transport';
import { eventually } from '../support/eventually';
import type { Wire } from '../support/wire';

/** One bus under test, with everything that only its own kind knows. */
export interface BusUnderTest {
  /** A bus on a name space that no other test uses; each call gives another client of the same one. */
  bus(): Bus;
  /** What every client of it is connected by. */
  readonly wire: Wire;
  /** The bytes of every waiting wake-up, as they lie in the broker. */
  peek(lane: Lane): Promise<string[]>;
  /** Puts bytes in a lane that no reference can be read from. */
  spoil(lane: Lane): Promise<void>;
  /** What an operator does by mistake: everything that waits in the lane is gone, the lane itself too where it can be. */
  wipe(lane: Lane): Promise<void>;
  close(): Promise<void>;
}

export const LANES: readonly Lane[] = ['afhandeling.dringend', 'afhandeling.normaal', 'verzending.rvdk.normaal'];
export const LANE: Lane = 'afhandeling.normaal';
export const OPTIONS = { prefetch: 128, batch: 64 };

export const wekker = (lane: Lane = LANE): Wekker => ({
  wekkerId: randomUUID(),
  lane,
  reference: { id: randomUUID(), soort: 'vt-melding.v1', versie: 1 },
});
export const wekkers = (count: number, lane: Lane = LANE): Wekker[] => Array.from({ length: count }, () => wekker(lane));

/** Waits until the bus says it is there. */
export const connected = (bus: Bus): Promise<void> =>
  eventually(() => {
    expect(bus.state()).toBe('verbonden');
  }, 60_000);

/** A handler that remembers, in order. */
export class Reader {
  readonly batches: (readonly Delivered[])[] = [];
  readonly handle = async (batch: readonly Delivered[]): Promise<void> => {
    await this.before(batch);
    this.batches.push(batch);
  };
  constructor(private readonly before: (batch: readonly Delivered[]) => Promise<void> | void = () => undefined) {}
  get ids(): string[] {
    return this.batches.flat().map(({ wekkerId }) => wekkerId);
  }
  async has(wanted: readonly Wekker[], timeoutMs = 60_000): Promise<void> {
    await eventually(() => {
      expect(new Set(this.ids)).toEqual(new Set(wanted.map(({ wekkerId }) => wekkerId)));
    }, timeoutMs);
  }
}

/** A promise that a test settles by hand. */
export function gate(): { readonly passed: Promise<void>; open: () => void } {
  let open: () => void = () => undefined;
  const passed = new Promise<void>((resolve) => (open = resolve));
  return { passed, open };
}

/** What every bus promises. `make` is called once per test. */
export function busConformance(name: string, make: () => Promise<BusUnderTest>): void {
  describe(`a bus on ${name}`, () => {
    let under: BusUnderTest;
    let bus: Bus;

    beforeEach(async () => {
      under = await make();
      bus = under.bus();
      await connected(bus);
    });
    afterEach(async () => {
      await bus.close();
      await under.close();
      await under.wire.cut();
    });

    it('delivers what it confirmed', async () => {
      const sent = wekkers(200);
      const reader = new Reader();
      await bus.subscribe(LANE, reader.handle, OPTIONS);
      expect(await bus.publish(sent)).toEqual(sent.map(() => 'bevestigd'));
      await reader.has(sent);
      expect(reader.batches.flat().map(({ reference, lane }) => ({ reference, lane }))).toEqual(
        expect.arrayContaining(sent.map(({ reference, lane }) => ({ reference, lane }))),
      );
    });

    it('hands over a wake-up that was published twice without harm', async () => {
      const twice = wekker();
      const reader = new Reader();
      expect(await bus.publish([twice])).toEqual(['bevestigd']);
      expect(await bus.publish([twice])).toEqual(['bevestigd']);
      await bus.subscribe(LANE, reader.handle, OPTIONS);
      await reader.has([twice]);
    });

    it('delivers again what a reader threw at', async () => {
      const sent = wekkers(10);
      let throws = 3;
      const reader = new Reader(() => {
        if (throws-- > 0) throw new Error('de database is weg');
      });
      await bus.subscribe(LANE, reader.handle, OPTIONS);
      await bus.publish(sent);
      await reader.has(sent);
      expect(reader.batches.flat().some(({ redelivered }) => redelivered)).toBe(true);
    });

    it('does not acknowledge before the reader resolved', async () => {
      const sent = wekkers(3);
      const hold = gate();
      const taken = gate();
      const stuck = new Reader(() => {
        taken.open();
        return hold.passed;
      });
      const first = under.bus();
      const subscription = await first.subscribe(LANE, stuck.handle, OPTIONS);
      await connected(first);
      await bus.publish(sent);
      await taken.passed;
      await subscription.close(0);
      const second = new Reader();
      await bus.subscribe(LANE, second.handle, OPTIONS);
      await second.has(sent);
      hold.open();
      await first.close();
    });

    it('waits at a stop for what is in hand, so that it comes only once', async () => {
      const hold = gate();
      const taken = gate();
      const reader = new Reader(() => {
        taken.open();
        return hold.passed;
      });
      const subscription = await bus.subscribe(LANE, reader.handle, OPTIONS);
      const sent = wekkers(1);
      await bus.publish(sent);
      await taken.passed;
      const closing = subscription.close();
      hold.open();
      await closing;
      expect(reader.ids).toEqual([sent[0]!.wekkerId]);
      await eventually(async () => {
        expect(await bus.depth([LANE])).toEqual([
          { lane: LANE, waiting: 0 },
          { lane: 'dood', waiting: 0 },
        ]);
      });
    });

    it('never makes a batch larger than asked, and gathers what waits', async () => {
      const sent = wekkers(100);
      await bus.publish(sent);
      const reader = new Reader();
      await bus.subscribe(LANE, reader.handle, { prefetch: 100, batch: 16 });
      await reader.has(sent);
      const sizes = reader.batches.map((batch) => batch.length);
      expect(Math.max(...sizes)).toBeLessThanOrEqual(16);
      expect(Math.max(...sizes)).toBeGreaterThan(1);
    });

    it('handles one batch of a lane at a time, and each wake-up once', async () => {
      const sent = wekkers(150);
      let inHand = 0;
      let most = 0;
      const reader = new Reader(async () => {
        most = Math.max(most, ++inHand);
        await new Promise(setImmediate);
        inHand -= 1;
      });
      await bus.publish(sent);
      await bus.subscribe(LANE, reader.handle, { prefetch: 128, batch: 8 });
      await reader.has(sent);
      expect(most).toBe(1);
      expect([...reader.ids].sort()).toEqual(sent.map(({ wekkerId }) => wekkerId).sort());
    });

    it('lets no dead lane delay another', async () => {
      const hold = gate();
      const stuck = new Reader(() => hold.passed);
      const closing = await bus.subscribe('verzending.rvdk.normaal', stuck.handle, OPTIONS);
      const failing = new Reader(() => Promise.reject(new Error('stuk')));
      await bus.subscribe('afhandeling.dringend', failing.handle, OPTIONS);
      await bus.publish([...wekkers(5, 'verzending.rvdk.normaal'), ...wekkers(5, 'afhandeling.dringend')]);
      const reader = new Reader();
      await bus.subscribe(LANE, reader.handle, OPTIONS);
      const sent = wekkers(20);
      await bus.publish(sent);
      await reader.has(sent, 5_000);
      hold.open();
      await closing.close();
    });

    it('tells what has no lane, and publishes the rest', async () => {
      const lost = wekker('verzending.niemand.normaal');
      expect(await bus.publish([wekker(), lost, wekker()])).toEqual(['bevestigd', 'niet-bestelbaar', 'bevestigd']);
    });

    it('carries the reference and nothing else', async () => {
      const { wekkerId, lane, reference } = wekker();
      await bus.publish([{ wekkerId, lane, reference: { ...reference, naam: 'Geheim' } as typeof reference }]);
      const bodies = await under.peek(lane);
      expect(bodies.map((body) => JSON.parse(body) as unknown)).toEqual([reference]);
    });

    it('sets aside what it cannot read, and goes on', async () => {
      const dead: unknown[] = [];
      await bus.onDead((batch) => {
        dead.push(...batch);
        return Promise.resolve();
      });
      const reader = new Reader();
      await under.spoil(LANE);
      await bus.subscribe(LANE, reader.handle, OPTIONS);
      const sent = wekkers(3);
      await bus.publish(sent);
      await reader.has(sent);
      await eventually(() => {
        expect(dead).toEqual([expect.objectContaining({ lane: LANE, reference: undefined })]);
      }, 30_000);
    });

    it('reads on after everything in the lane was wiped', async () => {
      const reader = new Reader();
      await bus.subscribe(LANE, reader.handle, OPTIONS);
      await connected(bus);
      await under.wipe(LANE);
      const sent = wekkers(5);
      await eventually(async () => {
        expect(await bus.publish(sent)).toEqual(sent.map(() => 'bevestigd'));
      }, 30_000);
      await reader.has(sent);
    });

    it('answers onbekend, at once and without throwing, while the bus is absent', async () => {
      await under.wire.cut();
      const started = Date.now();
      const outcomes = await bus.publish(wekkers(3));
      expect(outcomes).toEqual(['onbekend', 'onbekend', 'onbekend']);
      expect(Date.now() - started).toBeLessThan(12_000);
      await eventually(() => {
        expect(bus.state()).toBe('vertraagd');
      });
      expect(await bus.depth([LANE])).toEqual([
        { lane: LANE, waiting: undefined },
        { lane: 'dood', waiting: undefined },
      ]);
      await under.wire.mend();
    });

    it('says to a probe that it is delayed while the bus hangs, within two seconds', async () => {
      await eventually(async () => {
        expect(await bus.probe()).toBe('verbonden');
      });
      under.wire.hang();
      const asked = performance.now();
      expect(await bus.probe()).toBe('vertraagd');
      expect(performance.now() - asked).toBeLessThan(2_000);
      await under.wire.cut();
      await under.wire.mend();
      await eventually(async () => {
        expect(await bus.probe()).toBe('verbonden');
      }, 30_000);
    });

    it('starts while the bus is absent, and delivers when it comes', async () => {
      await under.wire.cut();
      const late = under.bus();
      const reader = new Reader();
      await late.subscribe(LANE, reader.handle, OPTIONS);
      expect(late.state()).toBe('vertraagd');
      expect(await late.publish(wekkers(1))).toEqual(['onbekend']);
      await under.wire.mend();
      await connected(late);
      const sent = wekkers(5);
      expect(await late.publish(sent)).toEqual(sent.map(() => 'bevestigd'));
      await reader.has(sent);
      await late.close();
    });

    it('loses nothing when the connection is cut again and again', async () => {
      const reader = new Reader(() => new Promise((resolve) => setTimeout(resolve, 5)));
      await bus.subscribe(LANE, reader.handle, { prefetch: 16, batch: 4 });
      await connected(bus);
      const confirmed: Wekker[] = [];
      for (let round = 0; round < 3; round += 1) {
        const sent = wekkers(60);
        const publishing = bus.publish(sent);
        await new Promise(setImmediate);
        if (round > 0) await under.wire.cut();
        const outcomes = await publishing;
        confirmed.push(...sent.filter((_, i) => outcomes[i] === 'bevestigd'));
        if (round > 0) await under.wire.mend();
        await connected(bus);
      }
      expect(confirmed.length).toBeGreaterThanOrEqual(60);
      await eventually(() => {
        const seen = new Set(reader.ids);
        expect(confirmed.filter(({ wekkerId }) => !seen.has(wekkerId))).toEqual([]);
      }, 60_000);
    });
  });
}
