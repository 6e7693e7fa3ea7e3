import type { Obstacle } from '@hub/subgraph-kit';
import { type CapacityActivityKind, type CapacityPlanState, daysOf, type Quarter, QUARTERS } from '@hub/vocabulary';

/** What was meant, and what came of it. */
export interface ActivityFacts {
  readonly kind: CapacityActivityKind;
  readonly quarter: Quarter;
  /** How many were to come. */
  readonly wanted: number;
  /** How many came; null while it was not held. */
  readonly came: number | null;
}

/** Sums over activities; each is in one quarter, so that quarters add up to the year. */
export interface CapacityCount {
  readonly planned: number;
  readonly held: number;
  /** Of those held. */
  readonly meetings: number;
  /** Of those held. */
  readonly trainings: number;
  readonly wanted: number;
  /** How many were to come to what was held, to be set beside those who came. */
  readonly wantedOfHeld: number;
  readonly came: number;
}

const sum = (numbers: readonly number[]): number => numbers.reduce((total, number) => total + number, 0);
const wantedOf = (activities: readonly ActivityFacts[]): number => sum(activities.map(({ wanted }) => wanted));

export const countOf = (activities: readonly ActivityFacts[]): CapacityCount => {
  const held = activities.filter(({ came }) => came !== null);
  const trainings = held.filter(({ kind }) => kind === 'TRAINING');
  return {
    ...{ planned: activities.length, held: held.length, trainings: trainings.length },
    ...{ meetings: held.length - trainings.length, wanted: wantedOf(activities), wantedOfHeld: wantedOf(held) },
    came: sum(held.map(({ came }) => came ?? 0)),
  };
};

/** The same for each quarter of the financial year, those without an activity too. */
export const countByQuarter = (
  activities: readonly ActivityFacts[],
): readonly (CapacityCount & { readonly quarter: Quarter })[] =>
  QUARTERS.map((quarter) => ({ quarter, ...countOf(activities.filter((each) => each.quarter === quarter)) }));

/** A plan is drafted from the last quarter of the year before on, until its own year is over. */
export const obstacleToDraft = (year: number, today: string): Obstacle | null => {
  if (today > daysOf({ year }).last) return { code: 'INPUT_INVALID', field: 'input.financialYear' };
  if (today < daysOf({ year: year - 1, quarter: 4 }).first)
    return { code: 'PLAN_TOO_EARLY', field: 'input.financialYear' };
  return null;
};

/** A draft is agreed with something in it, and closed when its year is over or nothing is left to hold. */
export const obstacleToStep = (
  { state, year }: { readonly state: CapacityPlanState; readonly year: number },
  to: CapacityPlanState,
  { activities, today }: { readonly activities: readonly ActivityFacts[]; readonly today: string },
): Obstacle | null => {
  if (state === 'DRAFT' && to === 'AGREED')
    return activities.length ? null : { code: 'PLAN_NEEDS_ACTIVITY', field: 'input.to' };
  if (state !== 'AGREED' || to !== 'CLOSED') return { code: 'PLAN_STATE_FORBIDS', field: 'input.to' };
  const isDone = activities.every(({ came }) => came !== null) || today > daysOf({ year }).last;
  return isDone ? null : { code: 'CAPACITY_PLAN_OPEN', field: 'input.to' };
};
