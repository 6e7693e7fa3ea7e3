import { describe, expect, it } from '@jest/globals';
import { committee } from './committees.js';
import { type DemoTraining, trainingSeries, trainings } from './trainings.js';

const sum = (numbers: readonly number[]) => numbers.reduce((total, number) => total + number, 0);
const womenOf = ({ attendance }: DemoTraining) => sum(attendance.map(({ women }) => women));
const menOf = ({ attendance }: DemoTraining) => sum(attendance.map(({ men }) => men));
const sizeOf = (training: DemoTraining) => womenOf(training) + menOf(training);
const deltaOf = ({ assessment }: DemoTraining) => (assessment ? assessment.postMean - assessment.preMean : NaN);
const weighted = (weightOf: (training: DemoTraining) => number) =>
  sum(trainingSeries.map((each) => weightOf(each) * deltaOf(each))) / sum(trainingSeries.map(weightOf));

describe('the training series', () => {
  it('has 311 participations of 239 women and 72 men', () => {
    expect(sum(trainingSeries.map(sizeOf))).toBe(311);
    expect(sum(trainingSeries.map(womenOf))).toBe(239);
    expect(sum(trainingSeries.map(menOf))).toBe(72);
  });

  it('gives 14.00 points only when weighted by participants', () => {
    expect(sum(trainingSeries.map((each) => sizeOf(each) * deltaOf(each)))).toBe(4354);
    expect(weighted(sizeOf)).toBe(14);
    expect(weighted(() => 1)).toBe(14.625);
    expect(weighted(womenOf)).toBeCloseTo(14.07, 2);
  });

  it('has the published rows', () => {
    const rows = trainingSeries.map((each) => [
      each.committee,
      each.heldOn.slice(0, 4),
      womenOf(each),
      menOf(each),
      deltaOf(each),
    ]);
    const at = (code: string) => committee(code).id;
    expect(rows).toEqual([
      [at('DL-TH5703'), '2019', 38, 12, 6],
      [at('DL-TH5703'), '2020', 32, 8, 9],
      [at('DL-TH5713'), '2020', 30, 10, 19],
      [at('DL-TH5713'), '2021', 27, 8, 20],
      [at('DL-TH5709'), '2020', 30, 11, 9],
      [at('DL-TH5709'), '2021', 28, 9, 13],
      [at('DL-TH5708'), '2020', 28, 8, 18],
      [at('DL-TH5708'), '2021', 26, 6, 23],
    ]);
  });

  it('counts everybody in both tests', () => {
    for (const each of trainingSeries) {
      expect(each.assessment?.preCount).toBe(sizeOf(each));
      expect(each.assessment?.postCount).toBe(sizeOf(each));
    }
  });
});

describe('trainings', () => {
  it('add one planned event of another committee, without a test, still to come', () => {
    const now = new Date('2026-01-31T10:00:00Z');
    const [planned, ...more] = trainings(now).filter(({ state }) => state === 'PLANNED');
    expect(more).toEqual([]);
    expect(planned?.committee).toBe(committee('DL-TH8410').id);
    expect(planned?.assessment).toBeNull();
    expect(planned?.heldOn).toBe('2026-02-01');
  });
});
