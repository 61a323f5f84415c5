import type { Inrichting, Medewerker, Partij, Team } from '@schakel/contracts';

export const partijOf = ({ partijen }: Inrichting, id: string): Partij | undefined => partijen.find((partij) => partij.id === id);
export const teamOf = ({ routing }: Inrichting, id: string): Team | undefined => routing.teams.find((team) => team.id === id);

/** The organisation of a medewerker is named by its login or by its partij id; both mean the same organisation. */
const worksFor = ({ issuers }: Inrichting, { organisatie }: Medewerker, partij: string): boolean =>
  organisatie === partij || issuers.some((issuer) => issuer.organisatie === organisatie && issuer.partij === partij);

export const isVanVeiligThuis = (inrichting: Inrichting, door: Medewerker): boolean => worksFor(inrichting, door, inrichting.hub.partij);

export function isVanTeam(inrichting: Inrichting, door: Medewerker, team: Team): boolean {
  const issuer = inrichting.issuers.find(({ organisatie }) => organisatie === team.organisatie);
  return door.organisatie === team.organisatie || (issuer !== undefined && door.organisatie === issuer.partij);
}

/** How a partij or team is named to another party. */
export const naamOf = (inrichting: Inrichting, id: string): string =>
  id === inrichting.hub.partij ? inrichting.hub.naam : (teamOf(inrichting, id)?.naam ?? partijOf(inrichting, id)?.naam ?? id);
