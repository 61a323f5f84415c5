/** Who takes part in the exercise: test users and test parties. All of them are invented. */
export type Organisatie = 'veilig-thuis' | 'gemeente';

/** A person who can log in at the issuer of their own organisation. */
export interface Gebruiker {
  readonly username: string;
  readonly naam: string;
  readonly rol: string;
  readonly teams: readonly string[];
  readonly organisatie: Organisatie;
}

/** A partij with a machine of its own; its client id is its own id. */
export interface Partij {
  readonly id: string;
  readonly soort: string;
  /** Test OIN: the prefix 00000099 belongs to nobody (Logius, OIN-stelsel). */
  readonly oin: string;
}

export const OIN_VEILIG_THUIS = '00000099000000001000';
export const OIN_RVDK = '00000099000000002000';
export const OIN_POLITIE = '00000099000000003000';
export const OIN_POLITIE_DIGIKOPPELING = '00000099000000008000';

const user = (username: string, naam: string, rol: string, teams: readonly string[] = []): Gebruiker => ({
  username,
  naam,
  rol,
  teams,
  organisatie: rol.startsWith('lokaal-team') ? 'gemeente' : 'veilig-thuis',
});

export const GEBRUIKERS: readonly Gebruiker[] = [
  user('v.vermeer', 'Vera Vermeer', 'veilig-thuis'),
  user('b.bakker', 'Bas Bakker', 'bureaudienst'),
  user('d.dijk', 'Dana Dijk', 'bereikbaarheidsdienst'),
  user('e.eik', 'Eva Eik', 'bereikbaarheidsdienst'),
  user('g.groen', 'Gijs Groen', 'gedragswetenschapper'),
  user('a.arts', 'Anna Arts', 'vertrouwensarts'),
  user('t.tuin', 'Tom Tuin', 'teamleider'),
  user('u.usd', 'Ulla Smit', 'lokaal-team', ['usd-huizen']),
  user('h.hilver', 'Hugo Hilver', 'lokaal-team', ['sociaal-plein-hilversum']),
  user('l.leider', 'Lotte Leider', 'lokaal-team-leider', ['usd-huizen']),
  user('o.beheer', 'Olaf Beheer', 'technisch-beheer'),
  user('f.beheer', 'Fenna Beheer', 'functioneel-beheer'),
  user('p.privacy', 'Petra Privacy', 'privacy-officer'),
  user('f.gezag', 'Ferdi Gezag', 'fg'),
];

export const PARTIJEN: readonly Partij[] = [
  { id: 'politie-mn', soort: 'politie', oin: OIN_POLITIE },
  { id: 'zorg-voorbeeld', soort: 'zorg', oin: '00000099000000004000' },
  { id: 'rvdk', soort: 'rvdk', oin: OIN_RVDK },
  { id: 'zvh-gv', soort: 'zvh', oin: '00000099000000005000' },
  { id: 'veilig-thuis-utrecht', soort: 'veilig-thuis', oin: '00000099000000006000' },
  { id: 'gemeente-huizen', soort: 'gemeente', oin: '00000099000000007000' },
];
