import { type Batch, isId } from '@hub/subgraph-kit';
import { type DeadlineKind, SCOPES_OF_OFFICE, thaiDay } from '@hub/vocabulary';
import { meetingsAhead } from '../meeting/meeting.store.js';
import { meetingOf } from '../meeting/meeting.type.js';
import { plansOfCommittees } from '../plan/plan.store.js';
import { tasksOf } from '../task/task.store.js';
import { taskOf } from '../task/task.type.js';
import { missingPlans } from './deadline.rules.js';
import { Deadline } from './deadline.type.js';

const MOST = 100;

type Given = Partial<Omit<Deadline, 'kind' | 'dueOn'>>;
const deadline = (kind: DeadlineKind, dueOn: string, given: Given): Deadline =>
  Object.assign(new Deadline(), {
    ...{ kind, dueOn, financialYear: null, aboutTask: null, aboutMeeting: null, ...given },
  });

/** What is due for each office: its tasks, the meetings it is invited to, and the plan where it writes one. */
export const deadlinesOfOffice: Batch<string, Deadline[]> = async (offices, context) => {
  const asked = offices.filter(isId);
  const writes = new Map(
    asked.flatMap((id) => {
      const { kind, committee = null } = context.directory.office(id) ?? {};
      const isWriter = kind && SCOPES_OF_OFFICE[kind].includes('plan:write');
      return isWriter && committee ? [[id, committee] as const] : [];
    }),
  );
  const { tasks, meetings, plans } = await context.asCaller(async (tx) => ({
    tasks: await tasksOf(tx, { by: 'office', ids: asked, isOpen: true }, { limit: MOST, after: null }),
    meetings: await meetingsAhead(tx, asked, MOST),
    plans: await plansOfCommittees(tx, [...new Set(writes.values())]),
  }));
  const today = thaiDay(context.now());
  return offices.map((office) => {
    const committee = writes.get(office);
    return [
      ...tasks
        .filter((row) => row.office === office)
        .map((row) => deadline('TASK', row.due_on, { aboutTask: taskOf(row) })),
      ...meetings
        .filter((row) => row.office === office)
        .map((row) => deadline('MEETING', thaiDay(row.planned_at), { aboutMeeting: meetingOf(row) })),
      ...(committee
        ? missingPlans(
            plans.filter((row) => row.committee === committee),
            today,
          ).map(({ dueOn, financialYear }) => deadline('PLAN', dueOn, { financialYear }))
        : []),
    ]
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
      .slice(0, MOST);
  });
};
