import { PUBLIC_CALLER, type Caller, type Directory } from '@hub/caller';
import { HubError } from '../errors.js';
import { AccessTokens, type TokenRules } from './access-token.js';
import { AccountTokens, isAccountToken } from './account-token.js';
import { AccountUses } from './account-use.js';
import { DirectoryCopy, type DirectoryCopyOptions } from './directory-copy.js';

export interface Session {
  /** `sub` of the access token: a person, or the account of an office's own system; null when nobody signed in. */
  readonly person: string | null;
  /** The key that an account signed with. */
  readonly key?: string;
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
  const { directory } = copy;
  const accounts = new AccountTokens({ ...options, directory });
  const uses = new AccountUses({ ...options, directory });
  const sessionOf = async (token: string): Promise<Session> => {
    if (isAccountToken(token)) {
      const session = notEnded(directory, await accounts.verify(token));
      uses.note(session);
      return session;
    }
    const session = notEnded(directory, await tokens.verify(token));
    // whoever can make the provider name an account has not its key
    if (directory.isAccount(session.person!)) throw new HubError('AUTH_TOKEN_INVALID');
    return session;
  };
  return {
    directory,
    authenticate: async (accessToken) => (accessToken === undefined ? NOBODY : sessionOf(accessToken)),
    start: () => copy.start(),
    stop: async () => {
      await Promise.all([copy.stop(), uses.stop()]);
    },
  };
};

/** True once the person, or whoever appoints in their district, has ended this session, or the account's key has ended. */
export const isEnded = (directory: Directory, { person, since, key }: Session, now = Date.now()): boolean =>
  person !== null &&
  (directory.isSessionEnded(person, since) ||
    (key !== undefined && directory.accountKey(person, key, now) === undefined));

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
