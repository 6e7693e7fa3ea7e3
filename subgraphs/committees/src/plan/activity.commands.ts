import { type EntityManager, type HubContext, HubError, isId, type Obstacle, problemsOf } from '@hub/subgraph-kit';
import { thaiDay } from '@hub/vocabulary';
import { endorse, endorsementRules, obstacleToEndorsement } from '../endorsement/endorsement.js';
import { committeesByKey } from '../committee/committee.store.js';
import { placesByCode } from '../place/place.store.js';
import { obstacleToAnswering } from '../office/office.answering.js';
import { organizationsById, organizationsKnownTo } from '../organization/organization.store.js';
import { satangOf } from '../plan-budget/baht.rules.js';
import { replaceLines } from '../plan-budget/plan-budget.store.js';
import { replaceMeasures } from '../plan-measure/plan-measure.store.js';
import { changingPlan, notChanged } from './plan.changing.js';
import {
  type ActionPlanResult,
  activityRules,
  type EndorsePlanActivityInput,
  type KeepPlanActivityInput,
  type ReassignPlanActivityInput,
  type RemovePlanActivityInput,
} from './plan.inputs.js';
import { isEndorsable, isWritable, obstacleToProblemPlan, obstacleToReassigning } from './plan.rules.js';
import { activitiesById, type ActivityRow, type PlanRow } from './plan.store.js';
import { giveActivity, removeActivity, writeActivity } from './plan.write-store.js';

const COMMITTEE = ['COMMITTEE'] as const;
const forbids = (field = 'input.plan'): Obstacle => ({ code: 'PLAN_STATE_FORBIDS', field });

export const keepActivity = async (input: KeepPlanActivityInput, context: HubContext): Promise<ActionPlanResult> => {
  const wrong = problemsOf(activityRules, input);
  const { plan, version } = input;
  const change = { plan, version, by: COMMITTEE, action: 'activity_kept' };
  if (wrong.length) return notChanged(...wrong);
  return changingPlan(context, change, async (tx, { row }) => {
    if (!isWritable(row.state)) return forbids();
    const against =
      obstacleToProblemPlan(input) ??
      (await obstacleToAnswering(tx, context, {
        office: input.office,
        committee: row.committee,
        reads: 'plan:read',
      })) ??
      (await unknownIn(tx, input, row));
    if (against) return against;
    const activity = {
      ...{ id: input.activity ?? context.newId(), plan: row.id, committee: row.committee, kind: input.kind },
      theme: input.theme,
      ...{
        title: input.title.trim(),
        problem: input.problem?.trim() ?? null,
        solution: input.solution?.trim() ?? null,
      },
      ...{ quarters: [...input.quarters].sort((a, b) => a - b), office: input.office, agencies: input.agencies },
      places: input.places,
    };
    await writeActivity(tx, activity);
    await replaceMeasures(tx, activity, input.measures);
    await replaceLines(
      tx,
      activity,
      input.budget.map(({ proposed, ...line }) => ({ ...line, id: context.newId(), proposed: satangOf(proposed)! })),
    );
    return {};
  });
};

/** What an activity names that there is not. */
const unknownIn = async (
  tx: EntityManager,
  { activity, agencies, places, budget }: KeepPlanActivityInput,
  { id: plan, committee }: PlanRow,
): Promise<Obstacle | null> => {
  const missing = (field: string): Obstacle => ({ code: 'NOT_FOUND', field });
  if (activity) {
    const [known] = isId(activity) ? await activitiesById(tx, [activity]) : [];
    if (known?.plan !== plan) return missing('input.activity');
  }
  const found = new Set((await organizationsById(tx, agencies)).map(({ id }) => id));
  const strange = agencies.findIndex((id) => !found.has(id));
  if (strange >= 0) return missing(`input.agencies.${strange}`);
  const payers = await organizationsKnownTo(
    tx,
    committee,
    budget.map(({ organization }) => organization),
  );
  const unknown = budget.findIndex(({ organization }) => !payers.has(organization));
  if (unknown >= 0) return missing(`input.budget.${unknown}.organization`);
  const [own] = await committeesByKey(tx, { ids: [committee], codes: [] });
  const within = (await placesByCode(tx, places)).filter((place) => own && place.within.includes(own.place));
  const local = new Set(within.map(({ pcode }) => pcode));
  const outside = places.findIndex((place) => !local.has(place));
  return outside >= 0 ? missing(`input.places.${outside}`) : null;
};

export const dropActivity = async (input: RemovePlanActivityInput, context: HubContext): Promise<ActionPlanResult> => {
  const { plan, id } = await activityOf(input.activity, context);
  const change = { plan, version: input.version, by: COMMITTEE, action: 'activity_removed' };
  return changingPlan(context, change, async (tx, { row }) => {
    if (!isWritable(row.state)) return forbids('input.activity');
    await removeActivity(tx, id);
    return {};
  });
};

export const reassignActivity = async (
  input: ReassignPlanActivityInput,
  context: HubContext,
): Promise<ActionPlanResult> => {
  const { plan, id } = await activityOf(input.activity, context);
  const change = { plan, version: input.version, by: COMMITTEE, action: 'activity_reassigned' };
  return changingPlan(context, change, async (tx, { row }) => {
    const [activity] = await activitiesById(tx, [id]);
    const against =
      obstacleToReassigning({ plan: row.state, activity }, input) ??
      (await obstacleToAnswering(tx, context, { office: input.office, committee: row.committee, reads: 'plan:read' }));
    if (against) return against;
    await giveActivity(tx, id, input.office);
    return {};
  });
};

export const endorseActivity = async (
  input: EndorsePlanActivityInput,
  context: HubContext,
): Promise<ActionPlanResult> => {
  const { plan, id } = await activityOf(input.activity, context);
  const wrong = problemsOf(endorsementRules, input);
  if (wrong.length) return notChanged(...wrong);
  const change = { plan, version: input.version, by: COMMITTEE, action: 'activity_endorsed' };
  return changingPlan(context, change, async (tx, { row, doer }) => {
    const [activity] = await activitiesById(tx, [id]);
    if (!isEndorsable(row.state, activity?.endorsement)) return forbids('input.activity');
    const against = obstacleToEndorsement(input, thaiDay(doer.at));
    if (against) return against;
    const { endorsedOn: on, endorsedAs, answer, remarks } = input;
    const said = { answer, remarks: remarks?.trim() ?? null };
    await endorse(tx, 'plan_activity', { id, on, as: endorsedAs.trim(), by: doer.person, ...said });
    return {};
  });
};

/** An activity that the caller may see; any other is missing. */
const activityOf = async (id: string, context: HubContext): Promise<ActivityRow> => {
  const [found] = isId(id) ? await context.asCaller((tx) => activitiesById(tx, [id])) : [];
  if (!found) throw new HubError('NOT_FOUND');
  return found;
};
