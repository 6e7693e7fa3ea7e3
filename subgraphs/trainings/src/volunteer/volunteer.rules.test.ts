import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { countedVolunteers, partTooLarge, type VolunteerNumbers } from './volunteer.rules.js';

const known = fc.option(fc.nat(40));
const numbers = fc
  .record({ members: fc.nat(100), female: known, male: known, youth: known })
  .filter((group) => partTooLarge(group) === undefined);

const told = (group: VolunteerNumbers, test: (each: { sex: string; age: string }) => boolean): number =>
  countedVolunteers(group)
    .filter(test)
    .reduce((sum, { n }) => sum + n, 0);

describe('volunteers of a village', () => {
  it('are counted each once, by sex and by age as they were told', () => {
    fc.assert(
      fc.property(numbers, (group) => {
        const { members, female, male, youth } = group;
        expect(told(group, () => true)).toBe(members);
        expect(told(group, ({ sex }) => sex === 'FEMALE')).toBe(female ?? 0);
        expect(told(group, ({ sex }) => sex === 'MALE')).toBe(male ?? 0);
        expect(told(group, ({ age }) => age === 'YOUTH')).toBe(youth ?? 0);
        expect(told(group, ({ age }) => age === 'NOT_TOLD')).toBe(youth === null ? members : 0);
      }),
    );
  });

  it.each<[VolunteerNumbers, string | undefined]>([
    [{ members: 3, female: 2, male: 1, youth: 3 }, undefined],
    [{ members: 3, female: null, male: null, youth: null }, undefined],
    [{ members: 3, female: 2, male: 2, youth: null }, 'female'],
    [{ members: 3, female: null, male: 4, youth: null }, 'female'],
    [{ members: 3, female: null, male: null, youth: 4 }, 'youth'],
  ])('of %j have too many in %s', (group, part) => {
    expect(partTooLarge(group)).toBe(part);
  });
});
