import { createHash } from 'node:crypto';
import { createRemoteJWKSet, errors, jwtVerify, type JWTPayload, type JWTVerifyGetKey } from 'jose';
import { HubError } from '../errors.js';
import type { Session } from './identity.js';

export interface TokenRules {
  readonly issuer: string;
  readonly audience: string;
  readonly jwksUrl: string;
}

/** One family: the issuer signs asymmetrically, so a shared secret can never pass as its key. */
const ALGORITHMS = ['ES256', 'RS256', 'PS256', 'EdDSA'];
const MAX_TOKEN_AGE = '12 h';
const CLOCK_TOLERANCE_SECONDS = 5;
const MAX_TOKEN_LENGTH = 8 * 1024;
const MAX_REMEMBERED = 10_000;
const REMEMBER_MS = 60_000;

/** Verifies access tokens (RFC 9068); a verified one is remembered by its hash for a minute at most. */
export class AccessTokens {
  private readonly keys: JWTVerifyGetKey;
  private readonly remembered = new Map<string, { session: Session; until: number }>();

  constructor(private readonly rules: TokenRules) {
    this.keys = createRemoteJWKSet(new URL(rules.jwksUrl), { timeoutDuration: 2_000, cooldownDuration: 5_000 });
  }

  /** @throws HubError AUTH_TOKEN_INVALID | AUTH_TOKEN_EXPIRED */
  async verify(token: string): Promise<Session> {
    if (token.length > MAX_TOKEN_LENGTH) throw new HubError('AUTH_TOKEN_INVALID');
    const key = createHash('sha256').update(token).digest('base64');
    const known = this.remembered.get(key);
    if (known && Date.now() < known.until) return known.session;
    const session = sessionOf(await this.open(token));
    this.remember(key, session);
    return session;
  }

  private async open(token: string): Promise<JWTPayload> {
    try {
      const { payload } = await jwtVerify(token, this.keys, {
        issuer: this.rules.issuer,
        audience: this.rules.audience,
        algorithms: ALGORITHMS,
        typ: 'at+jwt',
        requiredClaims: ['exp', 'iat', 'sub', 'jti'],
        maxTokenAge: MAX_TOKEN_AGE,
        clockTolerance: CLOCK_TOLERANCE_SECONDS,
      });
      return payload;
    } catch (error) {
      if (error instanceof errors.JWTExpired) throw new HubError('AUTH_TOKEN_EXPIRED');
      if (isOutage(error)) throw new HubError('HUB_NOT_READY');
      throw new HubError('AUTH_TOKEN_INVALID');
    }
  }

  private remember(key: string, session: Session): void {
    if (this.remembered.size >= MAX_REMEMBERED) this.remembered.clear();
    const until = Math.min(Date.now() + REMEMBER_MS, session.expiresAt ?? 0);
    this.remembered.set(key, { session, until });
  }
}

const sessionOf = ({ sub, iat, exp, amr, auth_time }: JWTPayload): Session => {
  if (!sub || !iat || !exp) throw new HubError('AUTH_TOKEN_INVALID');
  return {
    person: sub,
    mfa: Array.isArray(amr) && amr.includes('mfa'),
    authenticatedAt: typeof auth_time === 'number' ? auth_time * 1000 : null,
    since: Math.min(iat, typeof auth_time === 'number' ? auth_time : iat) * 1000,
    expiresAt: exp * 1000,
  };
};

/** The issuer's keys could not be had; the token may be good. */
const isOutage = (error: unknown): boolean =>
  error instanceof errors.JWKSTimeout ||
  !(error instanceof errors.JOSEError) ||
  error.message.startsWith('Expected 200 OK');
