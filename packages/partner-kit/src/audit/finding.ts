/** What can be wrong with the audit of a subgraph. */
export type FindingKind =
  | 'ENTRY_EDITED'
  | 'ENTRY_MISSING'
  | 'ENTRY_REORDERED'
  | 'ENTRY_INSERTED'
  | 'TAIL_TRUNCATED'
  | 'HISTORY_REWRITTEN'
  | 'CHECKPOINT_FORGED'
  | 'CHECKPOINT_BROKEN'
  | 'WITNESS_TRUNCATED'
  | 'WITNESS_MISSING';

/** One thing that is not as it was written. */
export interface Finding {
  readonly kind: FindingKind;
  /** Place in the chain, from 1; null where it has none. */
  readonly sequence: number | null;
  /** A sentence for people. */
  readonly says: string;
}

export type Report = (finding: Finding) => void;
