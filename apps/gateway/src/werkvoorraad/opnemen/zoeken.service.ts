import { Injectable } from '@nestjs/common';
import type { Gebruiker } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { CasusRegel } from '@schakel/store/casus';
import { casusRegels } from '@schakel/store/casus';
import { Zoekindex, zoektermenVan } from '@schakel/store/zoekindex';
import { noteer } from '../logboek';
import { demandReden, OpnemenStore } from './opnemen.service';

export interface Zoekvraag {
  readonly bsn: string;
  readonly geslachtsnaam: string;
  readonly geboortedatum: string;
  readonly reden: string;
}
export interface Gevonden extends CasusRegel {
  /** Name and birth date only ever give a possible match. */
  readonly sterkte: 'bsn' | 'mogelijk';
}

/** Whether a family is known here: by BSN, or by name and birth date. Tells that there is a casus and how it stands, never what is in it. */
@Injectable()
export class ZoekenService {
  constructor(private readonly store: OpnemenStore) {}

  /**
   * Logged with the reason, without what was searched for, before anything is found; newest casus first.
   * @throws RejectError `reden-ontbreekt`; `invoer-ongeldig` when there is nothing to search by
   */
  async search(door: Gebruiker, { reden, ...persoon }: Zoekvraag): Promise<Gevonden[]> {
    const why = demandReden(reden);
    const termen = zoektermenVan(persoon);
    if (termen.length === 0) throw new RejectError('invoer-ongeldig', [{ code: 'invoer-ongeldig', location: 'bsn' }]);
    const codes = termen.map(({ soort }) => (soort === 'bsn' ? 'bsn' : 'naam-en-geboortedatum'));
    await noteer(this.store.audit, this.store.db, door, { actie: 'zoeking', reden: why, codes });
    const treffers = (await new Zoekindex(this.store.vault).find(this.store.db, termen)).flat();
    const certain = new Set(treffers.filter(({ sterkte }) => sterkte === 'bsn').map(({ casus }) => casus));
    const regels = await casusRegels(this.store.db, [...new Set(treffers.map(({ casus }) => casus))]);
    return regels.map((regel) => ({ ...regel, sterkte: certain.has(regel.id) ? 'bsn' : 'mogelijk' }));
  }
}
