import { describe, expect, it } from '@jest/globals';
import { scheduleOf, type SchedulePlan } from './schedule.js';

const PLAN: SchedulePlan = {
  seed: 1,
  seconds: 240,
  without: [],
  replicas: ['cases', 'cases-2', 'live'],
  doors: ['query', 'cases', 'postgres:cases'],
};

describe('a schedule of faults', () => {
  it('is the same for the same seed, and another for another', () => {
    expect(scheduleOf(PLAN)).toEqual(scheduleOf(PLAN));
    expect(scheduleOf({ ...PLAN, seed: 2 })).not.toEqual(scheduleOf(PLAN));
  });

  it.each([1, 2, 3, 4, 5, 6, 7])('with seed %i has at least 60 faults of every kind and target in 240 s', (seed) => {
    const faults = scheduleOf({ ...PLAN, seed });
    expect(faults.length).toBeGreaterThanOrEqual(60);
    expect(new Set(faults.map(({ kind }) => kind)).size).toBe(13);
    for (const target of [...PLAN.replicas, ...PLAN.doors])
      expect(faults.filter((fault) => fault.target === target)).not.toEqual([]);
    expect(faults.every(({ at }, index) => at < 240_000 && at > (faults[index - 1]?.at ?? 0))).toBe(true);
  });

  it('leaves out what it is told to', () => {
    const kinds = scheduleOf({ ...PLAN, without: ['DISK_FULL'] }).map(({ kind }) => kind);
    expect(kinds).not.toContain('DISK_FULL');
  });

  it('ends every second right while nothing else is wrong', () => {
    const faults = scheduleOf(PLAN);
    const rights = faults.filter(({ kind }) => kind === 'APPOINTMENT' || kind === 'SESSION');
    const calm = rights.filter(({ at }) =>
      faults.every((other) => other.at >= at || other.at + other.forMs <= at - 1_000),
    );
    expect(calm.length).toBeGreaterThanOrEqual(Math.floor(rights.length / 2));
  });
});
