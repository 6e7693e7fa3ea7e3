import type { RuleDefault, SecondsByUrgency } from '@hub/subgraph-kit';

const DAY = 24 * 60 * 60;
const seconds = (count: number): SecondsByUrgency => ({ EMERGENCY: count, URGENT: count, NORMAL: count });
const days = (count: number): SecondsByUrgency => seconds(count * DAY);
const hours = (count: number): SecondsByUrgency => seconds(count * 3_600);

/**
 * The rules of alerts about repatriations as this release brings them. To a change only the counterpart must answer; the
 * times are proposals that nobody has confirmed.
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
  {
    code: 'A11',
    vital: true,
    active: true,
    acceptWithin: hours(2),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'BORDER',
        offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT'],
        because: 'the committee of the district receives people at its crossing',
      },
      {
        when: 'ALWAYS',
        whose: 'BORDER',
        offices: ['PREVENTION_GROUP'],
        because: 'the immigration superintendent, who opens the crossing, sits in this group',
      },
      {
        when: 'ALWAYS',
        whose: 'BORDER',
        offices: ['REHABILITATION_GROUP'],
        because: 'whoever crosses needs care from the first hour',
      },
      {
        when: 'ALWAYS',
        whose: 'SERVICES',
        offices: ['SHELTER'],
        because: 'a shelter makes a place ready before people cross',
      },
      {
        when: 'NO_BORDER_COMMITTEE',
        whose: 'BORDER_PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'where the district of a crossing has no committee, the province receives people',
      },
    ],
    chain: [
      { after: hours(2), to: { whose: 'BORDER_PROVINCE', kind: 'SECRETARIAT' } },
      { after: hours(3), to: { whose: 'NATION', kind: 'NATIONAL_DESK' } },
    ],
  },
  {
    code: 'A12',
    vital: false,
    active: true,
    acceptWithin: days(1),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'LEAD',
        offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'the committee that leads a return sees to it that it goes on',
      },
      {
        when: 'ALWAYS',
        whose: 'PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'the provincial secretariat answers for returns that stand still',
      },
    ],
    chain: [{ after: days(1), to: { whose: 'NATION', kind: 'NATIONAL_DESK' } }],
  },
];
