import { Injectable } from '@nestjs/common';
import type { Adviesvraag, Gebruiker } from '@schakel/contracts';
import { isUuid, RejectError } from '@schakel/contracts';
import type { AdviesRegel } from '@schakel/store/adviezen';
import { listAdviezen, readAdvies } from '@schakel/store/adviezen';
import { createConcept, endConcept, lockConcept, lockOvertyper } from '@schakel/store/concepten';
import type { Queryable } from '@schakel/store/database';
import { appendWithin, berichtOf } from '@schakel/store/journal-append';
import { beoordeelPoststuk } from '@schakel/store/poststukken';
import { Region } from '../casussen.service';
import { noteer } from '../logboek';
import { demandReden, OpnemenStore } from '../opnemen/opnemen.service';

/** What turned out to be a question for advies: a draft, a mail, or nothing but a call. `formulier` tells one filling in of the form from another. */
export interface Aanleiding {
  readonly concept?: string;
  readonly poststuk?: string;
  readonly formulier: string;
}

const most = 5_000;

/** Adviezen and ondersteuning: what stays of them, and that all the rest goes. */
@Injectable()
export class AdviezenService {
  constructor(
    private readonly store: OpnemenStore,
    private readonly region: Region,
  ) {}

  /**
   * Records an advies and destroys what was written down before it was clear that it is one, in one transaction; the same again is the same advies.
   * @throws RejectError `niet-gevonden` when the draft or mail was ended otherwise; `niet-toegestaan` for the draft of a colleague
   */
  async record(door: Gebruiker, advies: Adviesvraag, aanleiding: Aanleiding): Promise<string> {
    const { db, vault } = this.store;
    const id = await db.transaction(async (tx) => {
      const known = await berichtOf(tx, vault, this.partij, referentieOf(aanleiding));
      if (known) return known;
      await this.end(tx, door, aanleiding);
      const bytes = Buffer.from(JSON.stringify(advies), 'utf8');
      const entry = { soort: 'adviesvraag.v1', deur: 'werkvoorraad', partij: this.partij, bytes, dringend: false } as const;
      return appendWithin(tx, vault, { ...entry, referentie: referentieOf(aanleiding) });
    });
    if (!id) throw new RejectError('andere-inhoud');
    db.wakeRelay();
    return id;
  }

  /** Of one year in the Netherlands, oldest first. That somebody looked is logged first. */
  async list(door: Gebruiker, jaar: number): Promise<AdviesRegel[]> {
    await noteer(this.store.audit, this.store.db, door, { actie: 'adviezen-ingezien' });
    const begin = (year: number): Date => new Date(Date.UTC(year, 0, 1, -1));
    return listAdviezen(this.store.db, this.store.vault, begin(jaar), begin(jaar + 1), most);
  }

  /** @throws RejectError `niet-gevonden` */
  async open(door: Gebruiker, id: string): Promise<AdviesRegel> {
    const found = isUuid(id) ? await readAdvies(this.store.db, this.store.vault, id) : undefined;
    if (!found) throw new RejectError('niet-gevonden');
    await noteer(this.store.audit, this.store.db, door, { actie: 'adviezen-ingezien', onderwerp: id });
    return found;
  }

  /** Only a person makes a melding of an advies: begins a draft that names it, with a reason. @throws RejectError `reden-ontbreekt`, `niet-gevonden` */
  async becomesMelding(door: Gebruiker, id: string, reden: string | undefined): Promise<string> {
    const why = demandReden(reden);
    const { db, vault, audit } = this.store;
    return db.transaction(async (tx) => {
      if (!isUuid(id) || !(await readAdvies(tx, vault, id))) throw new RejectError('niet-gevonden');
      await noteer(audit, tx, door, { actie: 'advies-wordt-melding', onderwerp: id, reden: why });
      return createConcept(tx, vault, { door: door.id, velden: { adviesvraag: id } });
    });
  }

  private get partij(): string {
    return this.region.inrichting.hub.partij;
  }

  private async end(tx: Queryable, door: Gebruiker, { concept, poststuk }: Aanleiding): Promise<void> {
    const mail = concept ? await this.endDraft(tx, door, concept) : poststuk;
    if (mail === undefined) return;
    if (((await lockOvertyper(tx, mail)) ?? door.id) !== door.id) throw new RejectError('niet-toegestaan');
    const first = await beoordeelPoststuk(tx, mail, 'advies');
    if (!first && !concept) throw new RejectError('niet-gevonden');
    const said = { actie: 'poststuk-beoordeeld', onderwerp: mail, reden: 'vraag om advies', codes: ['advies'] } as const;
    if (first) await noteer(this.store.audit, tx, door, said);
  }

  /** Gives the mail that the draft was typed over from. */
  private async endDraft(tx: Queryable, door: Gebruiker, id: string): Promise<string | undefined> {
    const draft = isUuid(id) ? await lockConcept(tx, this.store.vault, id) : undefined;
    if (!draft) throw new RejectError('niet-gevonden');
    if (draft.door !== door.id) throw new RejectError('niet-toegestaan');
    await endConcept(tx, id);
    await noteer(this.store.audit, tx, door, { actie: 'concept-beoordeeld', onderwerp: id, codes: ['advies'] });
    return draft.poststuk;
  }
}

const referentieOf = ({ concept, poststuk, formulier }: Aanleiding): string => `advies ${concept ?? poststuk ?? formulier}`;
