import { PUBLIC_CALLER, type Caller, type Directory } from '@hub/caller';
import { AccessTokens, type TokenRules } from './access-token.js';
import { DirectoryCopy, type DirectoryCopyOptions } from './directory-copy.js';

export interface Session {
  /** `sub` of the access token; null when nobody signed in. */
  readonly person: string | null;
  readonly mfa: boolean;
  /** Ms since the epoch; null when the session does not end. */
  readonly expiresAt: number | null;
}

export interface Identity {
  readonly directory: Directory;
  /** @throws HubError AUTH_TOKEN_INVALID | AUTH_TOKEN_EXPIRED */
  authenticate(accessToken: string | undefined): Promise<Session>;
  start(): Promise<void>;
  stop(): Promise<void>;
}

const NOBODY: Session = { person: null, mfa: false, expiresAt: null };

export const createIdentity = (options: TokenRules & DirectoryCopyOptions): Identity => {
  const tokens = new AccessTokens(options);
  const copy = new DirectoryCopy(options);
  return {
    directory: copy.directory,
    authenticate: async (accessToken) => (accessToken === undefined ? NOBODY : tokens.verify(accessToken)),
    start: () => copy.start(),
    stop: () => copy.stop(),
  };
};

/** Rights come from the appointments valid at `now`, never from the token. */
export const callerOf = ({ directory }: Pick<Identity, 'directory'>, { person, mfa }: Session, now: number): Caller =>
  person === null
    ? { ...PUBLIC_CALLER, directoryVersion: directory.version }
    : directory.callerOf(person, { mfa, at: now });
