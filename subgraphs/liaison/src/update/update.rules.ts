import type { RuleContent } from '@hub/subgraph-kit';
import type { AlertCommittee, NeedsFlag, PersonsBand, RepatriationDirection, RepatriationState } from '@hub/vocabulary';
import { committeesNamed, type OfficeBook } from '../committee/committee.rules.js';
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

/** The offices that a rule tells of a change; the counterpart office only once it was released, whatever the rule says. */
export const recipientsOf = (
  book: OfficeBook,
  { addressees }: Pick<RuleContent, 'addressees'>,
  row: Pick<RepatriationRow, 'leadCommittee' | 'counterpart' | 'releasedAt'>,
): string[] => {
  const named: Partial<Record<AlertCommittee, readonly string[]>> = committeesNamed(book, row.leadCommittee);
  const found = addressees.flatMap(({ whose, offices }) =>
    whose === 'COUNTERPART'
      ? row.releasedAt && offices.includes('COUNTERPART')
        ? [row.counterpart]
        : []
      : (named[whose] ?? []).flatMap((committee) =>
          book
            .officesOfCommittee(committee)
            .filter(({ kind }) => offices.includes(kind))
            .map(({ id }) => id),
        ),
  );
  return [...new Set(found)];
};
