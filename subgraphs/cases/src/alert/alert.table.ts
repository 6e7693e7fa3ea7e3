import type { RuleDefault, RuleStep, SecondsByUrgency } from '@hub/subgraph-kit';
import type { AlertCondition } from '@hub/vocabulary';
import type { RuleInForce } from './alert.rules.js';

const minutes = (EMERGENCY: number, URGENT: number, NORMAL: number): SecondsByUrgency => ({
  ...{ EMERGENCY: EMERGENCY * 60, URGENT: URGENT * 60, NORMAL: NORMAL * 60 },
});
const hours = (EMERGENCY: number, URGENT: number, NORMAL: number): SecondsByUrgency =>
  minutes(EMERGENCY * 60, URGENT * 60, NORMAL * 60);

/** Whoever is on duty at once, then all who hold the office; in an emergency all at once. */
const DUTY_THEN_ALL: readonly RuleStep[] = [
  { after: minutes(0, 0, 0), to: 'DUTY' },
  { after: minutes(0, 2, 30), to: 'OFFICE' },
];
const SECRETARIAT = { whose: 'PROVINCE', kind: 'SECRETARIAT' } as const;
const NATIONAL_DESK = { whose: 'NATION', kind: 'NATIONAL_DESK' } as const;

/** Whoever leads the case, and the province. */
const ofReflection = (when: AlertCondition, because: string): RuleDefault['addressees'] => [
  { when, because, whose: 'LEAD', offices: ['SUPPRESSION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'] },
  { when, because, whose: 'PROVINCE', offices: ['SECRETARIAT'] },
];

/**
 * The rules of alerts about cases as this release brings them; those in force are in the database. All times are
 * proposals that nobody has confirmed: no published rule gives a number.
 */
