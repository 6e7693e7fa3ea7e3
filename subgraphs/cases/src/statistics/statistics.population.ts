import { defineStatistics } from '@hub/subgraph-kit';
import { CHILDREN_CUBES, HELPED_CUBES, REFERRAL_CUBES, RESCUED_CUBES } from './helped.rules.js';
import { countChildren, countHelpedHome, countReferrals, countRescued } from './helped.store.js';
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
    {
      code: 'HELPED_HOME',
      subject: 'VICTIMS',
      independence:
        'Persons of cases of any quarter or of a file, in any number, for whom nobody need be identified, nor any case reported now',
      scope: 'Thai persons for whom support to return was first recorded in the period, who agreed to be counted',
      source: 'Records of assistance in the hub, rounded to 5',
      since: '2025-Q1',
      cubes: HELPED_CUBES,
      count: countHelpedHome,
    },
    {
      code: 'CHILDREN_HELPED',
      subject: 'VICTIMS',
      independence:
        'Children of cases of any quarter, in any number, helped in any way: none of them need be Thai, identified or reported now',
      scope: 'Children who were helped and whose case was first closed in the period, who agreed to be counted',
      source: 'Case records of the hub, rounded to 5',
      since: '2025-Q1',
      cubes: CHILDREN_CUBES,
      count: countChildren,
    },
    {
      code: 'RESCUED_PERSONS',
      subject: 'VICTIMS',
      independence:
        'An operation that rescued somebody rescued any number beyond the first, who need be persons of no case of the other tables',
      scope: 'Persons rescued in operations that police told to be done in the period, but for one of each operation',
      source: 'Operation records of the hub, rounded to 5',
      since: '2025-Q1',
      cubes: RESCUED_CUBES,
      count: countRescued,
    },
    {
      code: 'SENT_REFERRALS',
      subject: 'VICTIMS',
      independence: 'A case of any quarter has any number of referrals, whatever is reported, decided or given now',
      scope: 'Referrals sent in the quarter before the period and not taken back by its end',
      source: 'Referral records of the hub, rounded to 5',
      since: '2025-Q1',
      cubes: REFERRAL_CUBES,
      count: countReferrals,
    },
  ],
});
