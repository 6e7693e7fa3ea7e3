import type { NeedsFlag, PersonsBand, RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { desksFor, type OfficeBook } from '../committee/committee.rules.js';
import type { RepatriationRow } from '../repatriation/repatriation.row.js';

/** All that ever crosses the border, as it is stored in an inbox. Dates only: an exact hour would put people at risk. */
export interface UpdateBody {
  readonly ref: string;
  readonly direction: RepatriationDirection;
  readonly state: RepatriationState;
  /** Id of a public crossing. */
  readonly crossing: string | null;
  readonly windowStart: string | null;
  readonly windowEnd: string | null;
  readonly personsBand: PersonsBand;
  readonly needsFlags: readonly NeedsFlag[];
  /** ISO instant of the change. */
  readonly at: string;
}

/** The redaction: names each field that leaves, so that a new column stays inside. */
export const updateBody = (row: Omit<UpdateBody, 'at'>, at: Date): UpdateBody => ({
  ref: row.ref,
  direction: row.direction,
  state: row.state,
  crossing: row.crossing,
  windowStart: row.windowStart,
  windowEnd: row.windowEnd,
  personsBand: row.personsBand,
  needsFlags: row.needsFlags,
  at: at.toISOString(),
});

/** Rule A10: the lead committee's desks, its province's secretariat, and once it is released the counterpart office. */
export const recipientsOf = (
  book: OfficeBook,
  row: Pick<RepatriationRow, 'leadCommittee' | 'counterpart' | 'releasedAt'>,
): string[] => [...desksFor(book, row.leadCommittee), ...(row.releasedAt ? [row.counterpart] : [])];
