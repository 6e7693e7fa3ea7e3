import { describe, expect, it } from '@jest/globals';
import { cubeTable, publishedCells } from './cube-table.js';
import { type CountedRecords, defineStatistics, type Population } from './population.js';

const places = {
  code: 'BY_PLACE',
  dimensions: ['province', 'district'],
  paths: [['TH56', 'TH5605'], ['TH57', 'TH5703'], ['TH57', 'TH5708'], ['ELSEWHERE']],
};
const urgency = { code: 'BY_URGENCY', dimensions: ['urgency'], paths: [['URGENT'], ['NORMAL']] };
const records: readonly CountedRecords[] = [
  { n: 4, values: { province: 'TH57', district: 'TH5703', urgency: 'URGENT' } },
  { n: 2, values: { province: 'TH57', district: 'TH5703', urgency: 'NORMAL' } },
  { n: 1, values: { province: 'ELSEWHERE', urgency: 'NORMAL' } },
];

describe('the cubes of a population', () => {
  const { table, cells } = cubeTable([places, urgency], records);
  const counted = Object.fromEntries(
    [...publishedCells({ cells }, table.counts)].map(([code, own]) => [
      code,
      own.map(({ path, n }) => `${path.join('/')}=${n}`),
    ]),
  );

  it('have every cell of their frames, the empty ones too', () => {
    expect(counted).toEqual({
      BY_PLACE: ['=7', 'TH56=0', 'TH57=6', 'ELSEWHERE=1', 'TH56/TH5605=0', 'TH57/TH5703=6', 'TH57/TH5708=0'],
      BY_URGENCY: ['=7', 'URGENT=4', 'NORMAL=3'],
    });
  });

  it('share one total, and every sum of the table holds', () => {
    expect(table.sums.filter(({ total }) => total === 0)).toHaveLength(2);
    expect(table.sums).toHaveLength(4);
    for (const { total, parts } of table.sums)
      expect(parts.reduce((sum, part) => sum + table.counts[part]!, 0)).toBe(table.counts[total]);
  });

  it('take no record that has no cell', () => {
    const stray = { n: 1, values: { province: 'TH57', district: 'TH5799', urgency: 'URGENT' } };
    expect(() => cubeTable([places], [stray])).toThrow('BY_PLACE has no cell for a record');
  });
});

describe('statistics', () => {
  const cube = (code: string, ...dimensions: string[]) => ({ code, dimensions, frame: () => [] });
  const population = (code: string, subject: Population['subject'], ...cubes: Population['cubes'][number][]) => ({
    ...{ code, subject, cubes, scope: '', source: '', since: '2026-Q1' },
    count: () => Promise.resolve([]),
  });

  it('are refused when two cubes break the same records down alike', () => {
    const twice = population('A', 'VICTIMS', cube('X', 'province'), cube('Y', 'category', 'province'));
    expect(() => defineStatistics({ populations: [twice] })).toThrow('share a dimension');
  });

  it('are refused when victims are counted twice', () => {
    const both = [population('A', 'VICTIMS', cube('X', 'a')), population('B', 'VICTIMS', cube('Y', 'b'))];
    expect(() => defineStatistics({ populations: both })).toThrow('VICTIMS are counted by one population');
    const suspects = both.map((each) => ({ ...each, subject: 'SUSPECTS' as const }));
    expect(() => defineStatistics({ populations: suspects })).toThrow('SUSPECTS are counted by one population');
    const others = [population('A', 'VICTIMS', cube('X', 'a')), population('B', 'OFFICIALS', cube('Y', 'b'))];
    expect(defineStatistics({ populations: others }).populations).toHaveLength(2);
  });

  it('of victims can be two when they are independent, and share no dimension even then', () => {
    const declared = (dimension: string) => ({
      ...population('B', 'VICTIMS', cube('Y', dimension)),
      independence: 'neither bounds the other',
    });
    const first = population('A', 'VICTIMS', cube('X', 'a'));
    expect(defineStatistics({ populations: [first, declared('b')] }).populations).toHaveLength(2);
    expect(() => defineStatistics({ populations: [first, declared('a')] })).toThrow('share a dimension');
    const third = population('C', 'VICTIMS', cube('Z', 'c'));
    expect(() => defineStatistics({ populations: [first, declared('b'), third] })).toThrow('by one population');
  });

  it('are refused when two cubes have one code, or a period is none', () => {
    const alike = [population('A', 'OFFICIALS', cube('X', 'a')), population('B', 'OFFICIALS', cube('X', 'b'))];
    expect(() => defineStatistics({ populations: alike })).toThrow('the same code');
    expect(() => defineStatistics({ populations: [{ ...alike[0]!, since: '2026' }] })).toThrow('begins in no period');
  });
});
