import { describe, expect, it } from '@jest/globals';
import fc from 'fast-check';
import { partExceeding, type Reach } from './outreach.rules.js';

const unknown = { female: null, male: null, children: null, adults: null };

describe('people reached', () => {
  it.each<[Partial<Reach>, string | undefined]>([
    [{ reach: 10 }, undefined],
    [{ reach: 10, female: 6, male: 4, children: 10, adults: 0 }, undefined],
    [{ reach: 10, female: 6 }, undefined],
    [{ reach: 10, female: 6, male: 5 }, 'female'],
    [{ reach: 10, male: 11 }, 'female'],
    [{ reach: 10, children: 8, adults: 3 }, 'children'],
  ])('of %j have too many in %s', (reach, part) => {
    expect(partExceeding({ reach: 0, ...unknown, ...reach })).toBe(part);
  });

  it('may be split in any way that adds up', () => {
    const n = fc.nat(5_000);
    fc.assert(
      fc.property(n, n, n, (female, male, rest) => {
        const reach = female + male + rest;
        expect(partExceeding({ ...unknown, reach, female, male })).toBeUndefined();
        expect(partExceeding({ ...unknown, reach, children: female, adults: male + rest + 1 })).toBe('children');
      }),
    );
  });
});
