import { Injectable } from '@nestjs/common';
import type { FastifyRequest } from 'fastify';
import { RejectError } from '@schakel/contracts';
import { SessionReader } from './session-reader';

const most = 30;
const longest = 500;

/** Why somebody opens something: asked once a session for each thing that is opened, kept with the session, and never part of an address. */
@Injectable()
export class Redenen {
  constructor(private readonly sessions: SessionReader) {}

  of(request: FastifyRequest, onderwerp: string): string | undefined {
    return request.sessie?.redenen?.find((given) => given.onderwerp === onderwerp)?.reden;
  }

  /** Keeps the reason of a form for the rest of the session. @throws RejectError `reden-ontbreekt` when it is empty or too long */
  async keep(request: FastifyRequest, onderwerp: string, given: unknown): Promise<void> {
    const reden = typeof given === 'string' ? given.trim() : '';
    if (reden === '' || reden.length > longest) throw new RejectError('reden-ontbreekt', [{ code: 'reden-ontbreekt', location: 'reden' }]);
    const others = (request.sessie?.redenen ?? []).filter((one) => one.onderwerp !== onderwerp);
    await this.sessions.change(request, { redenen: [...others, { onderwerp, reden }].slice(-most) });
  }
}
