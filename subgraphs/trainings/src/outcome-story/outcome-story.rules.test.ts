import { describe, expect, it } from '@jest/globals';
import { OUTCOME_STORY_STATES } from '@hub/vocabulary';
import { mayBeRevised, stateAfter, type StoryMove } from './outcome-story.rules.js';

describe('an outcome story', () => {
  it('becomes public only after a review, and is a draft again when it is taken back', () => {
    const moves: readonly StoryMove[] = ['REVIEW', 'PUBLISH', 'WITHDRAW'];
    const told = OUTCOME_STORY_STATES.map((state) => moves.map((move) => stateAfter(state, move)));
    expect(told).toEqual([
      ['REVIEWED', null, null],
      [null, 'PUBLISHED', null],
      [null, null, 'DRAFT'],
    ]);
  });

  it('is not written anew while it is public', () => {
    expect(OUTCOME_STORY_STATES.filter(mayBeRevised)).toEqual(['DRAFT', 'REVIEWED']);
  });
});
