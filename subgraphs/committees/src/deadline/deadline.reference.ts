import { type Batch, type HubContext, isId } from '@hub/subgraph-kit';
import { type DeadlineKind, type Scope, SCOPES_OF_OFFICE, thaiDay } from '@hub/vocabulary';
import { meetingsAhead } from '../meeting/meeting.store.js';
import { meetingOf } from '../meeting/meeting.type.js';
import { owedVersions } from '../policy/policy.rules.js';
import { versionsOfCommittees } from '../policy/policy.store.js';
import { PolicyVersion } from '../policy/policy.stub.js';
import { lastDayOf } from '../plan/plan.rules.js';
import { openActivitiesOfOffices, plansOfCommittees } from '../plan/plan.store.js';
import { activityOf } from '../plan/plan.type.js';
import { tasksOf } from '../task/task.store.js';
import { taskOf } from '../task/task.type.js';
import { missingPlans } from './deadline.rules.js';
import { Deadline } from './deadline.type.js';

const MOST = 100;

type Given = Partial<Omit<Deadline, 'kind' | 'dueOn'>>;
const deadline = (kind: DeadlineKind, dueOn: string, given: Given): Deadline =>
  Object.assign(new Deadline(), {
    ...{ kind, dueOn, financialYear: null, aboutTask: null, aboutMeeting: null, aboutActivity: null },
    ...{ aboutVersion: null, ...given },
  });

/** The committee of each of these offices that may do something for it. */
const committeesWith = (
  scope: Scope,
  offices: readonly string[],
  { directory }: HubContext,
): ReadonlyMap<string, string> =>
  new Map(
    offices.flatMap((id) => {
      const { kind, committee = null } = directory.office(id) ?? {};
      return kind && committee && SCOPES_OF_OFFICE[kind].includes(scope) ? [[id, committee] as const] : [];
    }),
  );

/**
 * What is due for each office: its tasks, the meetings it is invited to, what it answers for in accepted plans, the plan
 * where it writes one, and the policies on which its committee is to be trained where it plans trainings.
 */
export const deadlinesOfOffice: Batch<string, Deadline[]> = async (offices, context) => {
  const asked = offices.filter(isId);
  const [writes, trains] = [
    committeesWith('plan:write', asked, context),
    committeesWith('training:write', asked, context),
  ];
  const { tasks, meetings, activities, plans, versions } = await context.asCaller(async (tx) => ({
    tasks: await tasksOf(tx, { by: 'office', ids: asked, isOpen: true }, { limit: MOST, after: null }),
    meetings: await meetingsAhead(tx, asked, MOST),
    activities: await openActivitiesOfOffices(tx, asked),
    plans: await plansOfCommittees(tx, [...new Set(writes.values())]),
    versions: await versionsOfCommittees(tx, [...new Set(trains.values())]),
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
      ...activities
        .filter((row) => row.office === office)
        .map((row) =>
          deadline('PLAN_ACTIVITY', lastDayOf(row.financial_year, row.quarters), { aboutActivity: activityOf(row) }),
        ),
      ...(committee
        ? missingPlans(
            plans.filter((row) => row.committee === committee),
            today,
          ).map(({ dueOn, financialYear }) => deadline('PLAN', dueOn, { financialYear }))
        : []),
      ...owedVersions(
        versions.filter((row) => row.committee === trains.get(office)),
        today,
      ).map(({ id, inForceOn }) => deadline('RETRAINING', inForceOn, { aboutVersion: PolicyVersion.of(id) })),
    ]
      .sort((a, b) => a.dueOn.localeCompare(b.dueOn))
      .slice(0, MOST);
  });
};
