import type { TransportLogger } from '@schakel/transport';

/** The address of a service that this suite needs. */
export function need(name: string): string {
  const value = process.env[name];
  if (!value) throw new Error(`${name} is not set: the services of the tests are not up`);
  return value;
}

/** Everything that was logged, so that a test can look whether content is in it; printed with TEST_LOG=1. */
export const logged: string[] = [];
const keep = (fields: Readonly<Record<string, unknown>>, event: string): void => {
  logged.push(JSON.stringify({ event, ...fields }));
  if (process.env['TEST_LOG']) process.stderr.write(`${JSON.stringify({ event, ...fields })}\n`);
};
export const logger: TransportLogger = { info: keep, warn: keep };
