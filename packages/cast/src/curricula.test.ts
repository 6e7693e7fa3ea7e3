import { describe, expect, it } from '@jest/globals';
import { capacityPlans } from './capacity-plans.js';
import { committee } from './committees.js';
import { curricula, taughtOn } from './curricula.js';
import { manualsOn, materials } from './materials.js';
import { trainingSeries } from './trainings.js';

const NOW = new Date('2026-11-28T03:00:00Z');

describe('the curricula', () => {
  it('have what was published of them: 5 modules with 31 presentations, six contents, and the manuals', () => {
    const counts = curricula.map(({ versions }) => {
      const { modules } = versions.at(-1)!;
      return [modules.length, modules.flatMap(({ presentations }) => presentations).length];
    });
    expect(counts).toEqual([
      [6, 7],
      [5, 31],
      [6, 6],
    ]);
    expect(materials.map(({ kind }) => kind)).toEqual([
      ...['MANUAL', 'MANUAL', 'GUIDE', 'GUIDE', 'VIDEO', 'DISCUSSION_GUIDE'],
    ]);
  });

  it('give each training of the series the version and the manuals of its day', () => {
    const [first, later] = trainingSeries;
    expect(taughtOn(first!.heldOn, first!.topics)).toEqual({
      version: curricula[0]!.versions[0]!.id,
      modules: [0, 1, 4].map((at) => curricula[0]!.versions[0]!.modules[at]!.id),
    });
    expect(taughtOn(later!.heldOn, later!.topics).version).toBe(curricula[0]!.versions[1]!.id);
    expect(manualsOn(first!.heldOn)).not.toEqual(manualsOn(later!.heldOn));
  });
});

describe('the capacity plans', () => {
  it('hold the published 16 meetings and trainings of 2019 to 2021', () => {
    const closed = capacityPlans(NOW).filter(({ state }) => state === 'CLOSED');
    const held = closed.flatMap(({ activities }) => activities);
    expect(held.filter(({ kind }) => kind === 'TRAINING')).toHaveLength(8);
    expect(held.filter((each) => each.held)).toHaveLength(8);
    expect(new Set(closed.map((plan) => plan.financialYear))).toEqual(new Set([2562, 2563, 2564]));
  });

  it('have one with something that is not yet held, of the year of its training', () => {
    const [open, ...more] = capacityPlans(NOW).filter(({ state }) => state === 'AGREED');
    expect(more).toEqual([]);
    expect([open!.committee, open!.financialYear]).toEqual([committee('DL-TH8410').id, 2570]);
    expect(open!.activities.filter(({ training, held }) => !training && !held)).toHaveLength(2);
  });
});
