import { describe, expect, it } from '@jest/globals';
import { INDICATOR_CODES } from '@hub/vocabulary';
import { inOrder, shareOfTarget } from './results-frame.rules.js';

describe('the share of a target', () => {
  it.each([
    [50, null, 200, 25],
    [30, 20, 40, 50],
    [250, null, 200, 125],
    [15, 30, 10, 75],
    [10, 20, 40, -50],
  ])('of %s from %s to %s is %s per cent', (value, baseline, target, share) => {
    expect(shareOfTarget(value, { baseline, target })).toBe(share);
  });

  it('is none without a figure, without a target, and where there is no way to go', () => {
    expect(shareOfTarget(null, { baseline: null, target: 5 })).toBeNull();
    expect(shareOfTarget(5, null)).toBeNull();
    expect(shareOfTarget(5, { baseline: null, target: 0 })).toBeNull();
    expect(shareOfTarget(5, { baseline: 4, target: 4 })).toBeNull();
  });
});

describe('the rows of a frame', () => {
  it('are outputs, outcomes, impacts, each by its number', () => {
    const codes = inOrder(INDICATOR_CODES.toReversed().map((code) => ({ code }))).map(({ code }) => code);
    expect(codes.slice(0, 4)).toEqual(['I1', 'I2', 'I3', 'I5']);
    expect(codes.slice(-4)).toEqual(['I6', 'I7', 'I18', 'I19']);
    expect(codes).toHaveLength(INDICATOR_CODES.length);
  });
});
