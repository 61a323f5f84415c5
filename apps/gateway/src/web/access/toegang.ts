import type { Gebruiker, Machine, Rol } from '@schakel/contracts';
import { RejectError } from '@schakel/contracts';
import type { IssuerSettings, PartijSettings } from '../settings';

export type Claims = Readonly<Record<string, unknown>>;

const texts = (value: unknown): string[] => (Array.isArray(value) ? value.filter((item) => typeof item === 'string') : []);
const text = (value: unknown): string | undefined => (typeof value === 'string' && value !== '' ? value : undefined);

/** How the hub and its audit log call whoever these claims are about. */
export function subjectOf({ organisatie }: IssuerSettings, claims: Claims): string | undefined {
  const sub = text(claims['sub']);
  return sub === undefined ? undefined : `${organisatie}:${sub}`;
}

/**
 * The person that these claims of this issuer describe. A role or team counts only when it is bound to the issuer's organisation; the rest
 * of what the issuer says is dropped.
 *
 * @throws RejectError `niet-ingelogd` without a subject, `niet-toegestaan` when no role is left
 */
export function gebruikerFrom(issuer: IssuerSettings, claims: Claims): Gebruiker {
  const [sub, id] = [text(claims['sub']), subjectOf(issuer, claims)];
  if (sub === undefined || id === undefined) throw new RejectError('niet-ingelogd');
  const said = spoken(issuer, claims);
  const rollen: Rol[] = issuer.rollen.filter((rol) => said.rollen.includes(rol));
  if (rollen.length === 0) throw new RejectError('niet-toegestaan');
  return {
    soort: 'gebruiker',
    id,
    naam: text(claims['naam']) ?? sub,
    organisatie: issuer.organisatie,
    rollen,
    teams: issuer.teams.filter((team) => said.teams.includes(team)),
  };
}

/** What the claims say, in our words: translated where the login service has groups of its own. */
function spoken({ groepen, rollenClaim, teamsClaim }: IssuerSettings, claims: Claims): { rollen: unknown[]; teams: unknown[] } {
  const [rollen, teams] = [texts(claims[rollenClaim]), texts(claims[teamsClaim])];
  if (groepen.length === 0) return { rollen, teams };
  const mine = groepen.filter(({ groep }) => rollen.includes(groep) || teams.includes(groep));
  return { rollen: mine.map(({ rol }) => rol), teams: mine.map(({ team }) => team) };
}

/**
 * The machine behind a token of the client credentials grant, or undefined when the client belongs to no partij. A token that a person got
 * through a client of a partij is not that partij: its subject is somebody else.
 *
 * @throws RejectError `niet-ingelogd` for such a token
 */
export function machineFrom(issuer: IssuerSettings, partijen: readonly PartijSettings[], claims: Claims): Machine | undefined {
  const client = text(claims['client_id']);
  const partij = client === undefined ? undefined : partijen.find(({ clients }) => clients.includes(client));
  if (partij === undefined) return undefined;
  const own = claims['sub'] === undefined || claims['sub'] === client;
  if (!issuer.machines || !own || claims[issuer.rollenClaim] !== undefined) throw new RejectError('niet-ingelogd');
  return { soort: 'machine', partij: partij.id, partijSoort: partij.soort, spreektVoor: partij.spreektVoor };
}
