export { pause } from './backoff';
export * from './bus';
export * from './create';
export { createBullmqPool, prepareBullmq } from './bullmq-connection';
export { BUS, BusStrategy, SilentFilter, connectBus } from './bus-strategy';
export * from './lane';
export type { TransportLogger } from './log';
export * from './timers';
