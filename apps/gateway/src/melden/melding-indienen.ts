import { Injectable } from '@nestjs/common';
import { isUuid, RejectError, type Codelijsten, type Partij } from '@schakel/contracts';
import type { JournalAppender, Receipt } from '@schakel/store/journal-append';
import type { JsonAcceptance } from '../intake/json-acceptance';
import type { Form } from './formulier';
import { meldingFrom, tekst } from './formulier';
import { meldingFouten, type VeldFout } from './melding-fouten';

/** Where reports go and what the form offers to choose. An injection token. */
export abstract class MeldDeur {
  abstract readonly acceptance: Pick<JsonAcceptance, 'accept'>;
  abstract readonly journal: Pick<JournalAppender, 'receipt'>;
  abstract readonly codelijsten: Codelijsten;
}

/** Hands the report of a form in, as the registered organisation. */
@Injectable()
export class MeldingIndienen {
  constructor(private readonly deur: MeldDeur) {}

  get codelijsten(): Codelijsten {
    return this.deur.codelijsten;
  }

  /**
   * Resolves after COMMIT. Idempotent by the number of the form: the same form sent twice is one report.
   * @throws RejectError `niet-toegestaan` for a form without our number; RetryLaterError
   */
  async send({ id: partij }: Partij, form: Form): Promise<{ readonly id: string } | { readonly fouten: readonly VeldFout[] }> {
    const kenmerk = tekst(form, 'formulier');
    if (!isUuid(kenmerk)) throw new RejectError('niet-toegestaan');
    const fouten = meldingFouten(form, this.codelijsten, kenmerk);
    if (fouten.length > 0) return { fouten };
    const body = Buffer.from(JSON.stringify(meldingFrom(form, this.codelijsten, kenmerk)), 'utf8');
    try {
      return await this.deur.acceptance.accept({ deur: 'formulier', partij, body });
    } catch (error) {
      return { fouten: refusedBy(error) };
    }
  }

  /** The receipt of an own report; undefined for anybody else's. @throws DatabaseError */
  receipt({ id: partij }: Partij, id: string): Promise<Receipt | undefined> {
    return this.deur.journal.receipt(id, partij);
  }
}

/** What a person can do about; anything else is thrown on. */
function refusedBy(error: unknown): VeldFout[] {
  if (!(error instanceof RejectError)) throw error;
  if (error.code === 'andere-inhoud')
    return [{ veld: 'versturen', tekst: 'U heeft dit formulier al verstuurd en daarna veranderd. Begin een nieuwe melding, of bel ons' }];
  if (error.code === 'json-ongeldig')
    return [
      { veld: 'versturen', tekst: 'Er staat een teken in dat wij niet kunnen lezen. Haal tekens weg die u uit een ander programma plakte' },
    ];
  throw error;
}
