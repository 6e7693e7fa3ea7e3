import type { EntityManager } from '@hub/subgraph-kit';
import type { AlertRule, CaseReason } from '@hub/vocabulary';
import { recordAct } from '../access/act.js';
import { type Doer, insertStep } from '../case/case.step-store.js';
import { CASE_COLUMNS, type CaseRow } from '../case/case.store.js';
import type { CaseFacts } from './correction.rules.js';

interface Correction extends Doer {
  readonly id: string;
  readonly after: CaseFacts;
  readonly former: Partial<CaseFacts>;
  readonly reason: CaseReason;
}

/** Puts facts of a case right, in a new version that keeps what they were. Needs a system actor. */
export const storeCorrection = async (tx: EntityManager, { id, after, ...step }: Correction): Promise<CaseRow> => {
  const [[row]]: [CaseRow[], number] = await tx.query(
    `update case_file c set district = $2, category = $3, site_class = $4, source = $5, persons_band = $6,
            exploitation_abroad = $7, version = version + 1
      where id = $1 returning ${CASE_COLUMNS}`,
    [
      ...[id, after.district, after.category, after.siteClass, after.source, after.personsBand],
      after.exploitationAbroad,
    ],
  );
  await insertStep(tx, row!, { ...step, act: 'CORRECTED' });
  await recordAct(tx, {
    ...{ by: step.by, office: step.through, action: 'case.corrected', purpose: 'correct-case' },
    ...{ resourceType: 'case', resource: id, caseId: id },
  });
  return row!;
};

/** Whether anybody was told of a case by a rule. Needs a system actor. */
export const wasToldBy = async (tx: EntityManager, caseId: string, rule: AlertRule): Promise<boolean> => {
  const told: unknown[] = await tx.query(
    `select from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
      where a.case_id = $1 and e.body ->> 'rule' = $2 limit 1`,
    [caseId, rule],
  );
  return told.length > 0;
};
