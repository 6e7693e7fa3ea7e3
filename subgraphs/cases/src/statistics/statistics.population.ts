import { defineStatistics } from '@hub/subgraph-kit';
import { ARREST_CUBES, IDENTIFIED_CUBES, OPERATION_CUBES, REPORTED_CUBES } from './statistics.rules.js';
import { countArrested, countIdentified, countOperations, countReported } from './statistics.store.js';

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
    {
      code: 'IDENTIFIED_PERSONS',
      subject: 'VICTIMS',
      independence:
        'A case of a file or of an earlier quarter can have any number of persons identified now, and a case reported now none',
      scope: 'Persons a team identified as victims for the first time in the period, who agreed to be counted',
      source: 'Reviews recorded in the hub, rounded to 5',
      since: '2025-Q1',
      cubes: IDENTIFIED_CUBES,
      count: countIdentified,
    },
    {
      code: 'DONE_OPERATIONS',
      subject: 'INSTITUTIONS',
      scope: 'Operations in cases of the hub that police told to be done in the period, whenever they were held',
      source: 'Operation records of the hub',
      since: '2025-Q1',
      cubes: OPERATION_CUBES,
      count: countOperations,
    },
    {
      code: 'ARRESTED_PERSONS',
      subject: 'SUSPECTS',
      scope: 'Persons arrested in operations in cases of the hub that police told to be done in the period',
      source: 'Operation records of the hub, rounded to 5',
      since: '2025-Q1',
      cubes: ARREST_CUBES,
      count: countArrested,
    },
  ],
});
