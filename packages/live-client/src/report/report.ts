import type { CaseCategory, ErrorCode, PersonsBand, ReportSource, SiteClass, Urgency } from '@hub/vocabulary';

/** What is known of an incident: `ReportIncidentInput` of the graph. */
export interface ReportInput {
  /** Chosen by the client and the same for each repeat of the same report; made up when left out. */
  readonly idempotencyKey?: string;
  /** P-code of the district, sub-district or village where help is needed. */
  readonly place: string;
  readonly source: ReportSource;
  readonly category: CaseCategory;
  readonly urgency: Urgency;
  readonly personsBand: PersonsBand;
  /** True when anybody concerned is, or may be, under 18. */
  readonly minorInvolved: boolean;
  /** P-codes of other places. */
  readonly exploitationPlace?: string;
  readonly originPlace?: string;
  readonly transitPlaces?: readonly string[];
  readonly siteClass?: SiteClass;
  /** Identifying: who tells it, and in which words. */
  readonly reporterName?: string;
  readonly reporterPhone?: string;
  readonly reporterRelation?: string;
  readonly situation?: string;
}

export type KeyedReport = ReportInput & { readonly idempotencyKey: string };

/** Proof that a report is stored and that each entitled inbox holds it. */
export interface ReportReceipt {
  readonly id: string;
  readonly status: 'COMMITTED';
  /** ISO instant. */
  readonly reportedAt: string;
}

/** What must be put right before the report can be stored. */
export interface ReportProblem {
  readonly code: string;
  /** Path of the input field, e.g. `input.place`; null when it is not about one. */
  readonly field: string | null;
  /** For a person. */
  readonly message: string;
}

/**
 * What became of a report.
 * - COMMITTED: every entitled inbox holds it.
 * - REFUSED: the hub will not take it as it is; it waits among the unsent for a person to decide.
 * - UNSENT: the client was closed first; the next one with the same storage goes on.
 */
export type ReportOutcome =
  | { readonly kind: 'COMMITTED'; readonly receipt: ReportReceipt }
  | { readonly kind: 'REFUSED'; readonly problems: readonly ReportProblem[] }
  | { readonly kind: 'UNSENT' };

/** A report that was handed over. Neither promise has to be waited for. */
export interface SentReport {
  readonly idempotencyKey: string;
  /** Resolves when the storage holds it; rejects when it could not be stored, and then it is sent all the same. */
  readonly stored: Promise<void>;
  /** Resolves when its fate is known; never rejects. */
  readonly outcome: Promise<ReportOutcome>;
}

/** A report that the hub does not have, or is not known to have. */
export interface UnsentReport {
  readonly input: KeyedReport;
  /** When it was handed over. */
  readonly filedAt: Date;
  /** WAITING is sent again by itself; REFUSED needs a person: report it corrected, or discard it. */
  readonly kind: 'WAITING' | 'REFUSED';
  /** Why it was refused; empty while it waits. */
  readonly problems: readonly ReportProblem[];
  /** What the hub said to the last try of this client, if it said anything. */
  readonly code?: ErrorCode;
}
