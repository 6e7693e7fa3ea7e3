import { type Directory, type HubContext, problem } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import type { Addressee } from '../alert/alert.rules.js';
import { ledCase } from '../assignment/led-case.js';
import { requireCaseWork } from '../permissions.js';
import { grantCase } from './case.grants.js';
import type { TransferCaseInput } from './case.inputs.js';
import { readersOfLead } from './case.readers.js';
import { fits, isWorkedOn } from './case.rules.js';
import { changeLead, tellCourse } from './case.step-store.js';
import { lockedCase } from './case.store.js';
import { answerersOf, committeesLedBy, grantsOf, tellOfCase } from './case.telling.js';
import { leaveCase } from './case.transfer-store.js';
import { type CaseResult, changed, notChanged } from './case.type.js';

/** Another committee leads from now on, and is told as of a new report; the former one sees the case and no person. */
export const transfer = async (input: TransferCaseInput, context: HubContext): Promise<CaseResult> => {
  const { directory } = context;
  const offices = requireCaseWork(context);
  const found = await context.asCaller((tx) => ledCase(tx, input.case, { context, offices }));
  const { committee: to, reason } = input;
  if (!fits('TRANSFERRED', reason)) return notChanged(problem('CASE_NEEDS_REASON', 'input.reason'));
  return context.asSystem('transfer-case', async (tx) => {
    const { row, reportedAt } = await lockedCase(tx, found.row.id);
    if (row.version !== input.version) return notChanged(problem('VERSION_CONFLICT', 'input.version'));
    if (!isWorkedOn(row.state)) return notChanged(problem('CASE_STATE_FORBIDS', 'input.case'));
    const lead = to === row.lead_committee ? undefined : directory.committee(to);
    // of whoever is a victim the nation may know nothing: it passes cases on and takes none that a committee leads
    const committees = lead?.state === 'ACTIVE' && lead.level !== 'NATIONAL' ? committeesLedBy(directory, lead) : null;
    const addressees = committees ? answerersOf(context, row, { committees }) : [];
    if (!committees || !addressees.some((each) => canWork(each, to, directory)))
      return notChanged(problem('CASE_TRANSFER_NOT_POSSIBLE', 'input.committee'));
    const doer = { by: context.caller.id, through: found.through.office };
    const { id, lead_committee: from } = row;
    const former = leaving(directory, from, to);
    const moved = await changeLead(tx, { id, from, to, reason, ...doer });
    await leaveCase(tx, { id, at: reportedAt, former, ...doer });
    await grantCase(tx, { id, at: reportedAt }, grantsOf(directory, to, addressees));
    await tellCourse(tx, moved, await tellOfCase(tx, moved, { addressees, committees, reportedAt, context }));
    return changed(moved);
  });
};

/** Offices of the former lead, and of whoever coordinated its cases, that do not get the case by the new one. */
const leaving = (directory: Directory, from: string, to: string): string[] => {
  const around = (lead: string) => [
    ...directory.officesOfCommittee(lead).map(({ id }) => id),
    ...readersOfLead(directory, lead).map(({ office }) => office),
  ];
  const staying = around(to);
  return around(from).filter((office) => !staying.includes(office));
};

const canWork = ({ office, committee }: Addressee, lead: string, directory: Directory): boolean => {
  const kind = directory.office(office)?.kind;
  return committee === lead && kind !== undefined && SCOPES_OF_OFFICE[kind].includes('case:work');
};
