import { committeePaths, committeeValues, defineStatistics } from '@hub/subgraph-kit';
import type { PersonsBand } from '@hub/vocabulary';
import { receivedIn } from './return.store.js';

/** A return says how many it is of by a band; these are of it for certain. */
const LEAST_OF_BAND: Readonly<Record<PersonsBand, number>> = {
  ...{ ONE: 1, TWO_TO_FIVE: 2, SIX_TO_TWENTY: 6, OVER_TWENTY: 21 },
};

export const RETURN_CUBE = {
  code: 'RETURNED_BY_COMMITTEE',
  dimensions: ['province', 'place'],
  frame: committeePaths,
} as const;

/** What anybody may know of returns. */
export const returnStatistics = defineStatistics({
  populations: [
    {
      code: 'RETURNED_PERSONS',
      subject: 'VICTIMS',
      independence:
        'Returns of cases of any quarter, of any number of persons, whatever is reported or decided of them now',
      scope: 'Persons of returns to Thailand that were first received in the period, by the least of their band',
      source: 'Records of returns in the hub, rounded to 5',
      since: '2025-Q1',
      cubes: [RETURN_CUBE],
      count: async (tx, { period, directory }) => {
        const frame = { paths: committeePaths(directory), dimensions: RETURN_CUBE.dimensions };
        return (await receivedIn(tx, period)).map(({ committee, band, returns }) => ({
          n: returns * LEAST_OF_BAND[band],
          values: committeeValues(committee, directory, frame),
        }));
      },
    },
  ],
});
