import { Controller, Module } from '@nestjs/common';
import type { INestApplication } from '@nestjs/common';
import { EventPattern } from '@nestjs/microservices';
import { Test } from '@nestjs/testing';
import { FastifyAdapter } from '@nestjs/platform-fastify';
import { Bus } from './bus';
import type { BatchHandler, Delivered, PublishOutcome, SubscribeOptions, Subscription } from './bus';
import { BUS, BusStrategy, connectBus } from './bus-strategy';
import { lanesFor } from './lane';

/** Keeps what was subscribed, so that a test can deliver by hand. */
class BusByHand extends Bus {
  readonly handlers = new Map<string, { handle: BatchHandler; options: SubscribeOptions }>();
  publish(): Promise<PublishOutcome[]> {
    return Promise.resolve([]);
  }
  subscribe(lane: string, handle: BatchHandler, options: SubscribeOptions): Promise<Subscription> {
    this.handlers.set(lane, { handle, options });
    return Promise.resolve({ close: () => Promise.resolve() });
  }
  onDead(): Promise<Subscription> {
    return Promise.resolve({ close: () => Promise.resolve() });
  }
  state(): 'verbonden' {
    return 'verbonden';
  }
  probe(): Promise<'verbonden'> {
    return Promise.resolve('verbonden');
  }
  depth(): Promise<[]> {
    return Promise.resolve([]);
  }
  close(): Promise<void> {
    return Promise.resolve();
  }
}

const OTHER = Symbol('andere bus');

@Controller()
class Handlers {
  static seen: unknown[] = [];

  @EventPattern('afhandeling.*', BUS, { batch: 16 })
  handle(batch: Delivered[]): Promise<void> {
    Handlers.seen.push(batch);
    return batch.length > 1 ? Promise.reject(new Error('GEHEIM in een foutmelding')) : Promise.resolve();
  }

  @EventPattern('verzending.*.*', OTHER)
  notOurs(): void {
    Handlers.seen.push('niet van ons');
  }
}

@Module({ controllers: [Handlers] })
class App {}

const delivered: Delivered = {
  wekkerId: 'w',
  lane: 'afhandeling.normaal',
  reference: { id: 'i', soort: 's', versie: 1 },
  redelivered: false,
};

describe('the bus in Nest', () => {
  const bus = new BusByHand();
  const printed: unknown[] = [];
  const print = (...args: unknown[]): void => void printed.push(args);
  let app: INestApplication;

  beforeAll(async () => {
    const module = await Test.createTestingModule({ imports: [App] }).compile();
    app = module.createNestApplication(new FastifyAdapter());
    app.useLogger({ log: print, error: print, warn: print, debug: print, verbose: print, fatal: print });
    connectBus(app, bus, lanesFor(['rvdk']));
    await app.startAllMicroservices();
  });
  afterAll(() => app.close());

  it('reads exactly the lanes of its own handlers, within their limits', () => {
    expect([...bus.handlers.keys()]).toEqual(['afhandeling.dringend', 'afhandeling.normaal']);
    expect(bus.handlers.get('afhandeling.normaal')?.options).toEqual({ prefetch: 128, batch: 16, parallel: 1 });
  });

  it('gives a handler the whole batch, and acknowledges when it resolved', async () => {
    await bus.handlers.get('afhandeling.normaal')?.handle([delivered]);
    expect(Handlers.seen).toContainEqual([delivered]);
  });

  it('fails the batch when the handler throws, and prints nothing of what it threw', async () => {
    const batch = [delivered, delivered];
    await expect(bus.handlers.get('afhandeling.normaal')?.handle(batch)).rejects.toThrow('GEHEIM');
    expect(JSON.stringify(printed)).not.toContain('GEHEIM');
  });
});

test.each([
  ['two handlers that share a lane', ['afhandeling.*', 'afhandeling.normaal']],
  ['a handler without a lane', ['elders.*']],
])('%s: the start is refused', async (_what, patterns) => {
  const strategy = new BusStrategy(new BusByHand(), lanesFor([]));
  for (const pattern of patterns) strategy.addHandler(pattern, () => Promise.resolve(), true);
  const refused = await new Promise((resolve) => {
    strategy.listen(resolve);
  });
  expect(refused).toBeInstanceOf(RangeError);
});
