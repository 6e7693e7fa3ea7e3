import type { ErrorCode } from '@hub/vocabulary';

/**
 * What a screen may say of an inbox.
 * - LIVE: a heartbeat that came at most 5 s ago proves that everything in the inbox is shown.
 * - CATCHING_UP: entries or heartbeats come, but some entry is not shown yet.
 * - STALE: nothing has come for 5 s; what is shown was whole at `since`.
 * - ENDED: for good, with what the hub said; follow again when that was put right.
 *
 * `since` is when everything was last proved to be shown, or when following began. `code` is what the hub gave as the
 * reason, if it gave one.
 */
export type FollowState =
  | { readonly kind: 'LIVE' }
  | { readonly kind: 'CATCHING_UP' | 'STALE'; readonly since: Date; readonly code?: ErrorCode }
  | { readonly kind: 'ENDED'; readonly code: ErrorCode };

export const sameState = (one: FollowState, other: FollowState): boolean =>
  one.kind === other.kind && codeIn(one) === codeIn(other);

const codeIn = (state: FollowState): ErrorCode | undefined => (state.kind === 'LIVE' ? undefined : state.code);
