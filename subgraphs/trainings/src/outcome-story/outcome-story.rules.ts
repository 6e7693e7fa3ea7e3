import type { OutcomeStoryState } from '@hub/vocabulary';

/** What is done with a story once it is written. */
export type StoryMove = 'REVIEW' | 'PUBLISH' | 'WITHDRAW';

const MOVES: Readonly<Record<StoryMove, readonly [from: OutcomeStoryState, to: OutcomeStoryState]>> = {
  REVIEW: ['DRAFT', 'REVIEWED'],
  PUBLISH: ['REVIEWED', 'PUBLISHED'],
  WITHDRAW: ['PUBLISHED', 'DRAFT'],
};

/** The state a story moves to; null when its state forbids it. */
export const stateAfter = (state: OutcomeStoryState, move: StoryMove): OutcomeStoryState | null =>
  MOVES[move][0] === state ? MOVES[move][1] : null;

/** A story that is public is taken back before it is written anew. */
export const mayBeRevised = (state: OutcomeStoryState): boolean => state !== 'PUBLISHED';
