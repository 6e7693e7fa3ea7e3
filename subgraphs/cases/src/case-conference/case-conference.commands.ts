import {
  type EntityManager,
  fingerprintOf,
  type HubContext,
  HubError,
  isId,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { recordAct } from '../access/act.js';
import { tellNotices } from '../alert/alert.notice.js';
import { type AssignedCase, assignedCase } from '../assignment/assigned-case.js';
import { isWorkedOn } from '../case/case.rules.js';
import { lockedCase } from '../case/case.store.js';
import { officeSeesCase } from '../case-task/case-task.store.js';
import { keyRules } from '../idempotency.js';
import { requireCaseWork } from '../permissions.js';
import {
  type CallOffCaseConferenceInput,
  type ConveneCaseConferenceInput,
  conveneRules,
} from './case-conference.inputs.js';
import { problemsOfInvited } from './case-conference.rules.js';
import { type CaseConferenceRow, conferencesById, endConference, insertConference } from './case-conference.store.js';
import { type CaseConferenceResult, conferred, notConferred } from './case-conference.type.js';

/** Invites offices that see the case already: an invitation gives no right. */
export const convene = async (
  input: ConveneCaseConferenceInput,
  context: HubContext,
): Promise<CaseConferenceResult> => {
  const { caller } = context;
  const offices = requireCaseWork(context);
  const found = await context.asCaller((tx) => assignedCase(tx, { caseId: input.case, person: caller.id, offices }));
  const wrong = [...problemsOf(keyRules, input), ...problemsOf(conveneRules, input)];
  if (wrong.length) return notConferred(...wrong);
  return context.asSystem('convene-case-conference', async (tx) => {
    const { row: of } = await lockedCase(tx, found.row.id);
    if (!isWorkedOn(of.state)) return notConferred(problem('CASE_STATE_FORBIDS', 'input.case'));
    const invited = input.members.map(({ office }) => office);
    const problems = problemsOfInvited(invited, await seeing(tx, invited, of.id));
    if (problems.length) return notConferred(...problems.map(({ code, field }) => problem(code, `input.${field}`)));
    return store(tx, input, { found, context });
  });
};

const seeing = async (tx: EntityManager, offices: readonly string[], caseId: string): Promise<string[]> => {
  const found: string[] = [];
  for (const office of offices) if (await officeSeesCase(tx, office, caseId)) found.push(office);
  return found;
};

const store = async (
  tx: EntityManager,
  input: ConveneCaseConferenceInput,
  { found, context }: { readonly found: AssignedCase; readonly context: HubContext },
): Promise<CaseConferenceResult> => {
  const fingerprint = fingerprintOf(input);
  const { row, isNew } = await insertConference(tx, {
    ...{ id: context.newId(), caseId: found.row.id, topics: [...new Set(input.topics)] },
    members: input.members.map(({ office, discipline = null }) => ({ office, discipline, attended: null })),
    ...{ scheduledAt: input.scheduledAt, convenedBy: context.caller.id, convenedThrough: found.offices[0].office },
    ...{ idempotencyKey: input.idempotencyKey, fingerprint, createdAt: context.now() },
  });
  if (row.fingerprint !== fingerprint) return notConferred(problem('IDEMPOTENCY_KEY_REUSED', 'input.idempotencyKey'));
  if (isNew) {
    await recordConference(tx, row, { found, context, action: 'case_conference.convened' });
    await tellInvited(tx, row, { found, context, because: 'your office is invited to a conference about the case' });
  }
  return conferred(row);
};

export const callOff = async (
  { conference, version, reason }: CallOffCaseConferenceInput,
  context: HubContext,
): Promise<CaseConferenceResult> => {
  const found = await conferenceWorkedOn(conference, context);
  return context.asSystem('call-off-case-conference', async (tx) => {
    await lockedCase(tx, found.row.id);
    const [before] = await conferencesById(tx, [conference]);
    if (before!.state !== 'CONVENED') return notConferred(problem('CONFERENCE_STATE_FORBIDS', 'input.conference'));
    const row = await endConference(tx, { id: conference, version, reason });
    if (!row) return notConferred(problem('VERSION_CONFLICT', 'input.version'));
    await recordConference(tx, row, { found, context, action: 'case_conference.called_off' });
    await tellInvited(tx, row, {
      found,
      context,
      because: 'a conference to which your office was invited is called off',
    });
    return conferred(row);
  });
};

/** Tells the offices invited, but not the one through which it is done; of them only those that still see the case. */
const tellInvited = async (
  tx: EntityManager,
  { id, caseId, offices }: CaseConferenceRow,
  { found, context, because }: { readonly found: AssignedCase; readonly context: HubContext; readonly because: string },
): Promise<void> => {
  const others = offices.filter((office) => office !== found.offices[0].office);
  const told = await seeing(tx, others, caseId);
  await tellNotices(tx, [{ rule: 'CONFERENCE', offices: told, because, case: caseId, conference: id }], context);
};

/** The case of a conference, which the caller works on; a conference one cannot see is missing. */
export const conferenceWorkedOn = async (id: string, context: HubContext): Promise<AssignedCase> => {
  const offices = requireCaseWork(context);
  return context.asCaller(async (tx) => {
    const [row] = isId(id) ? await conferencesById(tx, [id]) : [];
    if (!row) throw new HubError('NOT_FOUND');
    return assignedCase(tx, { caseId: row.caseId, person: context.caller.id, offices });
  });
};

export const recordConference = (
  tx: EntityManager,
  { id, caseId }: CaseConferenceRow,
  { found, context, action }: { readonly found: AssignedCase; readonly context: HubContext; readonly action: string },
): Promise<void> =>
  recordAct(tx, {
    ...{ by: context.caller.id, office: found.offices[0].office, action, purpose: 'work-on-case-conference' },
    ...{ resourceType: 'case_conference', resource: id, caseId },
  });