export const CASE_RULES: readonly RuleDefault[] = [
  {
    code: 'A1',
    vital: true,
    active: true,
    acceptWithin: minutes(15, 30, 240),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'DISTRICT',
        offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT'],
        because:
          'receiving reports is the duty of the Suppression and Information group; the focal point keeps it going',
      },
    ],
    chain: [
      ...DUTY_THEN_ALL,
      { after: minutes(15, 30, 240), to: { whose: 'DISTRICT', kind: 'VICE_CHAIR' } },
      { after: minutes(20, 45, 300), to: { whose: 'DISTRICT', kind: 'CHAIR' } },
      { after: minutes(25, 60, 360), to: SECRETARIAT },
      { after: minutes(30, 75, 420), to: NATIONAL_DESK },
    ],
  },
  {
    code: 'A2',
    vital: true,
    active: true,
    acceptWithin: minutes(15, 30, 240),
    addressees: [
      {
        when: 'NO_DISTRICT_COMMITTEE',
        whose: 'PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'where no district committee is active the province answers',
      },
      {
        when: 'NO_COMMITTEE_NEAR',
        whose: 'NATION',
        offices: ['NATIONAL_DESK'],
        because: 'where no province answers either, and abroad, the national desk does',
      },
    ],
    chain: [...DUTY_THEN_ALL, { after: minutes(15, 30, 240), to: NATIONAL_DESK }],
  },
  {
    code: 'A3',
    vital: false,
    active: true,
    acceptWithin: hours(24, 24, 24),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'ELSEWHERE',
        offices: ['SUPPRESSION_GROUP'],
        because: 'other districts of origin, transit and exploitation hold part of the picture',
      },
    ],
    chain: [{ after: hours(24, 24, 24), to: SECRETARIAT }],
  },
  {
    code: 'A4',
    vital: false,
    active: true,
    acceptWithin: hours(4, 4, 4),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'BORDER',
        offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT'],
        because: 'the committee across the border from an exploitation knows its counterpart there',
      },
      {
        when: 'ALWAYS',
        whose: 'BORDER_PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'the province decides whether the other side is told; it is never told before',
      },
      {
        when: 'NO_BORDER_COMMITTEE',
        whose: 'NATION',
        offices: ['NATIONAL_DESK'],
        because: 'where no committee faces it the national desk does',
      },
    ],
    chain: [{ after: hours(4, 4, 4), to: NATIONAL_DESK }],
  },
  {
    code: 'A5',
    vital: true,
    active: true,
    acceptWithin: minutes(15, 30, 240),
    addressees: [
      {
        when: 'EMERGENCY',
        whose: 'LEAD',
        offices: ['CHAIR', 'VICE_CHAIR'],
        because: 'in an emergency the executive acts as the multidisciplinary team',
      },
      {
        when: 'EMERGENCY',
        whose: 'PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'an emergency is told to the province at once',
      },
    ],
    chain: [{ after: minutes(15, 30, 240), to: NATIONAL_DESK }],
  },
  {
    code: 'A6',
    vital: true,
    active: true,
    acceptWithin: minutes(60, 60, 60),
    addressees: [
      {
        when: 'MINOR_INVOLVED',
        whose: 'LEAD',
        offices: ['REHABILITATION_GROUP'],
        because: 'a child needs care before questions',
      },
      {
        when: 'MINOR_INVOLVED',
        whose: 'SERVICES',
        offices: ['SHELTER'],
        because: 'a shelter that takes children makes a place ready before the case is shared with it',
      },
    ],
    chain: [
      ...DUTY_THEN_ALL,
      { after: minutes(60, 60, 60), to: SECRETARIAT },
      { after: minutes(90, 90, 90), to: NATIONAL_DESK },
    ],
  },
  {
    code: 'A7',
    vital: false,
    active: true,
    acceptWithin: hours(24, 24, 24),
    addressees: [
      ...ofReflection('REFLECTION_HALF_OVER', 'half of the time in which the persons may reflect is over'),
      ...ofReflection('REFLECTION_NEARLY_OVER', 'a review is due before the persons have no more time to reflect'),
      ...ofReflection('REFLECTION_OVER', 'the time of reflection is over and no review has decided'),
    ],
    chain: [{ after: hours(24, 24, 24), to: SECRETARIAT }],
  },
  {
    code: 'A8',
    vital: true,
    active: true,
    acceptWithin: hours(1, 2, 24),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'RECEIVER',
        offices: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'INQUIRY_POLICE', 'SHELTER', 'PARTNER'],
        because: 'persons are referred to this office; whoever sent them waits for its answer',
      },
    ],
    chain: [
      ...DUTY_THEN_ALL,
      { after: hours(1, 2, 24), to: { whose: 'SENDER', kind: 'SUPPRESSION_GROUP' } },
      { after: minutes(90, 240, 2_880), to: SECRETARIAT },
      // the referral expires with the last step
      { after: hours(2, 24, 72), to: SECRETARIAT },
    ],
  },
  {
    code: 'A9',
    vital: false,
    active: true,
    acceptWithin: hours(1, 24, 24),
    addressees: [
      {
        when: 'REFERRAL_COMPLETED',
        whose: 'LEAD',
        offices: ['SUPPRESSION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'whoever leads the case plans the next step by what came of the referral',
      },
      {
        when: 'REFERRAL_REJECTED',
        whose: 'LEAD',
        offices: ['SUPPRESSION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'somebody else must be found for the persons referred',
      },
      {
        when: 'REFERRAL_EXPIRED',
        whose: 'LEAD',
        offices: ['SUPPRESSION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'nobody answered in time, and the persons referred still need somebody',
      },
      {
        when: 'REFERRAL_REVOKED',
        whose: 'RECEIVER',
        offices: ['SUPPRESSION_GROUP', 'REHABILITATION_GROUP', 'INQUIRY_POLICE', 'SHELTER', 'PARTNER'],
        because: 'the referral was taken back, and nothing more is waited for',
      },
    ],
    chain: [],
  },
  {
    code: 'A16',
    vital: false,
    apart: true,
    active: true,
    acceptWithin: hours(1, 24, 24),
    threshold: { events: 3, days: 14 },
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'DISTRICT',
        offices: ['PREVENTION_GROUP'],
        because: 'whoever plans prevention must know what is reported again and again, and of no case',
      },
      {
        when: 'ALWAYS',
        whose: 'PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'the province compares the trends of its districts',
      },
    ],
    chain: [],
  },
  {
    code: 'A18',
    vital: true,
    active: true,
    acceptWithin: hours(24, 24, 24),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'LEAD',
        offices: ['SUPPRESSION_GROUP', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'whoever leads the case, and whoever lost it by the withdrawal, must stop using what it covered',
      },
    ],
    chain: [
      { after: hours(24, 24, 24), to: SECRETARIAT },
      { after: hours(25, 48, 48), to: NATIONAL_DESK },
    ],
  },
  {
    code: 'A19',
    vital: false,
    active: true,
    acceptWithin: hours(1, 24, 24),
    addressees: [
      {
        when: 'ALWAYS',
        whose: 'LEAD',
        offices: ['SUPPRESSION_GROUP', 'FOCAL_POINT', 'SECRETARIAT', 'NATIONAL_DESK'],
        because: 'something was added to the tip; whoever works on the case, or else leads it, reads it',
      },
    ],
    chain: [],
  },
];

/** The rules as a database has them that nobody has changed. */
export const RELEASED_RULES: readonly RuleInForce[] = CASE_RULES.map(
  ({ code, active, acceptWithin, addressees, chain, threshold }) => ({
    ...{ code, version: 1, active, acceptWithin, addressees, chain, ...(threshold && { threshold }) },
  }),
);
