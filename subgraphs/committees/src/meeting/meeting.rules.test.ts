import { describe, expect, it } from '@jest/globals';
import {
  dueMeetings,
  missedMeetings,
  obstacleToConference,
  obstacleToGuests,
  obstacleToPlanning,
  obstacleToRecord,
} from './meeting.rules.js';

describe('how often a committee is to have met', () => {
  it.each<[string, 'QUARTERLY' | 'WORKING_GROUP', number]>([
    ['2026-09-30', 'QUARTERLY', 0],
    ['2026-10-01', 'QUARTERLY', 1],
    ['2026-12-31', 'QUARTERLY', 1],
    ['2027-01-01', 'QUARTERLY', 2],
    ['2027-09-30', 'QUARTERLY', 4],
    ['2028-05-01', 'QUARTERLY', 4],
    ['2027-09-30', 'WORKING_GROUP', 6],
  ])('by %s, %s: %s times', (today, kind, times) => {
    expect(dueMeetings(kind, { year: 2570, today })).toBe(times);
  });

  it.each<[string, number, number]>([
    ['2027-03-31', 0, 0],
    ['2027-04-01', 0, 1],
    ['2027-04-01', 1, 0],
    ['2027-04-01', 2, 0],
  ])('by %s, with %s held in the second quarter: %s missed', (today, held, missed) => {
    expect(missedMeetings('QUARTERLY', held, { year: 2570, quarter: 2, today })).toBe(missed);
  });
});

describe('a meeting', () => {
  const given = { heldOn: '2026-11-20', minutes: 'what was said', today: '2026-11-27' };

  it('is recorded after it was held, and put right later', () => {
    expect(obstacleToRecord({ state: 'PLANNED', kind: 'QUARTERLY' }, given)).toBeNull();
    expect(obstacleToRecord({ state: 'HELD', kind: 'QUARTERLY' }, given)).toBeNull();
    expect(obstacleToRecord({ state: 'PLANNED', kind: 'QUARTERLY' }, { ...given, heldOn: '2026-11-28' })).toEqual({
      ...{ code: 'INPUT_INVALID', field: 'input.heldOn' },
    });
  });

  it('that was cancelled is neither held nor planned anew', () => {
    const forbidden = { code: 'MEETING_STATE_FORBIDS', field: 'input.meeting' };
    expect(obstacleToRecord({ state: 'CANCELLED', kind: 'QUARTERLY' }, given)).toEqual(forbidden);
    expect(obstacleToPlanning('CANCELLED')).toEqual(forbidden);
    expect(obstacleToPlanning('PLANNED')).toBeNull();
  });

  it('has at most thirty guests', () => {
    expect(obstacleToGuests(Array.from({ length: 30 }, String))).toBeNull();
    expect(obstacleToGuests(Array.from({ length: 31 }, String))?.field).toBe('input.invited');
  });

  it('about a case keeps its minutes with the case, and no other names a conference', () => {
    expect(obstacleToRecord({ state: 'PLANNED', kind: 'CASE_CONFERENCE' }, given)?.field).toBe('input.minutes');
    expect(obstacleToConference('QUARTERLY', 'an id')?.field).toBe('input.conference');
    expect(obstacleToConference('CASE_CONFERENCE', 'an id')).toBeNull();
  });
});
