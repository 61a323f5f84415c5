import { rollen } from '../rollen';
import type { Rol } from '../rollen';
import { Veld } from '../veld';

/** A group of the issuer that gives a role, a team, or both. */
export class Groep {
  @Veld({ gevoeligheid: 'routering', max: 100 }) groep!: string;
  @Veld({ gevoeligheid: 'routering', optioneel: true, waarden: rollen }) rol?: Rol;
  @Veld({ gevoeligheid: 'routering', optioneel: true, max: 50 }) team?: string;
}

/** An identity provider, bound to one organisation: a token of one organisation never counts for another. */
export class Issuer {
  @Veld({
    gevoeligheid: 'routering',
    patroon: /^[a-z0-9-]{1,100}$/,
    omschrijving: 'de naam waaronder gebruikers en teams ernaar verwijzen',
  })
  organisatie!: string;
  @Veld({ gevoeligheid: 'routering', max: 50, omschrijving: 'het partij-id van die organisatie' }) partij!: string;
  @Veld({ gevoeligheid: 'routering', max: 200, omschrijving: 'hoe het inlogscherm de organisatie noemt' }) naam!: string;
  @Veld({ gevoeligheid: 'contact', max: 500 }) issuer!: string;
  @Veld({ gevoeligheid: 'routering', lijst: true, waarden: rollen, omschrijving: 'rollen die deze inlogdienst mag geven' }) rollen!: Rol[];
  @Veld({ gevoeligheid: 'routering', max: 50, omschrijving: 'claim met rollen of groepen' }) rollenClaim!: string;
  @Veld({ gevoeligheid: 'routering', max: 50, omschrijving: 'claim met teams of groepen' }) teamsClaim!: string;
  @Veld({ genest: () => Groep, lijst: true, omschrijving: 'vertaling van groepen; leeg = de claims noemen rollen en teams zelf' })
  groepen!: Groep[];
  @Veld({ gevoeligheid: 'routering', type: 'ja-nee', omschrijving: 'of deze inlogdienst ook tokens aan machines geeft' })
  machines!: boolean;
}

export class IssuersInrichting {
  @Veld({ genest: () => Issuer, lijst: true }) issuers!: Issuer[];
}
