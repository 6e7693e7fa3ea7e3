import type { EntityManager } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { endCaseGrant, grantCase } from '../case/case.grants.js';
import type { CaseShareEntity } from '../share/share.entity.js';

/** Who ended what an inquiry had rested on. */
interface Ending {
  readonly by: string;
  /** Office id. */
  readonly through: string;
}

/**
 * Lets police go on with suspects and operations that they have in a case, when the share they came by ends because a
 * consent was withdrawn. They see the case and no person of it, for as long as the share would have lasted. Needs a
 * system actor, and the lock of the case.
 */
export const openInquiry = async (
  tx: EntityManager,
  { id, caseId, office, recipient, purposes, until }: CaseShareEntity,
  { by, through, reportedAt }: Ending & { readonly reportedAt: Date },
): Promise<void> => {
  if (recipient !== 'POLICE' || !purposes.includes('INVESTIGATION')) return;
  const opened: unknown[] = await tx.query(
    `insert into inquiry (share_id, case_id, office, since, until)
     select $1, $2, $3, now(), $4
      where exists (select from suspect where case_id = $2 and registered_through = $3)
         or exists (select from operation_case l join operation o on o.id = l.operation_id
                     where l.case_id = $2 and o.planned_through = $3)
     on conflict do nothing returning share_id`,
    [id, caseId, office, until],
  );
  if (!opened.length) return;
  await grantCase(tx, { id: caseId, at: reportedAt }, [{ office, reason: 'INQUIRY', persons: false, until }]);
  await recordAct(tx, {
    ...{ by, office: through, action: 'inquiry.opened', purpose: 'withdraw-consent' },
    ...{ resourceType: 'case_share', resource: id, caseId },
  });
};

/** Ends what goes on of an ended share, if anything does. Needs a system actor, and the lock of the case. */
export const endInquiry = async (
  tx: EntityManager,
  { id, caseId, office }: Pick<CaseShareEntity, 'id' | 'caseId' | 'office'>,
  { by, through }: Ending,
): Promise<void> => {
  const [ended]: [unknown[], number] = await tx.query(
    'update inquiry set ended_at = now() where share_id = $1 and ended_at is null returning share_id',
    [id],
  );
  if (!ended.length) return;
  const others: unknown[] = await tx.query(
    'select from inquiry where case_id = $1 and office = $2 and ended_at is null and until > now()',
    [caseId, office],
  );
  if (!others.length) await endCaseGrant(tx, { caseId, office, reason: 'INQUIRY' });
  await recordAct(tx, {
    ...{ by, office: through, action: 'inquiry.ended', purpose: 'share-case' },
    ...{ resourceType: 'case_share', resource: id, caseId },
  });
};
