/** Who somebody is to the hub. A role comes from a group of the issuer that is bound to the organisation, never from the person. */
export const rollen = [
  'veilig-thuis',
  'bureaudienst',
  'bereikbaarheidsdienst',
  'gedragswetenschapper',
  'vertrouwensarts',
  'teamleider',
  'lokaal-team',
  'lokaal-team-leider',
  'technisch-beheer',
  'functioneel-beheer',
  'privacy-officer',
  'fg',
] as const;
export type Rol = (typeof rollen)[number];

/** Kinds of partij that may hold a machine login. */
export const partijSoorten = ['politie', 'zorg', 'rvdk', 'zvh', 'veilig-thuis', 'gemeente'] as const;
export type PartijSoort = (typeof partijSoorten)[number];

/** An authenticated machine: exactly one partij, and the OINs it may speak for. */
export interface Machine {
  readonly soort: 'machine';
  readonly partij: string;
  readonly partijSoort: PartijSoort;
  readonly spreektVoor: readonly string[];
}

/** An authenticated person of one organisation. */
export interface Gebruiker {
  readonly soort: 'gebruiker';
  readonly id: string;
  readonly naam: string;
  readonly organisatie: string;
  readonly rollen: readonly Rol[];
  readonly teams: readonly string[];
}

export type Toegang = Machine | Gebruiker;
