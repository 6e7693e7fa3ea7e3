import { describe, expect, it } from '@jest/globals';
import type { RecordedFigure } from '@hub/subgraph-kit';
import { rescuedIn, withChildParts } from './helped.rules.js';

const table = (period: string, counts: Readonly<Record<string, number | null>>, total: number | null = null) => ({
  ...{ period, asOf: '2026-09-30' },
  cells: [{ path: [], n: total }, ...Object.entries(counts).map(([value, n]) => ({ path: [value], n }))],
});
const Q = '2026-Q3';
const rescued = (beyond: number | null, operations: Readonly<Record<string, number>>, arrested: number | null = null) =>
  rescuedIn({
    beyondFirst: [table(Q, {}, beyond)],
    operations: [table(Q, { RESCUE: 0, RESCUE_AND_ARREST: 0, NEITHER: 3, ...operations }, 5)],
    arrested: [table(Q, {}, arrested)],
  })[0];

describe('persons rescued', () => {
  it('are one of each operation that rescued and those beyond, with those arrested beside them', () => {
    expect(rescued(20, { RESCUE: 2, RESCUE_AND_ARREST: 1 }, 15)).toMatchObject({
      ...{ code: 'I19', of: 'ALL', period: 'FY2569-Q4', value: 23, n: 23, suppressed: false },
      parts: [{ dimension: 'OUTCOME', key: 'ARRESTED', value: 15 }],
    });
  });

  it('are withheld where those beyond are, arrests with them; none where no operation rescued', () => {
    expect(rescued(null, { RESCUE: 2 }, 15)).toMatchObject({ value: null, n: null, suppressed: true, parts: [] });
    expect(rescued(null, {})).toMatchObject({ value: 0, n: 0, suppressed: false, parts: [] });
  });

  it('are none where operations were not published', () => {
    expect(rescuedIn({ beyondFirst: [table(Q, {}, 20)], operations: [table('2026-Q2', {})], arrested: [] })).toEqual(
      [],
    );
  });
});

it('children of all have the parts that the tables beside show, and nobody else has any', () => {
  const children = (of: string, n: number | null): RecordedFigure => ({
    ...{ code: 'I18', of, period: 'FY2569-Q4', value: n, n, suppressed: n === null, lowerBound: false, parts: [] },
    ...{ asOf: '2026-09-30', scope: 'Children', source: 'Hub' },
  });
  const beside = {
    bySex: [table(Q, { FEMALE: 30, MALE: null }, 55), table('2026-Q2', { FEMALE: 15 }, 55)],
    byLevel: [table(Q, { DISTRICT: 40, PROVINCE: 15 }, 55)],
  };
  const told = withChildParts([children('ALL', 55), children('TH57', 20), children('ALL', null)], beside);
  expect(told.map(({ parts }) => parts.map(({ key, value }) => [key, value]))).toEqual([
    ...[
      [
        ['FEMALE', 30],
        ['RESOLVED_IN_DISTRICT', 40],
      ],
      [],
      [],
    ],
  ]);
});
