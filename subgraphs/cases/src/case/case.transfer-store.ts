import type { EntityManager } from '@hub/subgraph-kit';
import { OF_LEAD } from '../alert/alert.rules.js';
import { endAssignment } from '../assignment/assignment.store.js';
import { endWaitingFor } from '../escalation/escalation.store.js';
import { forgetReflectionTold } from '../reflection/reflection.store.js';
import { grantCase } from './case.grants.js';
import type { Doer } from './case.step-store.js';

/** What ends by itself or by somebody's hand stays; all else that these offices see of a case ends with its lead. */
const OF_OTHERS = ['SHARE', 'INQUIRY', 'BREAK_GLASS'];

/**
 * Ends what the former lead was asked of a case, the work of those who leave it and what they see of its persons; the
 * case they see on, to account for what they did. Needs a system actor, and the case locked.
 */
export const leaveCase = async (
  tx: EntityManager,
  {
    id,
    at,
    former,
    by,
    through,
  }: Doer & { readonly id: string; readonly at: Date; readonly former: readonly string[] },
): Promise<void> => {
  // first of all: a step that is fired meanwhile lets its offices see the case
  await endWaitingFor(tx, { caseId: id, rules: OF_LEAD, by });
  await forgetReflectionTold(tx, id);
  const running: { id: string }[] = await tx.query(
    'select id from case_assignment where case_id = $1 and office = any ($2::text[]) and ended_at is null order by id',
    [id, former],
  );
  for (const assignment of running) await endAssignment(tx, { id: assignment.id, caseId: id, by, through });
  const [seeing]: [{ office: string }[], number] = await tx.query(
    `update row_access set until = now()
      where resource_type in ('case', 'case_person') and resource = $1 and office = any ($2::text[])
        and (until is null or until >= now()) and reason <> all ($3::text[]) returning office`,
    [id, former, OF_OTHERS],
  );
  const offices = [...new Set(seeing.map(({ office }) => office))];
  await grantCase(
    tx,
    { id, at },
    offices.map((office) => ({ office, reason: 'FORMER_LEAD', persons: false })),
  );
};
