import { type EntityManager, grantRows } from '@hub/subgraph-kit';
import { grantCase } from '../case/case.grants.js';
import type { BreakGlassRow } from './break-glass.store.js';

/** Lets the office see the case and the rows of its persons until its last open emergency access ends, now when none is open. */
export const settleCaseAccess = async (
  tx: EntityManager,
  { case_id, office }: Pick<BreakGlassRow, 'case_id' | 'office'>,
): Promise<void> => {
  const [row]: { until: Date; at: Date }[] = await tx.query(
    `select coalesce(max(b.until) filter (where b.ended_at is null), now()) as until, min(c.created_at) as at
       from case_file c left join break_glass b on b.case_id = c.id and b.office = $2 where c.id = $1`,
    [case_id, office],
  );
  await grantCase(tx, { id: case_id, at: row!.at }, [
    { office, reason: 'BREAK_GLASS', persons: true, until: row!.until },
  ]);
};

/** Lets those who may review an emergency access see it. */
export const letReview = (
  tx: EntityManager,
  { id, opened_at }: BreakGlassRow,
  reviewers: readonly string[],
): Promise<void> =>
  grantRows(
    tx,
    reviewers.map((office) => ({
      resourceType: 'break_glass',
      resource: id,
      office,
      reason: 'REVIEWER',
      at: opened_at,
    })),
  );
