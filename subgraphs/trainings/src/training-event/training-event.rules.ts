import type { TrainingState } from '@hub/vocabulary';

export interface Scores {
  readonly preMean: number;
  readonly postMean: number;
}

export interface Heads {
  readonly women: number;
  readonly men: number;
}

/** People counted once for each event they came to. */
export const participantsOf = (attendance: readonly Heads[]): number =>
  attendance.reduce((sum, { women, men }) => sum + women + men, 0);

/** Mean post-test less mean pre-test, in percentage points. */
export const changeOf = ({ preMean, postMean }: Scores): number => postMean - preMean;

/** The same change in per cent of the pre-test mean; null where that mean is zero. */
export const relativeChangeOf = ({ preMean, postMean }: Scores): number | null =>
  preMean === 0 ? null : ((postMean - preMean) / preMean) * 100;

/** The state a training reaches when its results are recorded; null when its state forbids it. */
export const stateAfterResults = (state: TrainingState, tested: boolean): TrainingState | null =>
  state === 'CANCELLED' || state === 'REPORTED' ? null : tested ? 'ASSESSED' : 'HELD';

/** Whether it may still be cancelled; what was reported stands. */
export const mayBeCancelled = (state: TrainingState): boolean => state !== 'CANCELLED' && state !== 'REPORTED';

/** What is known of a training that is to be reported. */
interface Reportable {
  readonly state: TrainingState;
  readonly attendance: readonly Heads[];
}

/**
 * The state a training reaches when its results are complete; null before. Both tests are part of them, unless it had none:
 * then who came is all.
 */
export const stateAfterReport = ({ state, attendance }: Reportable, withoutTests: boolean): TrainingState | null => {
  const isComplete = withoutTests ? state === 'HELD' && participantsOf(attendance) > 0 : state === 'ASSESSED';
  return isComplete ? 'REPORTED' : null;
};

/** Whether a training is still to come. */
export const isAhead = ({ heldOn }: { readonly heldOn: string }, today: string): boolean => heldOn > today;
