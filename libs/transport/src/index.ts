export * from './bus';
export * from './create';
export * from './lane';
export type { TransportLogger } from './log';
