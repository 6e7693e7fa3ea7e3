import { describe, expect, it } from '@jest/globals';
import {
  changeOf,
  participantsOf,
  relativeChangeOf,
  stateAfterReport,
  stateAfterResults,
} from './training-event.rules.js';

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

  it('is reported with both tests, or with who came where it had none', () => {
    const [came, nobody] = [[{ women: 1, men: 0 }], [{ women: 0, men: 0 }]];
    const after = (state: 'PLANNED' | 'HELD' | 'ASSESSED' | 'REPORTED' | 'CANCELLED', attendance: typeof came) =>
      [false, true].map((withoutTests) => stateAfterReport({ state, attendance }, withoutTests));
    expect(after('ASSESSED', came)).toEqual(['REPORTED', null]);
    expect(after('HELD', came)).toEqual([null, 'REPORTED']);
    expect([after('HELD', nobody), after('HELD', [])]).toEqual([
      [null, null],
      [null, null],
    ]);
    for (const state of ['PLANNED', 'REPORTED', 'CANCELLED'] as const) expect(after(state, came)).toEqual([null, null]);
  });

  it('is assessed only with both tests, and takes no results once cancelled or reported', () => {
    expect(stateAfterResults('PLANNED', false)).toBe('HELD');
    expect(stateAfterResults('PLANNED', true)).toBe('ASSESSED');
    expect(stateAfterResults('CANCELLED', true)).toBeNull();
    expect(stateAfterResults('REPORTED', true)).toBeNull();
  });
});
