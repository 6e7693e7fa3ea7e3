import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { owedVersions } from './policy.rules.js';

const days = ['2026-01-01', '2026-06-01', '2027-01-01'];
const anyVersions = fc.uniqueArray(
  fc.record({
    policy: fc.constantFrom('A', 'B'),
    number: fc.integer({ min: 1, max: 4 }),
    isMet: fc.boolean(),
  }),
  { selector: ({ policy, number }) => `${policy}${number}` },
);
/** A later number never comes into force earlier. */
const inOrder = (versions: readonly { policy: string; number: number; isMet: boolean }[]) =>
  versions.map((each) => ({
    ...{ ...each, id: `${each.policy}${each.number}` },
    inForceOn: days[Math.min(each.number - 1, days.length - 1)]!,
  }));

it('nothing that was met is owed, and of what is in force only the newest of a policy', () => {
  fc.assert(
    fc.property(anyVersions, fc.constantFrom(...days, '2025-12-31', '2028-01-01'), (given, today) => {
      const versions = inOrder(given);
      const owed = owedVersions(versions, today);
      expect(owed.filter(({ isMet }) => isMet)).toEqual([]);
      for (const policy of ['A', 'B']) {
        const own = versions.filter((each) => each.policy === policy);
        const inForce = own.filter(({ inForceOn }) => inForceOn <= today).map(({ number }) => number);
        const newest = Math.max(0, ...inForce);
        const expected = own.filter(({ number, isMet }) => number >= newest && !isMet).map(({ id }) => id);
        expect(owed.filter((each) => each.policy === policy).map(({ id }) => id)).toEqual(expected);
      }
    }),
  );
});
