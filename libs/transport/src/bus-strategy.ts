import type { INestApplication, INestMicroservice, RpcExceptionFilter } from '@nestjs/common';
import { Catch } from '@nestjs/common';
import { Server } from '@nestjs/microservices';
import type { CustomTransportStrategy, MessageHandler, NestMicroservice } from '@nestjs/microservices';
import { isObservable, lastValueFrom, throwError } from 'rxjs';
import type { Observable } from 'rxjs';
import { MAX_BATCH } from './bus';
import type { Bus, Delivered, SubscribeOptions, Subscription } from './bus';
import { laneMatches } from './lane';
import type { Lane } from './lane';

/** The transport of `@EventPattern('afhandeling.*', BUS, { batch: 64 })`. Handlers of other strategies in the same app are left alone. */
export const BUS = Symbol('schakel.bus');

const DEFAULTS: SubscribeOptions = { prefetch: 2 * MAX_BATCH, batch: MAX_BATCH, parallel: 1 };

/**
 * Reads lanes of the bus for a Nest application. A handler is a method with `@EventPattern(<lane, or * for one word>, BUS, limits?)`; it gets
 * `Delivered[]` and acknowledges by resolving (see BatchHandler). Exactly one handler may answer to a lane.
 */
export class BusStrategy extends Server implements CustomTransportStrategy {
  override readonly transportId = BUS;
  private subscriptions: Subscription[] = [];

  constructor(
    private readonly bus: Bus,
    private readonly lanes: readonly Lane[],
  ) {
    super();
  }

  /** @throws RangeError (to the callback) when a handler answers to no lane, or two to one */
  listen(callback: (error?: unknown) => void): void {
    this.subscribeAll().then(
      () => {
        callback();
      },
      (error: unknown) => {
        callback(error);
      },
    );
  }

  /** Ends the subscriptions; the bus itself is its owner's to close. */
  async close(): Promise<void> {
    await Promise.all(this.subscriptions.map((subscription) => subscription.close()));
  }

  on(): never {
    throw new RangeError('geen-gebeurtenissen');
  }

  // eslint-disable-next-line @typescript-eslint/no-unnecessary-type-parameters -- Nest's signature
  unwrap<T>(): T {
    return this.bus as T;
  }

  private async subscribeAll(): Promise<void> {
    const taken = new Set<Lane>();
    for (const [pattern, handler] of this.messageHandlers) {
      const lanes = this.lanes.filter((lane) => laneMatches(pattern, lane));
      if (lanes.length === 0 || handler.next || lanes.some((lane) => taken.has(lane)))
        throw new RangeError(`handler-past-niet: ${pattern}`);
      for (const lane of lanes) {
        taken.add(lane);
        const limits = { ...DEFAULTS, ...(handler.extras as Partial<SubscribeOptions> | undefined) };
        this.subscriptions.push(await this.bus.subscribe(lane, (batch) => run(handler, batch), limits));
      }
    }
  }
}

async function run(handler: MessageHandler, batch: readonly Delivered[]): Promise<void> {
  const result: unknown = await handler(batch);
  if (isObservable(result)) await lastValueFrom(result, { defaultValue: undefined });
}

/** Hands every error on unseen: Nest's own filter prints the error with its stack, and both may hold content. */
@Catch()
export class SilentFilter implements RpcExceptionFilter {
  catch(exception: unknown): Observable<never> {
    return throwError(() => exception);
  }
}

/** What Nest's microservice has, and its interface leaves out. */
type Initialising = Pick<NestMicroservice, 'registerListeners' | 'setIsInitialized' | 'setIsInitHookCalled'>;

/**
 * Connects the bus to a Nest application; call before `startAllMicroservices`. Initialised by hand because Nest builds the handlers while it
 * connects, before a filter could be set.
 */
export function connectBus(app: INestApplication, bus: Bus, lanes: readonly Lane[]): void {
  const strategy = new BusStrategy(bus, lanes);
  const microservice = app.connectMicroservice({ strategy }, { deferInitialization: true }) as INestMicroservice & Initialising;
  microservice.useGlobalFilters(new SilentFilter());
  microservice.registerListeners();
  microservice.setIsInitialized(true);
  microservice.setIsInitHookCalled(true);
}
