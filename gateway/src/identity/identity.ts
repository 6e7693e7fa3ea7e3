import { PUBLIC_CALLER, type Caller, type Directory } from '@hub/caller';
import { HubError } from '../errors.js';
import { AccessTokens, type TokenRules } from './access-token.js';
import { DirectoryCopy, type DirectoryCopyOptions } from './directory-copy.js';

export interface Session {
  /** `sub` of the access token; null when nobody signed in. */
  readonly person: string | null;
  readonly mfa: boolean;
  /** When the person last signed in, ms since the epoch; null when the token does not say. */
  readonly authenticatedAt: number | null;
  /** When it began, ms since the epoch: at the sign-in, so that a token renewed from it is of the same session. */
  readonly since: number;
  /** Ms since the epoch; null when the session does not end. */
  readonly expiresAt: number | null;
}

export interface Identity {
  readonly directory: Directory;
  /** @throws HubError AUTH_TOKEN_INVALID | AUTH_TOKEN_EXPIRED | AUTH_SESSION_ENDED */
  authenticate(accessToken: string | undefined): Promise<Session>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const NOBODY: Session = { person: null, mfa: false, authenticatedAt: null, since: 0, expiresAt: null };

export const createIdentity = (options: TokenRules & DirectoryCopyOptions): Identity => {
  const tokens = new AccessTokens(options);
  const copy = new DirectoryCopy(options);
  return {
    directory: copy.directory,
    authenticate: async (accessToken) =>
      accessToken === undefined ? NOBODY : notEnded(copy.directory, await tokens.verify(accessToken)),
    start: () => copy.start(),
    stop: () => copy.stop(),
  };
};

/** True once the person, or whoever appoints in their district, has ended this session. */
export const isEnded = (directory: Directory, { person, since }: Session): boolean =>
  person !== null && directory.isSessionEnded(person, since);

/** @throws HubError AUTH_SESSION_ENDED */
export const notEnded = (directory: Directory, session: Session): Session => {
  if (isEnded(directory, session)) throw new HubError('AUTH_SESSION_ENDED');
  return session;
};

/**
 * Rights come from the appointments valid at `now`, never from the token.
 * @throws HubError HUB_NOT_READY while nobody's appointments are known yet: that is no refusal
 */
export const callerOf = ({ directory }: Pick<Identity, 'directory'>, session: Session, now: number): Caller => {
  const { person, mfa, authenticatedAt } = session;
  if (person === null) return { ...PUBLIC_CALLER, directoryVersion: directory.version };
  if (!isKnown(directory)) throw new HubError('HUB_NOT_READY');
  return directory.callerOf(person, { mfa, authenticatedAt, at: now });
};

/** True once the whole directory was read, by this process or the one before it. */
export const isKnown = ({ confirmedAt }: Directory): boolean => confirmedAt > 0;
