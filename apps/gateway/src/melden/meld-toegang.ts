import { createHash, randomBytes, randomInt, randomUUID } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import type { FastifyReply, FastifyRequest } from 'fastify';
import type { Partij } from '@schakel/contracts';
import { encodeMail, UnknownOutcomeError, type Channel } from '@schakel/ketenpartners';
import { errorCode } from '@schakel/runtime';
import type { Toegangscodes } from '@schakel/store/toegangscodes';
import { Cookies, demandOwnForm, RequestLog, Throttle } from '../web';

/** What the form needs of the hub. An injection token. */
export abstract class MeldParts {
  abstract readonly codes: Pick<Toegangscodes, 'ask' | 'confirm' | 'partijOf' | 'withdraw'>;
  abstract readonly partijen: readonly Partij[];
  abstract readonly mail: Pick<Channel, 'deliver'>;
}

/** Everybody of an organisation may come from one address. */
const perMinute = { aanvragen: 60, pogingen: 120 };
const digits = 8;
const addressForm = /^[^\s@<>"(),;:\\[\]]{1,64}@([a-z0-9-]+(?:\.[a-z0-9-]+)+)$/;

const secret = (): string => randomBytes(32).toString('base64url');

/** Who may fill in the form: somebody with an address at a registered organisation who reads its mail in this browser. */
@Injectable()
export class MeldToegang {
  private readonly asked = new Throttle(perMinute.aanvragen);
  private readonly tried = new Throttle(perMinute.pogingen);

  constructor(
    private readonly parts: MeldParts,
    private readonly cookies: Cookies,
    private readonly log: RequestLog,
  ) {}

  /** The token that the forms of this browser carry; gives the browser a secret when it has none. */
  csrf(request: FastifyRequest, reply: FastifyReply): string {
    const held = this.cookies.read(request, 'melden');
    if (held) return csrfOf(held);
    const fresh = secret();
    this.cookies.set(reply, 'melden', fresh);
    return csrfOf(fresh);
  }

  /** The secret of the browser that sent this form. @throws RejectError `niet-toegestaan` for a form that is not ours */
  demandForm(request: FastifyRequest): string {
    const held = this.cookies.read(request, 'melden');
    demandOwnForm(request, { csrf: held ? csrfOf(held) : secret() });
    return held ?? '';
  }

  /**
   * Asks a code for an address. The answer, and the time that it takes, is the same whether or not the address is registered: the mail goes out
   * afterwards. That mail is no obligation of the hub: who gets none asks again, also while nothing but the database works.
   * @returns false when this is no mail address
   * @throws RetryLaterError `te-veel-verzoeken`; DatabaseError
   */
  async ask(request: FastifyRequest, reply: FastifyReply, vorige: string, typed: string): Promise<boolean> {
    const adres = typed.trim().toLowerCase();
    const domein = addressForm.exec(adres)?.[1];
    if (domein === undefined) return false;
    this.asked.count(request.ip);
    const houder = secret();
    const code = String(randomInt(10 ** digits)).padStart(digits, '0');
    const partij = this.parts.partijen.find(({ formulierDomeinen = [] }) => formulierDomeinen.includes(domein))?.id;
    const send = await this.parts.codes.ask({ houder, vorige, adres, code, partij });
    this.cookies.set(reply, 'melden', houder);
    if (send) void this.mail(adres, code, houder);
    return true;
  }

  /** Whether this is the code that was sent for this browser. @throws RetryLaterError `te-veel-verzoeken`; DatabaseError */
  async confirm(request: FastifyRequest, reply: FastifyReply, houder: string, typed: string): Promise<boolean> {
    this.tried.count(request.ip);
    const fresh = secret();
    const good = await this.parts.codes.confirm(houder, typed.replace(/\D/g, ''), fresh);
    if (good) this.cookies.set(reply, 'melden', fresh);
    return good;
  }

  /** The organisation for which this browser may report; undefined without a confirmed code, or when it is registered no more. */
  async partijOf(request: FastifyRequest): Promise<Partij | undefined> {
    const held = this.cookies.read(request, 'melden');
    const id = held === undefined ? undefined : await this.parts.codes.partijOf(held);
    return this.parts.partijen.find((partij) => partij.id === id && (partij.formulierDomeinen ?? []).length > 0);
  }

  /** Nobody can go on from here in this browser. Idempotent. */
  async end(reply: FastifyReply, houder: string): Promise<void> {
    await this.parts.codes.withdraw(houder);
    this.cookies.clear(reply, 'melden');
  }

  /** Never throws: what could not be sent is taken back, so that the code can be asked again. */
  private async mail(adres: string, code: string, houder: string): Promise<void> {
    const wire = encodeMail(codeMail(code));
    try {
      const { uitkomst } = await this.parts.mail.deliver(wire, { adres }, randomUUID());
      if (uitkomst !== 'bevestigd') this.log.fault('melden', 'partner-weigert');
    } catch (error) {
      this.log.fault('melden', errorCode(error));
      // It may have arrived: then the code must work.
      if (error instanceof UnknownOutcomeError) return;
      await this.parts.codes.withdraw(houder).catch((failed: unknown) => {
        this.log.fault('melden', errorCode(failed));
      });
    }
  }
}

/** Nothing about what the code is for: somebody else may see the mailbox. */
const codeMail = (code: string) => ({
  onderwerp: 'Uw code',
  tekst: [
    `Code: ${code.slice(0, 4)} ${code.slice(4)}`,
    'De code werkt tien minuten, in de browser waarin u haar aanvroeg.',
    'Vroeg u geen code aan? Dan hoeft u niets te doen.',
  ].join('\n'),
});

const csrfOf = (held: string): string => createHash('sha256').update(`formulier ${held}`).digest('base64url');
