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
            exploitation_abroad = $7, origin_place = $8, transit_places = $9, version = version + 1
      where id = $1 returning ${CASE_COLUMNS}`,
    [
      ...[id, after.district, after.category, after.siteClass, after.source, after.personsBand],
      ...[after.exploitationAbroad, after.originPlace, after.transitPlaces],
    ],
  );
  await insertStep(tx, row!, { ...step, act: 'CORRECTED' });
  await recordAct(tx, {
    ...{ by: step.by, office: step.through, action: 'case.corrected', purpose: 'correct-case' },
    ...{ resourceType: 'case', resource: id, caseId: id },
  });
  return row!;
};

/** Who was told of a case, and by which rule. Needs a system actor. */
export const toldOfCase = (
  tx: EntityManager,
  caseId: string,
): Promise<{ readonly office: string; readonly rule: AlertRule }[]> =>
  tx.query(
    `select a.office, e.body ->> 'rule' as rule
       from case_alert a join inbox_entry e on e.inbox = a.inbox and e.number = a.number
      where a.case_id = $1`,
    [caseId],
  );
