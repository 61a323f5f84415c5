import { Injectable } from '@nestjs/common';
import type { Gebruiker } from '@schakel/contracts';
import { isUuid, onbekendePartij, RejectError, uuidV7 } from '@schakel/contracts';
import type { AuditLog } from '@schakel/store/audit';
import { createConcept, lockOvertyper } from '@schakel/store/concepten';
import type { Database, Queryable } from '@schakel/store/database';
import type { PoststukRegel } from '@schakel/store/poststukken';
import { beoordeelPoststuk, listPoststukken, readPoststuk } from '@schakel/store/poststukken';
import type { Vault } from '@schakel/store/vault';
import type { PostOordeel } from '../verzoeken';

/** What the post uses of the store, under the login werkvoorraad. An injection token. */
export abstract class PostStore {
  abstract readonly db: Database;
  abstract readonly vault: Vault;
  abstract readonly audit: Pick<AuditLog, 'append'>;
}

/** What became of a judgement. */
export const aflopen = ['vastgelegd', 'collega', 'overtypen'] as const;
type Afloop = (typeof aflopen)[number];

const most = 100;

/** Reading is logged with the reason before anything is shown; a judgement is logged in the transaction that records it. */
@Injectable()
export class PostService {
  constructor(private readonly store: PostStore) {}

  /** Oldest first: who waited longest. */
  list(): Promise<PoststukRegel[]> {
    return listPoststukken(this.store.db, most);
  }

  /** @throws RejectError `reden-ontbreekt`, or `niet-gevonden` also for what a colleague ended */
  async open(door: Gebruiker, id: string, reden: string | undefined): Promise<PoststukRegel & { mail: Buffer }> {
    if (!reden) throw new RejectError('reden-ontbreekt', [{ code: 'reden-ontbreekt', location: 'reden' }]);
    const poststuk = isUuid(id) ? await readPoststuk(this.store.db, this.store.vault, id) : undefined;
    if (!poststuk) throw new RejectError('niet-gevonden');
    await this.log(this.store.db, door, { actie: 'poststuk-geopend', onderwerp: id, reden, codes: [] });
    return poststuk;
  }

  /** Begins a draft of a melding with what was found; the moment at which the mail arrived is when it reached Veilig Thuis. Gives its id. */
  takeOver({ id: door }: Gebruiker, { id, partij, ontvangenOp }: PoststukRegel, gevonden: object): Promise<string> {
    const known = partij === onbekendePartij ? {} : { partij };
    const velden = { ...gevonden, ...known, bron: 'mail', poststuk: id, bereiktOp: ontvangenOp.toISOString() };
    return this.store.db.transaction((tx) => createConcept(tx, this.store.vault, { door, velden, poststuk: id }));
  }

  /**
   * `collega`: one was first, and that judgement stands; `overtypen`: a colleague is typing it over, and would lose that. Then nothing of this one is
   * written.
   */
  judge(door: Gebruiker, id: string, { uitkomst, toelichting }: PostOordeel): Promise<Afloop> {
    return this.store.db.transaction(async (tx) => {
      if (((await lockOvertyper(tx, id)) ?? door.id) !== door.id) return 'overtypen';
      if (!(await beoordeelPoststuk(tx, id, uitkomst))) return 'collega';
      await this.log(tx, door, { actie: 'poststuk-beoordeeld', onderwerp: id, reden: toelichting, codes: [uitkomst] });
      return 'vastgelegd';
    });
  }

  private async log(on: Queryable, { id: actor, rollen: [rol] }: Gebruiker, said: Said): Promise<void> {
    const op = new Date();
    await this.store.audit.append(on, [{ ...said, id: uuidV7(op.getTime()), op, actor, velden: [], ...(rol ? { rol } : {}) }]);
  }
}

interface Said {
  readonly actie: 'poststuk-geopend' | 'poststuk-beoordeeld';
  readonly onderwerp: string;
  readonly reden: string;
  readonly codes: readonly string[];
}
