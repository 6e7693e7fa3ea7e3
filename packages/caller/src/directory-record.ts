import type { CommitteeLevel, CommitteeState, OfficeKind, PlaceLevel } from '@hub/vocabulary';

/**
 * One line of the `directory` feed: the newest state of one thing, `data: null` when it is gone.
 * The newest record of each (kind, id) is the directory; older ones may be dropped.
 */
export type DirectoryRecord =
  | { readonly kind: 'place'; readonly id: string; readonly data: PlaceRecord | null }
  | { readonly kind: 'committee'; readonly id: string; readonly data: CommitteeRecord | null }
  | { readonly kind: 'office'; readonly id: string; readonly data: OfficeRecord | null }
  | { readonly kind: 'appointment'; readonly id: string; readonly data: AppointmentRecord | null }
  | { readonly kind: 'duty'; readonly id: string; readonly data: DutyRecord | null }
  | { readonly kind: 'session'; readonly id: string; readonly data: SessionRecord | null }
  | { readonly kind: 'account'; readonly id: string; readonly data: AccountRecord | null };

/** Keyed by P-code. */
export interface PlaceRecord {
  readonly level: PlaceLevel;
  readonly country: string;
  readonly parent: string | null;
  /** P-codes of the places across the border that it faces; none when left out. */
  readonly faces?: readonly string[];
}

export interface CommitteeRecord {
  readonly code: string;
  readonly level: CommitteeLevel;
  readonly state: CommitteeState;
  /** P-code of the place it answers for. */
  readonly place: string;
  /** Id of the committee above it. */
  readonly parent: string | null;
}

export interface OfficeRecord {
  readonly kind: OfficeKind;
  readonly committee: string | null;
  /** P-codes the office answers for: everything at or below them. */
  readonly jurisdiction: readonly string[];
}

export interface AppointmentRecord {
  /** The person's id, equal to the `sub` of their access token. */
  readonly person: string;
  readonly office: string;
  /** ISO instants; valid while `from <= now < until`. */
  readonly from: string;
  readonly until: string;
}

/** A shift of a duty roster; withdrawn once it is over, so that copies do not grow. */
export interface DutyRecord {
  /** Counts only while this person also holds the office. */
  readonly person: string;
  readonly office: string;
  /** ISO instants; on duty while `from <= now < until`. */
  readonly from: string;
  readonly until: string;
}

/** Keyed by the person's id. */
export interface SessionRecord {
  /** ISO instant; every session of the person that began at or before it is void. */
  readonly endedAt: string;
}

/** An account by which the own system of an office signs in; withdrawn once it is over. */
export interface AccountRecord {
  readonly office: string;
  /** ISO instant before which it is valid. */
  readonly until: string;
  readonly keys: readonly {
    /** Thumbprint of the key (RFC 7638), the `kid` of what is signed with it. */
    readonly id: string;
    /** The public key of the curve Ed25519, base64url. */
    readonly x: string;
    /** ISO instant before which it is valid; null for as long as the account. */
    readonly until: string | null;
  }[];
}
