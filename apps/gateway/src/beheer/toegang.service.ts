import { Injectable } from '@nestjs/common';
import type { Gebruiker, Rol } from '@schakel/contracts';
import type { Queryable } from '@schakel/store/database';
import type { Toegang, Toegangsregel } from '@schakel/store/toegang';
import { ingerichtFrom, toegangsregels } from '@schakel/store/toegang';
import { WebSettings } from '../web';

/** What the list uses of the store, under the login beheer. An injection token. */
export abstract class ToegangStore {
  abstract readonly db: Queryable;
  abstract readonly toegang: Pick<Toegang, 'list'>;
}

/** Only what is of this organisation or partij, or has this role. */
export interface Keuze {
  readonly organisatie?: string;
  readonly rol?: Rol;
}

/** What a login service lets in, and how many people came that way. */
export interface Groepsregel {
  readonly organisatie: string;
  /** Of the login service; undefined when it names our roles itself. */
  readonly groep: string | undefined;
  readonly rol: Rol | undefined;
  readonly team: string | undefined;
  readonly aantal: number;
}

/** Who has access, by which login service and as what. */
@Injectable()
export class ToegangService {
  constructor(
    private readonly store: ToegangStore,
    private readonly settings: WebSettings,
  ) {}

  /** Everybody whom the choice leaves; that this person looks is written down first. @throws DatabaseError */
  async look(door: Gebruiker, keuze: Keuze, actie: 'toegang-ingezien' | 'toegang-uitgevoerd'): Promise<Toegangsregel[]> {
    const gezien = await this.store.toegang.list(this.store.db, door, actie);
    const { issuers, partijen } = this.settings;
    return toegangsregels(gezien, ingerichtFrom(issuers, partijen), new Date()).filter((regel) => fits(regel, keuze));
  }

  /** Every way in that the inrichting gives to people, also those that nobody uses. */
  groepen(regels: readonly Toegangsregel[], { organisatie, rol }: Keuze): Groepsregel[] {
    const ways = this.settings.issuers.flatMap((issuer) => {
      const said =
        issuer.groepen.length > 0 ? issuer.groepen : issuer.rollen.map((own) => ({ groep: undefined, rol: own, team: undefined }));
      return said.map(({ groep, rol: gives, team }) => ({ organisatie: issuer.organisatie, groep, rol: gives, team }));
    });
    const chosen = ways.filter((way) => (!organisatie || way.organisatie === organisatie) && (!rol || way.rol === rol));
    return chosen.map((way) => ({ ...way, aantal: regels.filter((regel) => cameBy(regel, way)).length }));
  }
}

const fits = (regel: Toegangsregel, { organisatie, rol }: Keuze): boolean =>
  (!organisatie || regel.organisatie === organisatie) && (!rol || regel.rollen.includes(rol));

const cameBy = (regel: Toegangsregel, { organisatie, rol, team }: Omit<Groepsregel, 'aantal'>): boolean =>
  regel.soort === 'mens' &&
  regel.organisatie === organisatie &&
  (!rol || regel.rollen.includes(rol)) &&
  (!team || regel.teams.includes(team));
