export * from './bus';
export * from './create';
export { createBullmqPool, prepareBullmq } from './bullmq-connection';
export * from './lane';
export type { TransportLogger } from './log';
