import type { RuleDefault, SecondsByUrgency } from '@hub/subgraph-kit';

/** Nobody has to answer a notice; a rule names a time all the same, and this one is never read. */
const DAY: SecondsByUrgency = { EMERGENCY: 3_600, URGENT: 86_400, NORMAL: 86_400 };

/**
 * Who is told that a needed office ends, is vacant or is filled, as this release brings it; what is in force is in the
 * database. Nobody is told only of themselves.
 */
export const TENURE_RULES: readonly RuleDefault[] = [
  {
    code: 'A15',
    vital: true,
    active: true,
    acceptWithin: DAY,
    addressees: [
      {
        when: 'CHAIR_CONCERNED',
        whose: 'LEAD',
        offices: ['FOCAL_POINT'],
        because: 'the focal point keeps a committee going while its chair changes',
      },
      {
        when: 'FOCAL_POINT_CONCERNED',
        whose: 'LEAD',
        offices: ['CHAIR'],
        because: 'the chair finds the next focal point',
      },
      {
        when: 'SECRETARIAT_CONCERNED',
        whose: 'LEAD',
        offices: ['CHAIR'],
        because: 'the chair finds the next secretary',
      },
      {
        when: 'SECRETARY_CONCERNED',
        whose: 'LEAD',
        offices: ['CHAIR', 'FOCAL_POINT'],
        because: 'the chair finds the next secretary, and the focal point calls the meetings meanwhile',
      },
      ...(['CHAIR_CONCERNED', 'FOCAL_POINT_CONCERNED', 'SECRETARY_CONCERNED'] as const).map((when) => ({
        ...{ when, whose: 'PROVINCE' as const, offices: ['SECRETARIAT'] as const },
        because: 'the provincial secretariat sees that the committees of its province stay able to act',
      })),
      {
        when: 'SECRETARIAT_CONCERNED',
        whose: 'NATION',
        offices: ['NATIONAL_DESK'],
        because: 'nobody else answers for a province without its secretariat',
      },
    ],
    chain: [],
  },
];
