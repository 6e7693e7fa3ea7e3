import type { RuleDefault, SecondsByUrgency } from '@hub/subgraph-kit';
import type { OfficeKind } from '@hub/vocabulary';

/** Nobody has to answer; a rule names a time all the same, and this one is never read. */
const DAY: SecondsByUrgency = { EMERGENCY: 3_600, URGENT: 86_400, NORMAL: 86_400 };

/** Offices that can be given a task. */
const DOERS: readonly OfficeKind[] = [
  ...(['CHAIR', 'VICE_CHAIR', 'FOCAL_POINT', 'PREVENTION_GROUP', 'SUPPRESSION_GROUP'] as const),
  ...(['REHABILITATION_GROUP', 'COMMITTEE_SECRETARY', 'MEMBER', 'SECRETARIAT'] as const),
];

/**
 * Who is told that a task or a committee is late. The supervisor in the home agency holds no office, so whoever keeps
 * the committee going is told, and speaks with them.
 */
export const REMINDER_RULES: readonly RuleDefault[] = [
  {
    ...{ code: 'A13', vital: false, active: true, apart: true, acceptWithin: DAY, chain: [] },
    addressees: [
      {
        when: 'TASK_LATE',
        whose: 'ADDRESSED',
        offices: DOERS,
        because: 'whoever is to do a task is told first that it is late',
      },
      {
        when: 'TASK_LATE_A_WEEK',
        whose: 'LEAD',
        offices: ['FOCAL_POINT', 'SECRETARIAT'],
        because: 'the focal point speaks with the supervisor in the home agency',
      },
      {
        when: 'TASK_LATE_TWO_WEEKS',
        whose: 'LEAD',
        offices: ['CHAIR'],
        because: 'the chair sees that what the committee gave out is done',
      },
    ],
  },
  {
    ...{ code: 'A14', vital: false, active: true, apart: true, acceptWithin: DAY, chain: [] },
    addressees: [
      {
        when: 'COMMITTEE_LATE',
        whose: 'LEAD',
        offices: ['COMMITTEE_SECRETARY', 'FOCAL_POINT', 'SECRETARIAT', 'CHAIR'],
        because: 'secretary and chair call the meeting and submit the plan',
      },
      {
        when: 'COMMITTEE_LATE',
        whose: 'PROVINCE',
        offices: ['SECRETARIAT'],
        because: 'the provincial secretariat is who the plan is submitted to',
      },
      {
        when: 'COMMITTEE_LATE_A_MONTH',
        whose: 'PROVINCE',
        offices: ['CHAIR'],
        because: 'the committee above asks why the one below does not meet or plan',
      },
    ],
  },
];
