import { describe, expect, it } from '@jest/globals';
import { changeOf, participantsOf, relativeChangeOf, stateAfterResults } from './training-event.rules.js';

describe('a training', () => {
  it('counts everybody who came, women and men of each agency', () => {
    expect(
      participantsOf([
        { women: 6, men: 3 },
        { women: 12, men: 1 },
      ]),
    ).toBe(22);
    expect(participantsOf([])).toBe(0);
  });

  it('tells its change in points and in per cent of the pre-test', () => {
    expect(changeOf({ preMean: 50, postMean: 64 })).toBe(14);
    expect(relativeChangeOf({ preMean: 50, postMean: 64 })).toBeCloseTo(28, 9);
    expect(relativeChangeOf({ preMean: 0, postMean: 64 })).toBeNull();
  });

  it('is assessed only with both tests, and takes no results once cancelled or reported', () => {
    expect(stateAfterResults('PLANNED', false)).toBe('HELD');
    expect(stateAfterResults('PLANNED', true)).toBe('ASSESSED');
    expect(stateAfterResults('CANCELLED', true)).toBeNull();
    expect(stateAfterResults('REPORTED', true)).toBeNull();
  });
});
