import { connect } from 'node:net';
import type { Probe } from './management';

const patienceMs = 1_000;
const ports: Readonly<Record<string, number>> = { 'amqp:': 5672, 'amqps:': 5671, 'redis:': 6379, 'rediss:': 6379 };

/** Whether something listens at the place of a URL: absent means delay, never a failure. Sends nothing and says nothing about who listens. */
export function reachable(url: string): Probe {
  const { hostname, port, protocol } = new URL(url);
  return () =>
    new Promise((resolve) => {
      const socket = connect({ host: hostname, port: Number(port) || (ports[protocol] ?? 0) });
      const answer = (toestand: 'gereed' | 'vertraagd'): void => {
        socket.destroy();
        resolve(toestand);
      };
      socket.setTimeout(patienceMs, () => {
        answer('vertraagd');
      });
      socket.once('connect', () => {
        answer('gereed');
      });
      socket.once('error', () => {
        answer('vertraagd');
      });
    });
}
