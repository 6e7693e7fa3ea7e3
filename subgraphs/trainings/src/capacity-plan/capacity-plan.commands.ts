import {
  changeRow,
  type EntityManager,
  type HubContext,
  HubError,
  isId,
  makeOnce,
  type Obstacle,
  Problem,
  problem,
  problemsOf,
} from '@hub/subgraph-kit';
import { daysOf, thaiDay } from '@hub/vocabulary';
import { curriculaById } from '../curriculum/curriculum.store.js';
import { requireTrainingOffice } from '../permissions.js';
import {
  type AdvanceCapacityPlanInput,
  type CapacityActivityInput,
  type CapacityPlanResult,
  type DraftCapacityPlanInput,
  draftRules,
  meetingRules,
  type RecordCapacityMeetingInput,
  type ReviseCapacityPlanInput,
  revisionRules,
} from './capacity-plan.inputs.js';
import { obstacleToDraft, obstacleToStep } from './capacity-plan.rules.js';
import {
  activitiesById,
  activitiesOfPlans,
  type CapacityPlanRow,
  lockPlan,
  planByKey,
  plansById,
} from './capacity-plan.store.js';
import { capacityPlanOf } from './capacity-plan.type.js';
import { changePlan, insertPlan, replaceActivities, writeMeeting } from './capacity-plan.write-store.js';

const refused = (...problems: readonly Problem[]): CapacityPlanResult => ({ plan: null, problems });
const answer = (outcome: CapacityPlanRow | Problem): CapacityPlanResult =>
  outcome instanceof Problem ? refused(outcome) : { plan: capacityPlanOf(outcome), problems: [] };

export const draftPlan = async (context: HubContext, input: DraftCapacityPlanInput): Promise<CapacityPlanResult> => {
  requireTrainingOffice(context, input.committee);
  const problems = problemsOf(draftRules, input);
  const { financialYear: year } = input;
  const early = obstacleToDraft(year, thaiDay(context.now()));
  if (early) problems.push(problem(early.code, early.field));
  if (problems.length) return refused(...problems);
  const outcome = await makeOnce<CapacityPlanRow>(
    context,
    { input, of: 'capacity_plan', action: 'drafted' },
    {
      find: planByKey,
      make: async (tx, keyed) =>
        (await insertPlan(tx, {
          ...{ ...keyed, committee_id: input.committee, financial_year: year, begins_on: daysOf({ year }).first },
          drafted_by: context.caller.id,
        })) ?? { code: 'PLAN_EXISTS', field: 'input.financialYear' },
    },
  );
  return answer(outcome);
};

export const revisePlan = (context: HubContext, input: ReviseCapacityPlanInput): Promise<CapacityPlanResult> =>
  changing(
    context,
    { plan: input.plan, version: input.version, action: 'revised', problems: () => problemsOf(revisionRules, input) },
    async (tx, plan) => {
      if (plan.state !== 'DRAFT') return { code: 'PLAN_STATE_FORBIDS', field: 'input.plan' };
      const strange = await unknownCurriculum(tx, input.activities);
      if (strange) return strange;
      const rows = input.activities.map(({ curriculum = null, ...activity }) => ({
        ...{ ...activity, id: context.newId(), curriculum_id: curriculum },
      }));
      await replaceActivities(tx, plan.id, rows);
      return {};
    },
  );

export const advancePlan = (
  context: HubContext,
  { plan, version, to }: AdvanceCapacityPlanInput,
): Promise<CapacityPlanResult> =>
  changing(context, { plan, version, action: to.toLowerCase() }, async (tx, { id, state, financial_year: year }) => {
    const facts = { activities: await activitiesOfPlans(tx, [id]), today: thaiDay(context.now()) };
    return obstacleToStep({ state, year }, to, facts) ?? { state: to };
  });

export const recordMeeting = async (
  context: HubContext,
  input: RecordCapacityMeetingInput,
): Promise<CapacityPlanResult> => {
  const { activity, version, heldOn, came } = input;
  const [found] = isId(activity) ? await context.asCaller((tx) => activitiesById(tx, [activity])) : [];
  const change = { plan: found?.plan, version, action: 'meeting' };
  return changing(
    context,
    { ...change, problems: () => problemsOf(meetingRules, input) },
    async (tx, { state }): Promise<Outcome> => {
      if (state !== 'AGREED') return { code: 'PLAN_STATE_FORBIDS', field: 'input.activity' };
      if (found!.kind !== 'MEETING') return { code: 'INPUT_INVALID', field: 'input.activity' };
      if (heldOn > thaiDay(context.now())) return { code: 'INPUT_INVALID', field: 'input.heldOn' };
      await writeMeeting(tx, { id: activity, heldOn, came });
      return {};
    },
  );
};

const unknownCurriculum = async (
  tx: EntityManager,
  activities: readonly CapacityActivityInput[],
): Promise<Obstacle | null> => {
  const ids = activities.flatMap(({ curriculum }) => curriculum ?? []);
  const known = new Set((await curriculaById(tx, ids)).map(({ id }) => id));
  const strange = activities.findIndex(({ curriculum }) => curriculum && !known.has(curriculum));
  return strange < 0 ? null : { code: 'NOT_FOUND', field: `input.activities.${strange}.curriculum` };
};

interface Change {
  readonly plan: string | undefined;
  readonly version: number;
  readonly action: string;
  /** What is wrong with the input, once it is known that the caller may change this. */
  readonly problems?: () => readonly Problem[];
}

/** What the plan becomes, or what stands against it. */
type Outcome = Pick<Parameters<typeof changePlan>[1], 'state'> | Obstacle;

const changing = async (
  context: HubContext,
  { plan, version, action, problems = () => [] }: Change,
  work: (tx: EntityManager, plan: CapacityPlanRow) => Promise<Outcome>,
): Promise<CapacityPlanResult> => {
  const [found] = isId(plan) ? await context.asCaller((tx) => plansById(tx, [plan])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  requireTrainingOffice(context, found.committee_id);
  const wrong = problems();
  if (wrong.length) return refused(...wrong);
  const change = { id: found.id, version, of: 'capacity_plan', action };
  const outcome = await changeRow<CapacityPlanRow>(context, change, {
    lock: lockPlan,
    work: async (tx, row) => {
      const next = await work(tx, row);
      return 'code' in next ? next : changePlan(tx, { id: row.id, ...next }, thaiDay(context.now()));
    },
  });
  return answer(outcome);
};
