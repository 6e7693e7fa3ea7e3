import { expect, it } from '@jest/globals';
import fc from 'fast-check';
import { COMMITTEE_STATES, OFFICE_KINDS } from '@hub/vocabulary';
import { toldOf } from './notice.rules.js';
import { TRAINING_RULES } from './notice.table.js';

const [rule] = TRAINING_RULES;
const anyDirectory = fc
  .array(fc.record({ state: fc.constantFrom(...COMMITTEE_STATES), kinds: fc.subarray([...OFFICE_KINDS]) }))
  .map((committees) => {
    const all = committees.map(({ state, kinds }, index) => ({
      ...{ id: `c${index}`, state, offices: kinds.map((kind) => ({ id: `c${index}/${kind}`, kind })) },
    }));
    return {
      all,
      allCommittees: () => all,
      officesOfCommittee: (id: string) => all.find((each) => each.id === id)!.offices,
    };
  });

it('an office is told once when its committee is active and the rule names its kind, and else not', () => {
  fc.assert(
    fc.property(anyDirectory, (directory) => {
      const told = toldOf(rule!, directory);
      expect(new Set(told.map(({ office }) => office)).size).toBe(told.length);
      const expected = directory.all.flatMap(({ id, state, offices }) =>
        state === 'ACTIVE'
          ? offices.flatMap(({ id: office, kind }) =>
              rule!.addressees[0]!.offices.includes(kind) ? [{ office, committee: id }] : [],
            )
          : [],
      );
      expect(told).toEqual(expected);
    }),
  );
});

it('a rule that is turned off tells nobody', () => {
  const directory = {
    allCommittees: () => [{ id: 'c', state: 'ACTIVE' as const }],
    officesOfCommittee: () => [{ id: 'o', kind: 'CHAIR' as const }],
  };
  expect(toldOf(rule!, directory)).toHaveLength(1);
  expect(toldOf({ ...rule!, active: false }, directory)).toEqual([]);
});
