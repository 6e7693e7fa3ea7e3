import type { RuleDefault, SecondsByUrgency } from '@hub/subgraph-kit';

const DAY = 24 * 60 * 60;
const days = (count: number): SecondsByUrgency => ({
  EMERGENCY: count * DAY,
  URGENT: count * DAY,
  NORMAL: count * DAY,
});

/**
 * The rules of alerts about repatriations as this release brings them. Only the counterpart must answer; the times are
 * proposals that nobody has confirmed.
 */
export const REPATRIATION_RULES: readonly RuleDefault[] = [
  {
    code: 'A10',
    vital: true,
    active: true,
    acceptWithin: days(1),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'LEAD',
        offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'the desks of the committee that leads a return act on each of its steps',
      },
      {
        when: 'ALWAYS',
        whose: 'PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'the provincial secretariat coordinates every return of its province',
      },
      {
        when: 'ALWAYS',
        whose: 'COUNTERPART',
        offices: ['COUNTERPART'],
        because: 'once it is released, the other side must know of each step to do its part',
      },
    ],
    chain: [
      { after: days(1), to: { whose: 'PROVINCE', kind: 'SECRETARIAT' } },
      { after: { ...days(2), EMERGENCY: DAY + 3_600 }, to: { whose: 'NATION', kind: 'NATIONAL_DESK' } },
    ],
  },
];
