import { Injectable } from '@nestjs/common';
import type { Gebruiker } from '@schakel/contracts';
import { isUuid, RejectError } from '@schakel/contracts';
import type { AuditLog } from '@schakel/store/audit';
import type { Concept, ConceptRegel } from '@schakel/store/concepten';
import { createConcept, endConcept, handConcept, listConcepten, lockConcept, readConcept, saveConcept } from '@schakel/store/concepten';
import type { Database, Queryable } from '@schakel/store/database';
import { appendWithin, berichtOf } from '@schakel/store/journal-append';
import type { PoststukRegel } from '@schakel/store/poststukken';
import { beoordeelPoststuk, poststukOntvangenOp, readPoststuk } from '@schakel/store/poststukken';
import type { Vault } from '@schakel/store/vault';
import { Region } from '../casussen.service';
import { noteer } from '../logboek';
import type { Velden } from './concept-velden';
import { opgenomenMelding } from './opgenomen';

/** What writing down uses of the store, under the login werkvoorraad. An injection token. */
export abstract class OpnemenStore {
  abstract readonly db: Database;
  abstract readonly vault: Vault;
  abstract readonly audit: Pick<AuditLog, 'append'>;
}

const most = 100;
const longestReden = 500;

/** @throws RejectError `reden-ontbreekt` when it is empty or too long */
export function demandReden(given: string | undefined): string {
  const reden = given?.trim() ?? '';
  if (reden === '' || reden.length > longestReden)
    throw new RejectError('reden-ontbreekt', [{ code: 'reden-ontbreekt', location: 'reden' }]);
  return reden;
}

/** Meldingen that a worker writes down: drafts until they are sent, and then a melding like any other. */
@Injectable()
export class OpnemenService {
  constructor(
    private readonly store: OpnemenStore,
    private readonly region: Region,
  ) {}

  /** Oldest first: what waited longest. */
  list(): Promise<ConceptRegel[]> {
    return listConcepten(this.store.db, most);
  }

  begin({ id: door }: Gebruiker, velden: Velden = {}): Promise<string> {
    return createConcept(this.store.db, this.store.vault, { door, velden });
  }

  /** A worker's own draft. @throws RejectError `niet-gevonden`, `niet-toegestaan` for that of a colleague */
  async open(door: Gebruiker, id: string): Promise<Concept> {
    return own(door, isUuid(id) ? await readConcept(this.store.db, this.store.vault, id) : undefined);
  }

  /** Whose draft it is now, for who may take it over. @throws RejectError `niet-gevonden` */
  async isOwn({ id: door }: Gebruiker, id: string): Promise<boolean> {
    const concept = isUuid(id) ? await readConcept(this.store.db, this.store.vault, id) : undefined;
    if (!concept) throw new RejectError('niet-gevonden');
    return concept.door === door;
  }

  /** The mail that a draft is typed over from; that it was read is logged first. Undefined when a colleague ended it. */
  async poststuk(door: Gebruiker, { poststuk }: Concept): Promise<(PoststukRegel & { mail: Buffer }) | undefined> {
    const found = poststuk ? await readPoststuk(this.store.db, this.store.vault, poststuk) : undefined;
    if (!found) return undefined;
    const reden = 'overtypen in een opgenomen melding';
    await noteer(this.store.audit, this.store.db, door, { actie: 'poststuk-geopend', onderwerp: found.id, reden });
    return found;
  }

  /** False when it was saved elsewhere since: then nothing is written. */
  save(concept: Concept, velden: Velden): Promise<boolean> {
    return saveConcept(this.store.db, this.store.vault, concept, velden);
  }

  /** With a reason, which is logged: the content of a draft is shown to one worker at a time. @throws RejectError */
  async takeOver(door: Gebruiker, id: string, reden: string | undefined): Promise<void> {
    const why = demandReden(reden);
    await this.store.db.transaction(async (tx) => {
      const concept = isUuid(id) ? await lockConcept(tx, this.store.vault, id) : undefined;
      if (!concept) throw new RejectError('niet-gevonden');
      if (concept.door === door.id) return;
      await handConcept(tx, id, concept.door, door.id);
      await noteer(this.store.audit, tx, door, { actie: 'concept-overgenomen', onderwerp: id, reden: why });
    });
  }

  /** Throws away what is no melding and no advies, content and key. @throws RejectError */
  async discard(door: Gebruiker, id: string, reden: string | undefined): Promise<void> {
    const why = demandReden(reden);
    await this.store.db.transaction(async (tx) => {
      own(door, isUuid(id) ? await lockConcept(tx, this.store.vault, id) : undefined);
      await endConcept(tx, id);
      await noteer(this.store.audit, tx, door, { actie: 'concept-weggegooid', onderwerp: id, reden: why });
    });
  }

  /**
   * Sends the draft as a melding and gives its id. The melding, the end of the draft and the end of the mail that it came from are one transaction,
   * so that sending twice, also at the same time, is one melding.
   * @throws RejectError `invoer-ongeldig` with every place; `niet-gevonden`; `niet-toegestaan`
   */
  async submit(door: Gebruiker, id: string): Promise<string> {
    if (!isUuid(id)) throw new RejectError('niet-gevonden');
    const { db, vault } = this.store;
    const bericht = await db.transaction(async (tx) => {
      const concept = await lockConcept(tx, vault, id);
      return concept ? this.send(tx, door, own(door, concept)) : berichtOf(tx, vault, this.partij, referentieOf(id));
    });
    if (!bericht) throw new RejectError('niet-gevonden');
    db.wakeRelay();
    return bericht;
  }

  private get partij(): string {
    return this.region.inrichting.hub.partij;
  }

  private async send(tx: Queryable, door: Gebruiker, concept: Concept): Promise<string> {
    const { vault } = this.store;
    // Also of a mail that a colleague ended meanwhile: the term began when it arrived.
    const arrived = concept.poststuk ? await poststukOntvangenOp(tx, concept.poststuk) : undefined;
    const melding = opgenomenMelding(concept, { door, ...(arrived ? { poststukOntvangenOp: arrived } : {}) });
    const bericht = await appendWithin(tx, vault, {
      soort: 'opgenomen-melding.v1',
      deur: 'werkvoorraad',
      partij: this.partij,
      referentie: referentieOf(concept.id),
      bytes: Buffer.from(JSON.stringify(melding), 'utf8'),
      dringend: melding.acuteOnveiligheid === true,
    });
    if (!bericht) throw new RejectError('andere-inhoud');
    await endConcept(tx, concept.id);
    if (concept.poststuk && (await beoordeelPoststuk(tx, concept.poststuk, 'overgenomen'))) await this.notePost(tx, door, concept.poststuk);
    return bericht;
  }

  private notePost(tx: Queryable, door: Gebruiker, onderwerp: string): Promise<void> {
    const reden = 'overgetypt in een opgenomen melding';
    return noteer(this.store.audit, tx, door, { actie: 'poststuk-beoordeeld', onderwerp, reden, codes: ['overgenomen'] });
  }
}

const referentieOf = (concept: string): string => `concept ${concept}`;

function own({ id }: Gebruiker, concept: Concept | undefined): Concept {
  if (!concept) throw new RejectError('niet-gevonden');
  if (concept.door !== id) throw new RejectError('niet-toegestaan');
  return concept;
}
