import { createHash } from 'node:crypto';
import { Injectable } from '@nestjs/common';
import { decodeJwt, errors, jwtVerify } from 'jose';
import type { JWTPayload } from 'jose';
import type { Toegang } from '@schakel/contracts';
import { RejectError, RetryLaterError } from '@schakel/contracts';
import { WebSettings } from '../settings';
import type { Issuer } from './issuers';
import { Issuers } from './issuers';
import { gebruikerFrom, machineFrom } from './toegang';
import { Usage } from './usage';

export const audience = 'urn:schakel:api';
const algorithms = ['RS256', 'PS256'];
const clockToleranceSeconds = 5;
const remembered = { ms: 60_000, most: 1000 };

interface Verified {
  readonly toegang: Toegang;
  readonly until: number;
}

/** Reads access tokens (RFC 9068). A verified token is remembered by its digest for at most a minute and never past its own end. */
@Injectable()
export class Tokens {
  private readonly verified = new Map<string, Verified>();

  constructor(
    private readonly issuers: Issuers,
    private readonly settings: WebSettings,
    private readonly usage: Usage,
  ) {}

  /** @throws RejectError `niet-ingelogd`, `niet-toegestaan` (no role counts); RetryLaterError while the issuer's keys cannot be had */
  async read(authorization: string | undefined): Promise<Toegang> {
    const token = /^Bearer ([\w.~+/-]+=*)$/i.exec(authorization ?? '')?.[1];
    if (token === undefined) throw new RejectError('niet-ingelogd');
    const digest = createHash('sha256').update(token).digest('base64');
    const known = this.verified.get(digest);
    if (known !== undefined && known.until > Date.now()) return known.toegang;
    const { toegang, exp } = await this.verify(token);
    if (this.verified.size >= remembered.most) this.verified.clear();
    this.verified.set(digest, { toegang, until: Math.min(exp * 1000, Date.now() + remembered.ms) });
    return toegang;
  }

  private async verify(token: string): Promise<{ toegang: Toegang; exp: number }> {
    const issuer = await this.issuers.byUrl(claimedIssuer(token));
    const claims = await verifiedClaims(token, issuer);
    const toegang = machineFrom(issuer.settings, this.settings.partijen, claims) ?? gebruikerFrom(issuer.settings, claims);
    this.usage.note(toegang, toegang.soort === 'machine' ? String(claims['client_id']) : toegang.id);
    return { toegang, exp: claims.exp ?? 0 };
  }
}

function claimedIssuer(token: string): string | undefined {
  try {
    return decodeJwt(token).iss;
  } catch {
    throw new RejectError('niet-ingelogd');
  }
}

async function verifiedClaims(token: string, issuer: Issuer): Promise<JWTPayload> {
  try {
    const options = { issuer: issuer.settings.issuer, audience, algorithms, clockTolerance: clockToleranceSeconds };
    const { payload } = await jwtVerify(token, issuer.keys, { ...options, requiredClaims: ['exp', 'iss', 'aud'] });
    return payload;
  } catch (error) {
    if (isAboutToken(error)) throw new RejectError('niet-ingelogd');
    throw new RetryLaterError('tijdelijk-niet-beschikbaar', 10_000);
  }
}

/** False when the keys could not be had: nobody can say then whether the token is good. */
const isAboutToken = (error: unknown): boolean =>
  error instanceof errors.JWKSNoMatchingKey || (error instanceof errors.JOSEError && !isAboutKeys(error));
const isAboutKeys = (error: errors.JOSEError): boolean =>
  error instanceof errors.JWKSTimeout || error instanceof errors.JWKSInvalid || error.code === 'ERR_JOSE_GENERIC';
