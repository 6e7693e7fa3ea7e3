import type { Caller, Directory } from '@hub/caller';

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

export const callerOf = (_identity: Pick<Identity, 'directory'>, _session: Session, _now: number): Caller => {
  throw new Error('not here yet');
};
