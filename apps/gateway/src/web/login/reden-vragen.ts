import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import { RejectError } from '@schakel/contracts';
import { Pages } from '../pages/pages';
import { Redenen } from './redenen';

/** What is opened with a reason. */
export interface Inzage {
  readonly titel: string;
  /** As in "waarom u deze casus opent". */
  readonly wat: string;
  /** Where the form with the reason goes. */
  readonly naar: string;
  /** Where somebody goes who gives none. */
  readonly terug: string;
}

/** The page that asks why somebody opens something, and the answer to it. */
@Injectable()
export class RedenVragen {
  constructor(
    private readonly redenen: Redenen,
    private readonly pages: Pages,
  ) {}

  page(request: FastifyRequest, inzage: Inzage): string {
    return this.render(request, inzage, []);
  }

  /** The page again, for a form without a reason, or with one that is too long. */
  again(request: FastifyRequest, reply: FastifyReply, inzage: Inzage): void {
    const fouten = [{ veld: 'reden', tekst: `Schrijf in hooguit 500 tekens waarom u ${inzage.wat} opent` }];
    void reply
      .status(400)
      .type('text/html; charset=utf-8')
      .send(this.render(request, inzage, fouten));
  }

  /** Keeps the reason of a form for the rest of the session and leads to what it opens; without one it asks again. */
  async keep(request: FastifyRequest, reply: FastifyReply, onderwerp: string, given: unknown, inzage: Inzage & { readonly opent: string }) {
    await withReason(
      async () => {
        await this.redenen.keep(request, onderwerp, given);
        void reply.redirect(inzage.opent, 303);
      },
      () => {
        this.again(request, reply, inzage);
      },
    );
  }

  private render(request: FastifyRequest, inzage: Inzage, fouten: readonly object[]): string {
    return this.pages.render(request, '@reden', { ...inzage, fouten });
  }
}

/** Does what needs a reason; `otherwise` when there was none. Any other error is thrown on. */
export async function withReason(act: () => Promise<void>, otherwise: () => unknown): Promise<void> {
  try {
    await act();
  } catch (error) {
    if (!(error instanceof RejectError) || error.code !== 'reden-ontbreekt') throw error;
    await otherwise();
  }
}
