import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RejectError } from '@schakel/contracts';
import { decodeJwt } from 'jose';
import { WebSettings } from '../settings';
import { Throttle } from './throttle';

/** Per address and minute. Everybody of an organisation may come from one address, at nine in the morning. */
const logins = { begun: 600, refused: 60 };
/** Per address and machine that a refused token names, each minute: who only needs a fresh token must hear that, whoever else floods. */
const refusedTokens = 300;

/**
 * Slows down who keeps knocking: logins that are begun, and logins and tokens that are refused. Whoever has a good token or comes back with a good
 * login is never slowed, whatever others do from the same address.
 */
@Injectable()
export class Floods {
  private readonly begun = new Throttle(logins.begun);
  private readonly refused = new Throttle(logins.refused);
  private readonly tokens = new Throttle(refusedTokens);
  private readonly machines: ReadonlySet<unknown>;

  constructor({ partijen }: WebSettings) {
    this.machines = new Set(partijen.flatMap(({ clients }) => clients));
  }

  /** @throws RetryLaterError `te-veel-verzoeken` */
  loginBegins({ ip }: FastifyRequest): void {
    this.begun.count(ip);
  }

  /** @throws RetryLaterError `te-veel-verzoeken`, as the next two */
  loginRefused({ ip }: FastifyRequest): void {
    this.refused.count(ip);
  }

  /** What `read` gives; a token that it refuses is counted. */
  async overTokens<T>({ ip, headers }: FastifyRequest, read: () => Promise<T>): Promise<T> {
    try {
      return await read();
    } catch (error) {
      if (error instanceof RejectError && error.code === 'niet-ingelogd') this.tokens.count(`${ip} ${this.named(headers.authorization)}`);
      throw error;
    }
  }

  private named(authorization = ''): string {
    const name = claimedName(authorization.slice('Bearer '.length));
    return this.machines.has(name) ? String(name) : '';
  }
}

function claimedName(token: string): unknown {
  try {
    return decodeJwt(token)['client_id'];
  } catch {
    // No token at all: that is why it was refused.
    return undefined;
  }
}
