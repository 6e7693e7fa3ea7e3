import { describe, expect, it } from '@jest/globals';
import { type Delivery, latenessOf, type Revocation } from './revocations.js';

const ENDED: Revocation = {
  ...{ kind: 'APPOINTMENT', person: 'duty', disturbed: false },
  ...{ committedAt: 10_000, renewedAt: 30_000, endedAt: 0 },
};
const SESSION: Revocation = { ...ENDED, kind: 'SESSION', endedAt: 500 };
const got = (at: number, more: Partial<Delivery> = {}): Delivery => ({
  ...{ subscriber: 'socket', person: 'duty', session: 400, number: 7, at },
  ...more,
});

describe('a right that ended', () => {
  it('lets events through before, for a second after, to others, and once it was given again', () => {
    const fine = [got(9_999), got(10_990), got(30_001), got(20_000, { person: 'focal' })];
    expect(latenessOf([ENDED], fine)).toEqual({ problems: [], worst: { calm: 990, disturbed: 0 } });
  });

  it('lets nothing through later than that', () => {
    expect(latenessOf([ENDED], [got(11_001)])).toEqual({
      problems: ['socket got 7 1001 ms after its appointment had ended'],
      worst: { calm: 1_001, disturbed: 0 },
    });
    expect(latenessOf([{ ...ENDED, renewedAt: Infinity }], [got(90_000)]).problems).toHaveLength(1);
  });

  it('has 5 seconds when the news was disturbed, and no more', () => {
    const disturbed = { ...ENDED, disturbed: true };
    expect(latenessOf([disturbed], [got(14_990)]).problems).toEqual([]);
    expect(latenessOf([disturbed], [got(15_001)]).problems).toHaveLength(1);
  });

  it('when it is a session, ends for the connections of that session alone', () => {
    expect(latenessOf([SESSION], [got(12_000, { session: 501 })]).problems).toEqual([]);
    expect(latenessOf([SESSION], [got(40_000)]).problems).toEqual([
      'socket got 7 30000 ms after its session had ended',
    ]);
  });
});
