import { describe, expect, it } from '@jest/globals';
import { Directory } from '@hub/caller';
import { figureCells, figureScopes } from './figure-cells.js';

const place = (id: string, level: 'COUNTRY' | 'PROVINCE' | 'DISTRICT', parent: string | null) =>
  ({ kind: 'place', id, data: { level, country: 'TH', parent } }) as const;
const committee = (id: string, at: string) =>
  ({
    kind: 'committee',
    id,
    data: { code: id, level: 'DISTRICT', state: 'ACTIVE', place: at, parent: null },
  }) as const;
const directory = Directory.of([
  ...[place('TH', 'COUNTRY', null), place('TH57', 'PROVINCE', 'TH'), place('TH5703', 'DISTRICT', 'TH57')],
  ...[committee('khong', 'TH5703'), committee('national', 'TH')],
]);
const here = { directory, today: '2026-01-15' };

describe('whom a figure is of', () => {
  it('is all, the province and the committee; all and itself where there is no province', () => {
    expect(figureScopes(directory, 'khong')).toEqual(['ALL', 'TH57', 'khong']);
    expect(figureScopes(directory, 'national')).toEqual(['ALL', 'national']);
    expect(figureScopes(directory, 'unknown')).toEqual(['ALL', 'unknown']);
  });
});

describe('the cells of some facts', () => {
  const facts = [
    { committee: 'khong', day: '2025-08-01' },
    { committee: 'national', day: '2026-01-10' },
    { committee: 'national', day: '2026-01-16' },
  ];
  const cells = figureCells(facts, here).map(({ of, period, facts: own }) => [of, period.code, own.length]);

  it('hold each of them in every period it lies in, none of tomorrow', () => {
    expect(cells.filter(([of]) => of === 'ALL')).toEqual([
      ['ALL', 'TO_DATE', 2],
      ['ALL', 'FY2568', 1],
      ['ALL', 'FY2568-Q4', 1],
      ['ALL', 'FY2569', 1],
      ['ALL', 'FY2569-Q1', 0],
      ['ALL', 'FY2569-Q2', 1],
    ]);
  });

  it('begin with the first fact of whom they are of', () => {
    expect(cells.filter(([of]) => of === 'national')).toEqual([
      ['national', 'TO_DATE', 1],
      ['national', 'FY2569', 1],
      ['national', 'FY2569-Q2', 1],
    ]);
    expect(figureCells([], here)).toEqual([]);
  });
});
