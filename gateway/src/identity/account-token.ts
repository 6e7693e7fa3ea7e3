import type { Directory } from '@hub/caller';
import { decodeJwt, decodeProtectedHeader, errors, importJWK, type JWTPayload, jwtVerify } from 'jose';
import { HubError } from '../errors.js';
import type { Session } from './identity.js';

export interface AccountTokenRules {
  readonly audience: string;
  readonly directory: Directory;
}

/** `typ` of what the own system of an office signs for itself. */
const TYPE = 'hub-account+jwt';
/** Seconds from `iat` to `exp` at most: whoever steals one has it no longer. */
const LONGEST_SECONDS = 600;
const CLOCK_TOLERANCE_SECONDS = 5;
const MAX_TOKEN_LENGTH = 2 * 1024;

/** What the unverified header says; it only chooses who verifies. */
export const isAccountToken = (token: string): boolean => {
  try {
    return decodeProtectedHeader(token).typ === TYPE;
  } catch {
    return false;
  }
};

/**
 * Verifies access tokens that accounts sign with their own key. Its public half is in the directory, so that no
 * identity provider is asked, the hub has no secret of theirs, and an ended key is refused with the next record.
 */
export class AccountTokens {
  constructor(private readonly rules: AccountTokenRules) {}

  /** @throws HubError AUTH_TOKEN_INVALID | AUTH_TOKEN_EXPIRED | HUB_NOT_READY */
  async verify(token: string): Promise<Session> {
    if (this.rules.directory.confirmedAt === 0) throw new HubError('HUB_NOT_READY');
    if (token.length > MAX_TOKEN_LENGTH) throw new HubError('AUTH_TOKEN_INVALID');
    try {
      return await this.open(token);
    } catch (error) {
      throw new HubError(error instanceof errors.JWTExpired ? 'AUTH_TOKEN_EXPIRED' : 'AUTH_TOKEN_INVALID');
    }
  }

  private async open(token: string): Promise<Session> {
    const { audience, directory } = this.rules;
    const [account, key] = [String(decodeJwt(token).sub), String(decodeProtectedHeader(token).kid)];
    const x = directory.accountKey(account, key, Date.now());
    if (x === undefined) throw new HubError('AUTH_TOKEN_INVALID');
    const { payload } = await jwtVerify(token, await importJWK({ kty: 'OKP', crv: 'Ed25519', x }, 'EdDSA'), {
      issuer: account,
      subject: account,
      audience,
      algorithms: ['EdDSA'],
      typ: TYPE,
      requiredClaims: ['exp', 'iat', 'jti'],
      maxTokenAge: LONGEST_SECONDS,
      clockTolerance: CLOCK_TOLERANCE_SECONDS,
    });
    return sessionOf(payload, account, key);
  }
}

const sessionOf = ({ iat, exp }: JWTPayload, account: string, key: string): Session => {
  if (exp! - iat! > LONGEST_SECONDS) throw new HubError('AUTH_TOKEN_INVALID');
  return {
    ...{ person: account, key, mfa: false, authenticatedAt: null },
    ...{ since: iat! * 1000, expiresAt: exp! * 1000 },
  };
};
