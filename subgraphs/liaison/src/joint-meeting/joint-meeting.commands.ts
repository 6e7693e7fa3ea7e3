import type { z } from 'zod';
import { type HubContext, problem } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { loadCounterparts, committeesOf } from '../counterpart/counterpart.store.js';
import { checkInput } from '../errors.js';
import { officeFor, requireCounterpartWriter } from '../permissions.js';
import {
  type CancelJointMeetingInput,
  cancelRules,
  type PlanJointMeetingInput,
  planRules,
  type RecordJointMeetingInput,
  recordRules,
} from './joint-meeting.inputs.js';
import type { JointMeetingEntity } from './joint-meeting.entity.js';
import { cancel, findMeeting, type MeetingRefusal, plan, record } from './joint-meeting.store.js';
import { type JointMeetingResult, keptMeeting, notKeptMeeting } from './joint-meeting.type.js';

/** Plans a meeting of a committee of the caller's area with an office that it works with today. */
export const planJointMeeting = async (
  input: PlanJointMeetingInput,
  context: HubContext,
): Promise<JointMeetingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const today = thaiDay(context.now());
  const checked = checkInput(planRules(today), input);
  if ('problems' in checked) return notKeptMeeting(...checked.problems);
  const { counterpart, committee } = checked.value;
  if (!(await context.load(loadCounterparts, counterpart)))
    return notKeptMeeting(problem('NOT_FOUND', 'input.counterpart'));
  const partners = await context.asCaller((tx) => committeesOf(tx, counterpart, today));
  const office = partners?.includes(committee) ? officeFor(context.directory, offices, committee) : undefined;
  if (!office) return notKeptMeeting(problem('NOT_FOUND', 'input.committee'));
  const done = await plan(context, office, checked.value);
  return typeof done === 'string' ? notKeptMeeting(problem(done, 'input.idempotencyKey')) : keptMeeting(done);
};

export const recordJointMeeting = (input: RecordJointMeetingInput, context: HubContext): Promise<JointMeetingResult> =>
  ofMeeting(context, { rules: recordRules(thaiDay(context.now())), input, work: record });

export const cancelJointMeeting = (input: CancelJointMeetingInput, context: HubContext): Promise<JointMeetingResult> =>
  ofMeeting(context, { rules: cancelRules, input, work: cancel });

type Work<Value> = (context: HubContext, office: string, value: Value) => Promise<JointMeetingEntity | MeetingRefusal>;

/** Does something to a meeting of a committee of the caller's area. */
const ofMeeting = async <Rules extends z.ZodType<{ readonly meeting: string }>>(
  context: HubContext,
  { rules, input, work }: { rules: Rules; input: object; work: Work<z.infer<Rules>> },
): Promise<JointMeetingResult> => {
  const offices = requireCounterpartWriter(context.caller);
  const checked = checkInput(rules, input);
  if ('problems' in checked) return notKeptMeeting(...checked.problems);
  const row = await context.asCaller((tx) => findMeeting(tx, checked.value.meeting));
  const office = row && officeFor(context.directory, offices, row.committee);
  if (!office) return notKeptMeeting(problem('NOT_FOUND', 'input.meeting'));
  const done = await work(context, office, checked.value);
  if (typeof done !== 'string') return keptMeeting(done);
  return notKeptMeeting(problem(done, done === 'VERSION_CONFLICT' ? 'input.version' : 'input.meeting'));
};
