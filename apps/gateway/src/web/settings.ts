import type { Groep, PartijSoort, Rol } from '@schakel/contracts';
import type { Omgeving } from '@schakel/runtime';

/** A login service, bound to one organisation: only the roles and teams that stand here count when this issuer says them. */
export interface IssuerSettings {
  readonly organisatie: string;
  /** What a person reads on the page where the organisation is chosen. */
  readonly naam: string;
  readonly issuer: string;
  readonly rollen: readonly Rol[];
  readonly teams: readonly string[];
  /** What the groups of this login service mean; empty when its claims name roles and teams themselves. */
  readonly groepen: readonly Pick<Groep, 'groep' | 'rol' | 'team'>[];
  readonly rollenClaim: string;
  readonly teamsClaim: string;
  /** Whether tokens of partijen come from here. */
  readonly machines: boolean;
}

/** A partij that may log in as a machine. */
export interface PartijSettings {
  readonly id: string;
  readonly soort: PartijSoort;
  readonly clients: readonly string[];
  readonly spreektVoor: readonly string[];
}

/** What the frame of the gateway must know. An injection token; the application fills it from its validated configuration. */
export abstract class WebSettings {
  abstract readonly omgeving: Omgeving;
  /** Public base URL without a trailing slash. */
  abstract readonly gatewayUrl: string;
  abstract readonly apiVersie: string;
  /** Addresses and CIDR blocks of the proxies before the gateway: only what they say of where a request came from counts. */
  abstract readonly proxies: readonly string[];
  abstract readonly issuers: readonly IssuerSettings[];
  abstract readonly partijen: readonly PartijSettings[];
  abstract readonly oidcClientId: string;
  abstract readonly oidcClientSecret: string;
  abstract readonly sessieGeheim: string;
  /** A session ends after this many milliseconds without a request. */
  abstract readonly sessieRustMs: number;
  /** A session ends after this many milliseconds in any case. */
  abstract readonly sessieDuurMs: number;
  /** Telephone number of the bereikbaarheidsdienst; stands on every page. */
  abstract readonly telefoon: string;
  /** False while a policy in use is still a proposal; every page says so. */
  abstract readonly beleidVastgesteld: boolean;
}

export const isHttps = (settings: WebSettings): boolean => settings.gatewayUrl.startsWith('https:');
