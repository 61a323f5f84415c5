import { connect, type Socket } from 'node:net';
import { connect as connectTls } from 'node:tls';
import type { Probe } from './management';

const patienceMs = 1_000;
/** A greeting that is cut short is a line in the log of the server: asked for no more often than this, while its port answers. */
const believedMs = 15_000;

interface Service {
  readonly port: number;
  /** What makes the server say something before anybody logged in. */
  readonly greeting: Buffer;
}
/** AMQP 0-9-1 §4.2.2: the protocol header, answered by connection.start. Redis: PING, answered by PONG or by NOAUTH. */
const amqp = { port: 5672, greeting: Buffer.from('AMQP\0\0\x09\x01', 'latin1') };
const redis = { port: 6379, greeting: Buffer.from('PING\r\n') };
const services: Readonly<Record<string, Service>> = { 'amqp:': amqp, 'amqps:': { ...amqp, port: 5671 }, 'redis:': redis, 'rediss:': redis };

/**
 * Whether the server of a URL speaks: the kernel accepts connections for a process that hangs, so one that only connects says nothing. Absent or
 * silent for a second means delay, never a failure. Hands over no login, and believes nothing that is said.
 */
export function reachable(url: string): Probe {
  const { protocol, hostname, port } = new URL(url);
  const { greeting, port: usual } = services[protocol] ?? redis;
  const place = { host: hostname, port: Number(port) || usual };
  const open =
    protocol === 'amqps:' || protocol === 'rediss:' ? () => connectTls({ ...place, rejectUnauthorized: false }) : () => connect(place);
  let spokeAt = -Infinity;
  return async () => {
    const believed = performance.now() - spokeAt < believedMs;
    const answered = await hears(open(), believed ? undefined : greeting);
    if (!answered) spokeAt = -Infinity;
    else if (!believed) spokeAt = performance.now();
    return answered ? 'gereed' : 'vertraagd';
  };
}

/** Whether the socket connects and, when it was greeted, says anything at all. */
function hears(socket: Socket, greeting: Buffer | undefined): Promise<boolean> {
  return new Promise((resolve) => {
    const answer = (heard: boolean): void => {
      clearTimeout(patience);
      socket.destroy();
      resolve(heard);
    };
    const patience = setTimeout(answer, patienceMs, false);
    socket.once('error', () => {
      answer(false);
    });
    socket.once('close', () => {
      answer(false);
    });
    socket.once('connect', () => {
      if (greeting) socket.write(greeting);
      else answer(true);
    });
    socket.once('data', () => {
      answer(true);
    });
  });
}
