import { type EntityManager, type HubContext, HubError, isId, problem } from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { isAboutReport } from '../alert/alert.rules.js';
import { type AlertRow, alertsOfCases } from '../alert/alert.store.js';
import { seesPersons } from '../case/case.grants.js';
import type { CaseRow } from '../case/case.store.js';
import { type Appointed, coordinatorOf, requireCaseWork } from '../permissions.js';
import { assignedCase, visibleCase } from './assigned-case.js';
import type { AssignCaseInput, EndAssignmentInput } from './assignment.inputs.js';
import { mayTake } from './assignment.rules.js';
import { assign, assignmentById, endAssignment } from './assignment.store.js';
import { assigned, type CaseAssignmentResult, notAssigned } from './assignment.type.js';

/** Hands a case over, by somebody who works on it or by who coordinates it. */
export const handOver = async (input: AssignCaseInput, context: HubContext): Promise<CaseAssignmentResult> => {
  const offices = requireCaseWork(context);
  const { row, through, alerted } = await context.asCaller(async (tx) => ({
    ...(await handedOverBy(tx, input.case, { context, offices })),
    alerted: await alertsOfCases(tx, [input.case]),
  }));
  const { directory } = context;
  const taking = directory.held(input.official, context.now().getTime()).find(({ office }) => office === input.office);
  if (!taking?.appointment || !mayTake(directory.office(input.office), committeesOf(row, alerted, directory)))
    return notAssigned(problem('ASSIGNMENT_NOT_POSSIBLE', 'input.office'));
  const { office, appointment } = taking;
  const by = context.caller.id;
  const stored = await context.asSystem('assign-case', async (tx) => {
    const taken = await assign(tx, {
      ...{ id: context.newId(), caseId: row.id, person: input.official, office, appointment },
      ...{ createdAt: context.now(), persons: seesPersons(directory, office) },
    });
    await recordAct(tx, {
      ...{ by, office: through.office, action: 'case_assignment.made', purpose: 'assign-case' },
      ...{ resourceType: 'case_assignment', resource: taken.id, caseId: row.id },
    });
    return taken;
  });
  return assigned(stored);
};

export const end = async (input: EndAssignmentInput, context: HubContext): Promise<CaseAssignmentResult> => {
  const offices = requireCaseWork(context);
  const by = context.caller.id;
  const { row, through } = await context.asCaller(async (tx) => {
    const found = isId(input.assignment) ? await assignmentById(tx, input.assignment) : undefined;
    if (!found) throw new HubError('NOT_FOUND');
    const own = found.person === by ? offices.find(({ office }) => office === found.office) : undefined;
    const ending = own ?? coordinatorOf(offices, (await visibleCase(tx, found.case_id)).lead_committee);
    if (!ending) throw new HubError('FORBIDDEN_ACTION');
    return { row: found, through: ending.office };
  });
  return assigned(
    await context.asSystem('end-assignment', (tx) =>
      endAssignment(tx, { id: row.id, caseId: row.case_id, by, through }),
    ),
  );
};

const committeesOf = (row: CaseRow, alerted: readonly AlertRow[], directory: HubContext['directory']): string[] => [
  row.lead_committee,
  ...alerted.flatMap(({ committee, body }) => (committee && isAboutReport(body.rule) ? [committee] : [])),
  ...[directory.committeeFor(row.district, 'PROVINCE')?.id ?? []].flat(),
];

const handedOverBy = async (
  tx: EntityManager,
  caseId: string,
  { context, offices }: { context: HubContext; offices: readonly Appointed[] },
): Promise<{ row: CaseRow; through: Appointed }> => {
  const row = await visibleCase(tx, caseId);
  const coordinating = coordinatorOf(offices, row.lead_committee);
  if (coordinating) return { row, through: coordinating };
  const found = await assignedCase(tx, { caseId, person: context.caller.id, offices });
  return { row: found.row, through: found.offices[0] };
};
