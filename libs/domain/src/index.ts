/** Every decision of the hub: pure, without clock, I/O or framework, so that each can be replayed from its inputs. */
export * from './besluit';
export * from './casus';
export * from './sections';
