import { describe, expect, it } from '@jest/globals';
import { obstacleToReview, obstacleToStart, partyOf } from './case-emergency.rules.js';

const party = { executive: ['chair'], secretariats: ['secretariat'] };
const fit = { urgency: 'EMERGENCY', state: 'SCREENING', runs: false, party } as const;

describe('an emergency of a case', () => {
  it('is started for an open case of that urgency, once at a time, where somebody watches', () => {
    expect(obstacleToStart(fit)).toBeNull();
    expect(obstacleToStart({ ...fit, urgency: 'URGENT' })?.code).toBe('EMERGENCY_NOT_URGENT');
    expect(obstacleToStart({ ...fit, state: 'CLOSED' })?.code).toBe('CASE_STATE_FORBIDS');
    expect(obstacleToStart({ ...fit, runs: true })?.code).toBe('EMERGENCY_RUNS');
    expect(obstacleToStart({ ...fit, party: { ...party, secretariats: [] } })?.code).toBe('EMERGENCY_UNWATCHED');
  });

  it('is acted in by the executive of the lead, and watched by the nearest secretariat', () => {
    const offices = [
      { id: 'chair', kind: 'CHAIR', committee: 'district' },
      { id: 'vice', kind: 'VICE_CHAIR', committee: 'district' },
      { id: 'focal', kind: 'FOCAL_POINT', committee: 'district' },
      { id: 'other', kind: 'CHAIR', committee: 'province' },
      { id: 'near', kind: 'SECRETARIAT', committee: 'province' },
      { id: 'far', kind: 'SECRETARIAT', committee: 'nation' },
    ] as const;
    expect(partyOf(['district', 'province', 'nation'], offices)).toEqual({
      ...{ executive: ['chair', 'vice'], secretariats: ['near'] },
    });
    expect(partyOf(['elsewhere'], offices)).toEqual({ executive: [], secretariats: [] });
  });

  it('is reviewed after its end, once, by somebody else', () => {
    const over = { startedBy: 'a', runs: false, isReviewed: false };
    expect(obstacleToReview(over, 'b')).toBeNull();
    expect(obstacleToReview(over, 'a')?.code).toBe('EMERGENCY_SECOND_PERSON');
    expect(obstacleToReview({ ...over, runs: true }, 'b')?.code).toBe('EMERGENCY_STATE_FORBIDS');
    expect(obstacleToReview({ ...over, isReviewed: true }, 'b')?.code).toBe('EMERGENCY_STATE_FORBIDS');
  });
});
