import type { Obstacle } from '@hub/subgraph-kit';
import {
  COMMITTEE_STATES,
  type CommitteeState,
  ESTABLISHMENT_STEPS,
  type EstablishmentStepKind,
} from '@hub/vocabulary';
import { STATES_WITH_OFFICES } from '../committee/committee.rules.js';

/** The step that each one follows. */
export const FOLLOWS: Readonly<Record<EstablishmentStepKind, EstablishmentStepKind | null>> = {
  ADVOCACY_MEETING: null,
  APPROVAL: 'ADVOCACY_MEETING',
  WORKING_TEAM: 'APPROVAL',
  ORDER_DRAFTED: 'WORKING_TEAM',
  ORDER_SIGNED: 'ORDER_DRAFTED',
  INCEPTION_MEETING: 'ORDER_SIGNED',
  CAPACITY_PLAN: 'INCEPTION_MEETING',
  TRAININGS: 'CAPACITY_PLAN',
  ANNUAL_PLANNING: 'INCEPTION_MEETING',
};

/** `YYYY-MM-DD` by step. */
export type StepDays = ReadonlyMap<EstablishmentStepKind, string>;

/** What stands against recording, or dating anew, a step; null when nothing does. */
export const obstacleToStep = (
  done: StepDays,
  {
    step,
    happenedOn,
    team,
  }: { readonly step: EstablishmentStepKind; readonly happenedOn: string; readonly team: number },
  today: string,
): Obstacle | null => {
  if (happenedOn > today) return { code: 'INPUT_INVALID', field: 'input.happenedOn' };
  if ((step === 'WORKING_TEAM') !== team > 0) return { code: 'ESTABLISHMENT_NEEDS_TEAM', field: 'input.organizations' };
  const before = FOLLOWS[step];
  const first = before && done.get(before);
  if (before && !first) return { code: 'ESTABLISHMENT_OUT_OF_ORDER', field: 'input.step' };
  const after = ESTABLISHMENT_STEPS.filter((each) => FOLLOWS[each] === step).map((each) => done.get(each));
  const isBetween = (!first || first <= happenedOn) && after.every((day) => !day || happenedOn <= day);
  return isBetween ? null : { code: 'ESTABLISHMENT_OUT_OF_ORDER', field: 'input.happenedOn' };
};

/** What a committee must have behind it to be in a state. */
const REACHED_BY: readonly (readonly [CommitteeState, readonly EstablishmentStepKind[]])[] = [
  ['ACTIVE', ['TRAININGS', 'ANNUAL_PLANNING']],
  ['INCEPTION_HELD', ['INCEPTION_MEETING']],
  ['ORDER_SIGNED', ['ORDER_SIGNED']],
  ['ORDER_DRAFTED', ['ORDER_DRAFTED']],
];

/** The state of a committee once its steps are these; nothing that is recorded later takes a state back. */
export const stateAfter = (
  now: CommitteeState,
  done: { readonly has: (step: EstablishmentStepKind) => boolean },
): CommitteeState => {
  const reached = REACHED_BY.find(([, needs]) => needs.every((step) => done.has(step)))?.[0] ?? 'ADVOCACY';
  return COMMITTEE_STATES.indexOf(reached) > COMMITTEE_STATES.indexOf(now) ? reached : now;
};

/** What an established committee may become, and what one that stopped meeting may become again. */
const CHANGES: Readonly<Partial<Record<CommitteeState, readonly CommitteeState[]>>> = {
  ADVOCACY: ['DISSOLVED'],
  ORDER_DRAFTED: ['DISSOLVED'],
  ORDER_SIGNED: ['DISSOLVED'],
  INCEPTION_HELD: ['DISSOLVED'],
  ACTIVE: ['DORMANT', 'DISSOLVED'],
  DORMANT: ['ACTIVE', 'DISSOLVED'],
};

/** A committee is dissolved only where another one answers for what it leaves open. */
export const obstacleToState = (from: CommitteeState, to: CommitteeState, isFollowed: boolean): Obstacle | null => {
  if (!CHANGES[from]?.includes(to)) return { code: 'COMMITTEE_STATE_FORBIDS', field: 'input.to' };
  const leavesNothing = to !== 'DISSOLVED' || isFollowed || !STATES_WITH_OFFICES.includes(from);
  return leavesNothing ? null : { code: 'COMMITTEE_NEEDS_SUCCESSOR', field: 'input.to' };
};
