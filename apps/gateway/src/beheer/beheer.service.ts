import { Injectable } from '@nestjs/common';
import type { Bevinding, DienstStand, Groep, HerstelSoort, Oorzaak, Periode, Stand } from '@schakel/beheer';
import { bevindingen, kanAangekomenZijn, oorzaken } from '@schakel/beheer';
import type { Gebruiker } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { AuditLog } from '@schakel/store/audit';
import type { Geval, Loop, Opdracht, Verwachting } from '@schakel/store/beheer';
import { gevallen, herstel, herstelAlle, loopOf, readStand } from '@schakel/store/beheer';
import type { Database } from '@schakel/store/database';
import type { Taak } from './taken';
import { Taken } from './taken';

/** The database under the login beheer, which reads numbers, ids and codes. An injection token. */
export abstract class BeheerStore {
  abstract readonly db: Database;
  abstract readonly audit: AuditLog;
  /** Partijen whose name nobody may see here, since it says where a family lives. */
  abstract readonly gemeenten: readonly string[];
  /** Of whom something is expected, and until when each may be silent. */
  abstract readonly verwacht: readonly Verwachting[];
  /** How the bus and the timers are, seen from this process. */
  abstract diensten(): Promise<readonly DienstStand[]>;
  /** The times of the fortnight from then in which nobody is on duty. */
  abstract roostergaten(now: Date): readonly Periode[];
}

/** How the hub is, without anything that points to a family. */
export interface Gezondheid {
  readonly stand: Stand;
  readonly gevonden: readonly Bevinding[];
  readonly groepen: readonly Groep[];
}

/** What a page lists of one cause; all of it is mended all the same. */
const listed = 100;
/** What one press of a button takes along. Whatever is more than this is pressed once more. */
const atMost = 50_000;
const longestReason = 500;

@Injectable()
export class BeheerService {
  constructor(
    private readonly store: BeheerStore,
    private readonly taken: Taken,
  ) {}

  /** @throws DatabaseError */
  async look(now: Date): Promise<Gezondheid> {
    const { db, gemeenten, verwacht } = this.store;
    const around = { gemeenten, verwacht, diensten: await this.store.diensten(), roostergaten: this.store.roostergaten(now) };
    const stand = await readStand(db, around);
    return { stand, gevonden: bevindingen(stand, now), groepen: oorzaken(stand) };
  }

  /** @throws DatabaseError */
  gevallen(oorzaak: Oorzaak, limit = listed): Promise<Geval[]> {
    return gevallen(this.store.db, oorzaak, this.store, limit);
  }

  /** One bericht or verzending by its own number. @throws DatabaseError */
  loop(id: string): Promise<Loop | undefined> {
    return loopOf(this.store.db, id, this.store);
  }

  /** Sets going what the administrator decided, for all that wait by this cause now. @throws RejectError `reden-ontbreekt`; DatabaseError */
  async alle(oorzaak: Oorzaak, wat: HerstelSoort, door: Gebruiker, reden: unknown): Promise<Taak> {
    const opdracht = opdrachtOf(door, reden);
    const found = await this.gevallen(oorzaak, atMost);
    const ids = found
      .filter(({ foutcode }) => wat !== 'aangekomen' || kanAangekomenZijn({ status: 'onzeker', foutcode }))
      .map(({ id }) => id);
    const { db, audit } = this.store;
    return this.taken.start(oorzaak, wat, ids.length, (tell) => herstelAlle(db, audit, wat, ids, opdracht, tell));
  }

  /** The same for one; false when another did it before, or nothing is to be done. @throws RejectError `reden-ontbreekt`; DatabaseError */
  async een(wat: HerstelSoort, id: string, door: Gebruiker, reden: unknown): Promise<boolean> {
    return (await herstel(this.store.db, this.store.audit, wat, [id], opdrachtOf(door, reden))).length === 1;
  }
}

function opdrachtOf({ id: actor, rollen: [rol] }: Gebruiker, reden: unknown): Opdracht {
  if (typeof reden !== 'string' || reden.trim() === '' || reden.length > longestReason) throw new RejectError('reden-ontbreekt');
  return { actor, reden: reden.trim(), ...(rol ? { rol } : {}) };
}
