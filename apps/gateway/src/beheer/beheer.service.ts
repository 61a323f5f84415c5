import { Injectable } from '@nestjs/common';
import type { Geweigerd, LaneStand, PartnerStand, Stand } from '@schakel/store/beheer';
import { geweigerd, journalStand, laneStand, partnerStand, quarantaine, verzendingStand } from '@schakel/store/beheer';
import type { Queryable } from '@schakel/store/database';

/** The database under the login beheer, which reads numbers, ids and codes. An injection token. */
export abstract class BeheerStore {
  abstract readonly db: Queryable;
}

/** How the hub is, without anything that points to a family. */
export interface Gezondheid {
  readonly lanes: readonly LaneStand[];
  readonly journal: readonly Stand[];
  readonly verzendingen: readonly Stand[];
  readonly partners: readonly PartnerStand[];
  readonly quarantaine: readonly Geweigerd[];
  readonly geweigerd: readonly Geweigerd[];
}

@Injectable()
export class BeheerService {
  constructor(private readonly store: BeheerStore) {}

  /** @throws DatabaseError */
  async look(): Promise<Gezondheid> {
    const { db } = this.store;
    const [lanes, journal, verzendingen, partners, aside, refused] = await Promise.all([
      laneStand(db),
      journalStand(db),
      verzendingStand(db),
      partnerStand(db),
      quarantaine(db),
      geweigerd(db, 50),
    ]);
    return { lanes, journal, verzendingen, partners, quarantaine: aside, geweigerd: refused };
  }
}
