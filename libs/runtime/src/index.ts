/** The frame that gateway and workers share: settings, log, management port, life and death of a process. Knows nothing of berichten. */
export * from './clamd';
export * from './digikoppeling';
export * from './environment';
export * from './failpoint';
export * from './lifecycle';
export * from './logger';
export * from './loop';
export * from './management';
export * from './meters';
export * from './reachable';
