import { Injectable } from '@nestjs/common';
import { createRemoteJWKSet } from 'jose';
import type { JWTVerifyGetKey } from 'jose';
import { allowInsecureRequests, discovery, enableNonRepudiationChecks } from 'openid-client';
import type { Configuration } from 'openid-client';
import { RejectError, RetryLaterError } from '@schakel/contracts';
import type { IssuerSettings } from '../settings';
import { isHttps, WebSettings } from '../settings';

export interface Issuer {
  readonly settings: IssuerSettings;
  /** For the login by openid-client. */
  readonly configuration: Configuration;
  /** Cached keys of the issuer; an unknown key id makes it look once more, at most every 30 seconds. */
  readonly keys: JWTVerifyGetKey;
}

const discoveryTimeoutSeconds = 5;

/** The configured login services. Each is discovered when it is first needed, so that the hub starts and accepts without them. */
@Injectable()
export class Issuers {
  private readonly known = new Map<string, Promise<Issuer>>();

  constructor(private readonly settings: WebSettings) {}

  get all(): readonly IssuerSettings[] {
    return this.settings.issuers;
  }

  /** @throws RejectError `niet-ingelogd` for an issuer that is not configured; RetryLaterError when it cannot be reached */
  byUrl(url: string | undefined): Promise<Issuer> {
    return this.of(this.all.find(({ issuer }) => issuer === url));
  }

  /** @throws as byUrl */
  byOrganisatie(organisatie: string): Promise<Issuer> {
    return this.of(this.all.find((one) => one.organisatie === organisatie));
  }

  private async of(settings: IssuerSettings | undefined): Promise<Issuer> {
    if (settings === undefined) throw new RejectError('niet-ingelogd');
    const found = this.known.get(settings.issuer) ?? this.discover(settings);
    this.known.set(settings.issuer, found);
    try {
      return await found;
    } catch {
      // whatever went wrong, the answer is the same, and the library's text may quote what the other side sent
      this.known.delete(settings.issuer);
      throw new RetryLaterError('tijdelijk-niet-beschikbaar', 10_000);
    }
  }

  private async discover(settings: IssuerSettings): Promise<Issuer> {
    // eslint-disable-next-line @typescript-eslint/no-deprecated -- marked so to stand out: for loopback in demo and test alone
    const insecure = this.settings.omgeving !== 'productie' && !isHttps(this.settings) ? [allowInsecureRequests] : [];
    const configuration = await discovery(new URL(settings.issuer), this.settings.oidcClientId, this.settings.oidcClientSecret, undefined, {
      execute: [...insecure, enableNonRepudiationChecks],
      timeout: discoveryTimeoutSeconds,
    });
    const keysUrl = configuration.serverMetadata().jwks_uri;
    if (keysUrl === undefined) throw new RejectError('inrichting-ongeldig');
    return { settings, configuration, keys: createRemoteJWKSet(new URL(keysUrl), { timeoutDuration: discoveryTimeoutSeconds * 1000 }) };
  }
}
