import { type EntityManager, type HubContext, HubError, problem, tellOffices } from '@hub/subgraph-kit';
import { ANSWERING } from '../alert/alert.rules.js';
import { ledCase } from '../assignment/led-case.js';
import { grantCase } from '../case/case.grants.js';
import type { Doer } from '../case/case.step-store.js';
import { type CaseRow, lockedCase } from '../case/case.store.js';
import { answerersOf, committeesLedBy, grantsOf, tellOfCase } from '../case/case.telling.js';
import { type CaseResult, changed, notChanged } from '../case/case.type.js';
import { endWaitingFor } from '../escalation/escalation.store.js';
import { requireCaseWork } from '../permissions.js';
import { servicesNear } from '../report/report.rules.js';
import type { TriageCaseInput } from './triage.inputs.js';
import { isRaised, obstacleToTriage, toldOf } from './triage.rules.js';
import { agesOf, judge } from './triage.store.js';

/** A case that became more urgent is told to whom its report would have told it; nothing is taken back by the contrary. */
export const triage = async (input: TriageCaseInput, context: HubContext): Promise<CaseResult> => {
  const offices = requireCaseWork(context);
  const found = await context.asCaller((tx) => ledCase(tx, input.case, { context, offices }));
  return context.asSystem('triage-case', async (tx) => {
    const { row, reportedAt } = await lockedCase(tx, found.row.id);
    if (row.version !== input.version) return notChanged(problem('VERSION_CONFLICT', 'input.version'));
    const { urgency, minorInvolved, reason } = input;
    const obstacle = obstacleToTriage(input, { state: row.state, reason, ages: await agesOf(tx, row.id) });
    if (obstacle) return notChanged(problem(obstacle.code, obstacle.field));
    if (row.urgency === urgency && row.minor_involved === minorInvolved) return changed(row);
    const doer = { by: context.caller.id, through: found.through.office };
    const judged = await judge(tx, { id: row.id, urgency, minorInvolved, reason, ...doer });
    await tell(tx, context, { before: row, after: judged, reportedAt });
    return changed(judged);
  });
};

/** A case turned out to be about a child: it is judged so, and told as by a triage, once. The case is locked. */
export const judgeMinor = async (
  tx: EntityManager,
  caseId: string,
  { context, ...doer }: Doer & { readonly context: HubContext },
): Promise<void> => {
  const { row, reportedAt } = await lockedCase(tx, caseId);
  if (row.minor_involved) return;
  const { id, urgency } = row;
  const judged = await judge(tx, { id, urgency, minorInvolved: true, reason: 'CHILD', ...doer });
  await tell(tx, context, { before: row, after: judged, reportedAt });
};

interface Judged {
  readonly before: CaseRow;
  readonly after: CaseRow;
  readonly reportedAt: Date;
}

/** What waits for an answer begins anew at the new pace. Last in its transaction. */
const tell = async (tx: EntityManager, context: HubContext, { before, after, reportedAt }: Judged): Promise<void> => {
  const { directory } = context;
  const lead = directory.committee(after.lead_committee);
  if (!lead) throw new HubError('HUB_NOT_READY');
  const concerned = { committees: committeesLedBy(directory, lead), services: servicesNear(directory, after.district) };
  const asked = after.state === 'REPORTED' && isRaised(before.urgency, after.urgency);
  const addressees = toldOf(answerersOf(context, before, concerned), answerersOf(context, after, concerned), asked);
  if (!addressees.length) return;
  if (asked) await endWaitingFor(tx, { caseId: after.id, rules: ANSWERING, by: context.caller.id });
  await grantCase(tx, { id: after.id, at: reportedAt }, grantsOf(directory, lead.id, addressees));
  const { committees } = concerned;
  await tellOffices(tx, await tellOfCase(tx, after, { addressees, committees, reportedAt, context }));
};
