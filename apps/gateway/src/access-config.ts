import type { Inrichting } from '@schakel/contracts';
import type { WebSettings } from './web';

/** Which login services and machine logins count, and for what: a team counts from the login service of its own organisation alone. */
export function accessFrom({ issuers, partijen, routing }: Pick<Inrichting, 'issuers' | 'partijen' | 'routing'>) {
  return {
    issuers: issuers.map((issuer) => ({
      organisatie: issuer.organisatie,
      naam: issuer.naam,
      issuer: issuer.issuer,
      rollen: issuer.rollen,
      rollenClaim: issuer.rollenClaim,
      teamsClaim: issuer.teamsClaim,
      groepen: issuer.groepen,
      machines: issuer.machines,
      teams: routing.teams.filter(({ organisatie }) => organisatie === issuer.organisatie).map(({ id }) => id),
    })),
    partijen: partijen.map(({ id, soort, clients, spreektVoor }) => ({ id, soort, clients, spreektVoor })),
  } satisfies Pick<WebSettings, 'issuers' | 'partijen'>;
}
