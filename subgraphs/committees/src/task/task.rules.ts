import type { Obstacle } from '@hub/subgraph-kit';
import type { TaskOrigin, TaskState } from '@hub/vocabulary';

/** Who takes a step: the committee, or whoever holds the office that is to do it. */
export type TaskParty = 'COMMITTEE' | 'RESPONSIBLE';

const BOTH: readonly TaskParty[] = ['COMMITTEE', 'RESPONSIBLE'];
const COMMITTEE: readonly TaskParty[] = ['COMMITTEE'];

/** Every step there is, and whose it is. Nobody begins before the home agency agreed. */
export const TASK_STEPS: Readonly<Record<TaskState, Readonly<Partial<Record<TaskState, readonly TaskParty[]>>>>> = {
  PROPOSED: { ASSIGNED: COMMITTEE, DROPPED: COMMITTEE },
  ASSIGNED: { ASSIGNED: COMMITTEE, ENDORSED: COMMITTEE, NOT_ENDORSED: BOTH, DROPPED: COMMITTEE },
  NOT_ENDORSED: { ASSIGNED: COMMITTEE, ENDORSED: COMMITTEE, DROPPED: COMMITTEE },
  ENDORSED: { ASSIGNED: COMMITTEE, IN_PROGRESS: BOTH, DROPPED: COMMITTEE },
  IN_PROGRESS: { ASSIGNED: COMMITTEE, DONE: BOTH, DROPPED: COMMITTEE },
  DONE: {},
  DROPPED: {},
};

/** What stands against a step; null when it may be taken. */
export const obstacleToTaskStep = (
  { from, to, as }: { readonly from: TaskState; readonly to: TaskState; readonly as: readonly TaskParty[] },
  field: string,
): Obstacle | null =>
  TASK_STEPS[from][to]?.some((party) => as.includes(party)) ? null : { code: 'TASK_STATE_FORBIDS', field };

/** Its day is over and nobody has ended it. */
export const isOverdue = (
  { state, dueOn }: { readonly state: TaskState; readonly dueOn: string },
  today: string,
): boolean => state !== 'DONE' && state !== 'DROPPED' && dueOn < today;

export const originOf = ({
  decision,
  activity,
}: {
  readonly decision: string | null;
  readonly activity: string | null;
}): TaskOrigin => {
  if (decision) return 'DECISION';
  return activity ? 'PLAN_ACTIVITY' : 'ITSELF';
};
