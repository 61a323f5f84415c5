import { Injectable } from '@nestjs/common';
import type { Bevinding, DienstStand, Stand } from '@schakel/beheer';
import { bevindingen } from '@schakel/beheer';
import type { Geweigerd } from '@schakel/store/beheer';
import { geweigerd, quarantaine, readStand } from '@schakel/store/beheer';
import type { Queryable } from '@schakel/store/database';

/** The database under the login beheer, which reads numbers, ids and codes. An injection token. */
export abstract class BeheerStore {
  abstract readonly db: Queryable;
  /** Partijen whose name nobody may see here, since it says where a family lives. */
  abstract readonly gemeenten: readonly string[];
  /** How the bus and the timers are, seen from this process. */
  abstract diensten(): Promise<readonly DienstStand[]>;
}

/** How the hub is, without anything that points to a family. */
export interface Gezondheid {
  readonly stand: Stand;
  readonly gevonden: readonly Bevinding[];
  readonly quarantaine: readonly Geweigerd[];
  readonly geweigerd: readonly Geweigerd[];
}

@Injectable()
export class BeheerService {
  constructor(private readonly store: BeheerStore) {}

  /** @throws DatabaseError */
  async look(now: Date): Promise<Gezondheid> {
    const { db, gemeenten } = this.store;
    const stand = await readStand(db, { gemeenten, diensten: await this.store.diensten() });
    const [aside, refused] = await Promise.all([quarantaine(db), geweigerd(db, 50)]);
    return { stand, gevonden: bevindingen(stand, now), quarantaine: aside, geweigerd: refused };
  }
}
