import { type EntityManager, type Services, storeSubjects, subjectSeal } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import type { AlertPlan } from '../alert/alert.plan.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { CaseEntity } from '../case/case.entity.js';
import { grantCase } from '../case/case.grants.js';
import { tellCaseState } from '../events.js';
import { ReportEntity } from './report.entity.js';
import { alertOfSubscriber } from '../subscription/subscription.alert.js';
import { subscribersOf } from '../subscription/subscription.store.js';
import { storePersons } from './report.persons.js';
import { type Filing, NOBODY, subjectOfReport } from './report.filing.js';

/**
 * - `FILED`: stored now.
 * - `REPEATED`: filed before with the same key and the same words; nothing changed.
 * - `KEY_REUSED`: filed before with the same key and other words, or erased since; nothing changed.
 */
export interface Filed {
  readonly outcome: 'FILED' | 'REPEATED' | 'KEY_REUSED';
  readonly report: Pick<ReportEntity, 'id' | 'caseId' | 'createdAt'>;
}

/**
 * Writes everything a report means, or nothing when its key was used before. Needs a system actor.
 * @param alongside what else is written with a report that is filed now
 */
export const fileReport = async (
  tx: EntityManager,
  filing: Filing,
  sealer: Services['sealer'],
  alongside: (tx: EntityManager) => Promise<void> = () => Promise.resolve(),
): Promise<Filed> => {
  const earlier = await claimKey(tx, filing.report);
  if (earlier) {
    const seal = await subjectSeal(tx, sealer, subjectOfReport(earlier.id));
    const same = seal?.digest(filing.words) === earlier.sealedDigest;
    return { outcome: same ? 'REPEATED' : 'KEY_REUSED', report: earlier };
  }
  await storeSubjects(tx, [filing.seal]);
  await tx.insert(CaseEntity, filing.case);
  await grantCase(tx, { id: filing.case.id, at: filing.case.createdAt }, filing.grants);
  await storeToken(tx, filing);
  await storePersons(tx, filing.persons);
  await alongside(tx);
  const { filedBy, filedThrough } = filing.report;
  const isSignedIn = filedBy !== NOBODY;
  await recordAct(tx, {
    ...{ by: isSignedIn ? filedBy : null, office: isSignedIn ? filedThrough : null, action: 'case.report' },
    ...{ resourceType: 'case', resource: filing.case.id, caseId: filing.case.id, purpose: 'report-incident' },
  });
  const reach = await tellAlerts(tx, await withSubscribers(tx, filing));
  const { id, state, leadCommittee, exploitationAbroad } = filing.case;
  await tellCaseState(tx, { case: id, state, leadCommittee, exploitationAbroad }, reach);
  return { outcome: 'FILED', report: filing.report };
};

const storeToken = async (tx: EntityManager, { report, phoneToken }: Filing): Promise<void> => {
  if (phoneToken === null) return;
  await tx.query(`insert into report_token (report_id, case_id, kind, token) values ($1, $2, 'PHONE', $3)`, [
    report.id,
    report.caseId,
    phoneToken,
  ]);
};

/** Adds offices that subscribed. */
const withSubscribers = async (tx: EntityManager, { alerts, around, ...filing }: Filing): Promise<AlertPlan> => {
  const told = alerts.alerts.map(({ body }) => body.office);
  const subscribers = await subscribersOf(tx, { ...filing.about, around, told });
  const at = filing.report.createdAt;
  const more = subscribers.map((each) => alertOfSubscriber(each, { ...filing, at }));
  return { ...alerts, alerts: [...alerts.alerts, ...more] };
};

/** A second report with the same key waits here until the first one is committed. */
const claimKey = async (tx: EntityManager, report: ReportEntity): Promise<ReportEntity | null> => {
  const claimed = await tx
    .createQueryBuilder()
    .insert()
    .into(ReportEntity)
    .values(report)
    .orIgnore()
    .returning('id')
    .execute();
  if ((claimed.raw as unknown[]).length) return null;
  return tx.findOneByOrFail(ReportEntity, { filedBy: report.filedBy, idempotencyKey: report.idempotencyKey });
};
