import type { RuleDefault, SecondsByUrgency } from '@hub/subgraph-kit';

/** Nobody has to answer; a rule names a time all the same, and this one is never read. */
const DAY: SecondsByUrgency = { EMERGENCY: 3_600, URGENT: 86_400, NORMAL: 86_400 };

/** Who is told of a policy, as this release brings it; what is in force is in the database. */
export const TRAINING_RULES: readonly RuleDefault[] = [
  {
    ...{ code: 'A17', vital: true, active: true, apart: true, acceptWithin: DAY, chain: [] },
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'LEAD',
        offices: ['CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'the offices that plan the trainings of a committee see to it that its people are trained again',
      },
    ],
  },
];
