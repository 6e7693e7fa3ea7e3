import { type Directory, type EntityManager, type HubContext, HubError, problem } from '@hub/subgraph-kit';
import { SCOPES_OF_OFFICE } from '@hub/vocabulary';
import { planAlerts } from '../alert/alert.plan.js';
import { type Addressee, addresseesBy, answersForCase, type CommitteesConcerned } from '../alert/alert.rules.js';
import { tellAlerts } from '../alert/alert.telling.js';
import { visibleCase } from '../assignment/assigned-case.js';
import { assignedUnder } from '../assignment/assignment.store.js';
import { type Appointed, requireCaseWork } from '../permissions.js';
import { grantCase, seesPersons } from './case.grants.js';
import type { TransferCaseInput } from './case.inputs.js';
import { readersOfLead } from './case.readers.js';
import { fits, isWorkedOn } from './case.rules.js';
import { changeLead, tellCourse } from './case.step-store.js';
import { type CaseRow, factsOfCase, lockedCase } from './case.store.js';
import { leaveCase } from './case.transfer-store.js';
import { type CaseResult, changed, notChanged } from './case.type.js';

/** Another committee leads from now on, and is told as of a new report; the former one sees the case and no person. */
export const transfer = async (input: TransferCaseInput, context: HubContext): Promise<CaseResult> => {
  const offices = requireCaseWork(context);
  const found = await context.asCaller((tx) => led(tx, input.case, { context, offices }));
  const { committee: to, reason } = input;
  if (!fits('TRANSFERRED', reason)) return notChanged(problem('CASE_NEEDS_REASON', 'input.reason'));
  return context.asSystem('transfer-case', async (tx) => {
    const { row, reportedAt } = await lockedCase(tx, found.row.id);
    if (row.version !== input.version) return notChanged(problem('VERSION_CONFLICT', 'input.version'));
    if (!isWorkedOn(row.state)) return notChanged(problem('CASE_STATE_FORBIDS', 'input.case'));
    const committees = to === row.lead_committee ? null : committeesLedBy(context.directory, to);
    const addressees = committees ? addresseesIn(context, row, committees) : [];
    if (!committees || !addressees.some((each) => canWork(each, to, context.directory)))
      return notChanged(problem('CASE_TRANSFER_NOT_POSSIBLE', 'input.committee'));
    const doer = { by: context.caller.id, through: found.through.office };
    const { id, lead_committee: from } = row;
    const former = context.directory.officesOfCommittee(from).map((office) => office.id);
    const moved = await changeLead(tx, { id, from, to, reason, ...doer });
    await leaveCase(tx, { id, at: reportedAt, former, ...doer });
    await grantCase(tx, { id, at: reportedAt }, grantsOf(context.directory, to, addressees));
    return tell(tx, moved, { addressees, committees, reportedAt, context });
  });
};

/** Those of the committee that leads, when they work on the case, and the secretariats of its provinces. */
const led = async (
  tx: EntityManager,
  caseId: string,
  { context, offices }: { readonly context: HubContext; readonly offices: readonly Appointed[] },
): Promise<{ readonly row: CaseRow; readonly through: Appointed }> => {
  const row = await visibleCase(tx, caseId);
  const { directory, caller } = context;
  const places = [row.district, directory.committee(row.lead_committee)?.place ?? row.district];
  const provinces = places.map((place) => directory.committeeFor(place, 'PROVINCE')?.id ?? null);
  const concerned = offices.filter(({ committee }) => [row.lead_committee, ...provinces].includes(committee));
  const under = await assignedUnder(tx, {
    ...{ caseId: row.id, person: caller.id },
    appointments: concerned.map(({ appointment }) => appointment),
  });
  const through = concerned.find(({ kind, appointment }) => kind === 'SECRETARIAT' || under.includes(appointment));
  if (!through) throw new HubError('FORBIDDEN_ACTION');
  return { row, through };
};

/** The committees that rules can name when this one leads; null when it is none that is active. */
const committeesLedBy = (directory: Directory, lead: string): CommitteesConcerned | null => {
  const committee = directory.committee(lead);
  if (committee?.state !== 'ACTIVE') return null;
  const { level, place } = committee;
  const nation = [...directory.allOffices()].find(({ kind }) => kind === 'NATIONAL_DESK')?.committee ?? null;
  return {
    ...{ lead, nation, district: level === 'DISTRICT' ? lead : null },
    province: level === 'NATIONAL' ? null : (directory.committeeFor(place, 'PROVINCE')?.id ?? null),
    ...{ elsewhere: new Map(), border: [], borderProvinces: [], isAcross: false },
  };
};

/** Whom a new report would tell if this committee led it. */
const addresseesIn = (
  { directory, alertRules }: HubContext,
  row: CaseRow,
  committees: CommitteesConcerned,
): Addressee[] =>
  addresseesBy(
    alertRules.all().filter(({ code }) => answersForCase(code)),
    { ...factsOfCase(row), committees, services: [] },
    (committee) => directory.officesOfCommittee(committee),
  );

const canWork = ({ office, committee }: Addressee, lead: string, directory: Directory): boolean => {
  const kind = directory.office(office)?.kind;
  return committee === lead && kind !== undefined && SCOPES_OF_OFFICE[kind].includes('case:work');
};

const grantsOf = (directory: Directory, lead: string, addressees: readonly Addressee[]) =>
  [...addressees.map(({ office, rule }) => ({ office, reason: rule.code })), ...readersOfLead(directory, lead)].map(
    (each) => ({ ...each, persons: seesPersons(directory, each.office) }),
  );

interface Telling {
  readonly addressees: readonly Addressee[];
  readonly committees: CommitteesConcerned;
  readonly reportedAt: Date;
  readonly context: HubContext;
}

/** Last in its transaction, because it holds the inboxes and feeds until commit. */
const tell = async (
  tx: EntityManager,
  row: CaseRow,
  { addressees, committees, reportedAt, context }: Telling,
): Promise<CaseResult> => {
  const { directory } = context;
  const about = factsOfCase(row);
  const plan = planAlerts(context.newId(), addressees, {
    ...{ directory, newId: () => context.newId(), at: context.now(), reportedAt, about, committees },
  });
  await tellCourse(tx, row, await tellAlerts(tx, plan));
  return changed(row);
};
