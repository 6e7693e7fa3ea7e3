import { type EntityManager, type HubContext, problem, problemsOf, subjectSeal } from '@hub/subgraph-kit';
import { tellNotices } from '../alert/alert.notice.js';
import type { AssignedCase } from '../assignment/assigned-case.js';
import { isWorkedOn } from '../case/case.rules.js';
import { lockedCase } from '../case/case.store.js';
import { storeTask } from '../case-task/case-task.making.js';
import { officeSeesCase } from '../case-task/case-task.store.js';
import { requireSupplying } from '../permissions.js';
import { conferenceWorkedOn, recordConference } from './case-conference.commands.js';
import { type ConferenceDecisionInput, type RecordCaseConferenceInput, recordRules } from './case-conference.inputs.js';
import { problemsOfHeld } from './case-conference.rules.js';
import { conferencesById, holdConference } from './case-conference.store.js';
import { type CaseConferenceResult, conferred, notConferred } from './case-conference.type.js';
import { sealConferenceWords, subjectOfConference } from './conference-words.js';
import { insertConferenceWords, MINUTES } from './conference-words.store.js';

interface Recording {
  readonly found: AssignedCase;
  readonly context: HubContext;
}

/** Who came, what was said, and each decision as a task; all of it in one transaction. */
export const record = async (input: RecordCaseConferenceInput, context: HubContext): Promise<CaseConferenceResult> => {
  const found = await conferenceWorkedOn(input.conference, context);
  if (input.opinions?.length || input.minutes) requireSupplying(found.offices, 'assessment:read');
  const wrong = problemsOf(recordRules, input);
  if (wrong.length) return notConferred(...wrong);
  return context.asSystem('record-case-conference', (tx) => hold(tx, input, { found, context }));
};

const hold = async (
  tx: EntityManager,
  input: RecordCaseConferenceInput,
  { found, context }: Recording,
): Promise<CaseConferenceResult> => {
  const { row: of } = await lockedCase(tx, found.row.id);
  const [before] = await conferencesById(tx, [input.conference]);
  const { id, state, offices, members, version } = before!;
  const told = recordRules.parse(input);
  const { attended, heldAt } = input;
  const wrong = problemsOfHeld(
    { state, invited: offices, attended, heldAt, speakers: told.opinions.map(({ office }) => office) },
    context.now(),
  );
  if (wrong.length) return notConferred(...wrong.map(({ code, field }) => problem(code, `input.${field}`)));
  if (version !== input.version) return notConferred(problem('VERSION_CONFLICT', 'input.version'));
  if (!isWorkedOn(of.state)) return notConferred(problem('CASE_STATE_FORBIDS', 'input.conference'));
  const decisions = input.decisions ?? [];
  const impossible = await impossibleDecision(tx, decisions, { found, context });
  if (impossible >= 0) return notConferred(problem('TASK_NOT_ASSIGNABLE', `input.decisions.${impossible}.office`));
  const tasks = await tasksFor(tx, id, { decisions, found, context });
  const came = members.map((member) => ({ ...member, attended: attended.includes(member.office) }));
  const row = await holdConference(tx, { id, version, members: came, heldAt, tasks });
  await keepWords(tx, id, { told, context });
  await recordConference(tx, row!, { found, context, action: 'case_conference.held' });
  await tellDoers(tx, decisions, { found, context });
  return conferred(row!);
};

/** Nothing else tells an office that somebody there got a task; whoever records knows. */
const tellDoers = (
  tx: EntityManager,
  decisions: readonly ConferenceDecisionInput[],
  { found, context }: Recording,
): Promise<void> => {
  const offices = decisions.map(({ office }) => office).filter((office) => office !== found.offices[0].office);
  const because = 'a conference gave somebody of your office something to do';
  return tellNotices(tx, [{ rule: 'TASK', offices, because, case: found.row.id }], context);
};

/** Index of the first decision that nobody could carry out; -1 when there is none. */
const impossibleDecision = async (
  tx: EntityManager,
  decisions: readonly ConferenceDecisionInput[],
  { found, context }: Recording,
): Promise<number> => {
  const now = context.now().getTime();
  for (const [index, { official, office }] of decisions.entries()) {
    const holds = context.directory.held(official, now).some((held) => held.office === office);
    if (!holds || !(await officeSeesCase(tx, office, found.row.id))) return index;
  }
  return -1;
};

/** Ids of the tasks. Their keys hold a space, which no key of a client does. */
const tasksFor = async (
  tx: EntityManager,
  conference: string,
  { decisions, found, context }: Recording & { readonly decisions: readonly ConferenceDecisionInput[] },
): Promise<string[]> => {
  const ids: string[] = [];
  for (const [index, { kind, official, office, dueAt }] of decisions.entries()) {
    const { task } = await storeTask(
      tx,
      {
        ...{ case: found.row.id, idempotencyKey: `conference ${conference} ${index}` },
        ...{ kind, official, office, dueAt },
      },
      { context, through: found.offices[0].office, caseId: found.row.id },
    );
    ids.push(task!.id);
  }
  return ids;
};

const keepWords = async (
  tx: EntityManager,
  conference: string,
  { told, context }: { readonly told: ReturnType<typeof recordRules.parse>; readonly context: HubContext },
): Promise<void> => {
  const said = [...told.opinions, ...(told.minutes ? [{ office: MINUTES, words: told.minutes }] : [])];
  if (!said.length) return;
  const seal = await subjectSeal(tx, context.sealer, subjectOfConference(conference));
  await insertConferenceWords(
    tx,
    said.map(({ office, words }) => sealConferenceWords(seal!, { conference, office, words })),
  );
};
