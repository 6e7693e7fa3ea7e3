import { defineStatistics } from '@hub/subgraph-kit';
import { REPORTED_CUBES } from './statistics.rules.js';
import { countReported } from './statistics.store.js';

/** What anybody may know of the cases. */
export const caseStatistics = defineStatistics({
  populations: [
    {
      code: 'REPORTED_CASES',
      subject: 'VICTIMS',
      scope: 'Cases reported to the hub in the period, from any place, without duplicates',
      source: 'Case records of the hub, rounded to 5',
      since: '2025-Q1',
      cubes: REPORTED_CUBES,
      count: countReported,
    },
  ],
});
