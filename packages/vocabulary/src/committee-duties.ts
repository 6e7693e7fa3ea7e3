import type { AgencyKind, CommitteeLevel, GroupKind } from './committee-codes.js';
import type { CommitteeForm, Mandate } from './establishment-codes.js';
import type { OfficeKind } from './office.js';

/** What a group of a committee must do, by its order of appointment. */
export const COMMITTEE_DUTIES = [
  'DIRECT_OPERATIONS',
  'ACT_AS_MDT_IN_EMERGENCY',
  'APPOINT_WORKING_GROUPS',
  'OTHER_TASKS_OF_DISTRICT',
  'INSPECT_PREVENT_MONITOR',
  'COORDINATE_COMMITTEES',
  'RECEIVE_REPORTS_AND_ASSIST',
  'INVESTIGATE_AS_MDT',
  'CARE_FOR_VICTIMS_AND_FAMILIES',
  'ACT_ON_CALLS',
  'ANALYSE_SITUATION',
  'REHABILITATE_AND_RETURN',
  'COORDINATE_SECTORS',
  'REPORT_OUTCOMES_TO_PROVINCE',
  'OTHER_TASKS_OF_PROVINCE',
  'WATCH_FOR_VICTIMS',
  'ASSIST_OR_REFER',
  'RESCUE',
  'LEGAL_ISSUES',
  'REHABILITATION',
  'COORDINATION',
  'POLICY_MAKING',
  'INFORMATION',
  'ACT_AS_ASSIGNED',
  'IMPLEMENT_POLICY_AND_LAW',
  'PLAN_EVERY_YEAR',
  'GUIDE_DISTRICT_COMMITTEES',
  'SEE_TO_PROVINCIAL_COMMITTEES',
] as const;
export type CommitteeDuty = (typeof COMMITTEE_DUTIES)[number];

/** A group that a form of committee has, with its duties. */
export interface GroupOfForm {
  readonly kind: GroupKind;
  readonly duties: readonly CommitteeDuty[];
}

/** Groups of a district committee of each form. */
export const GROUPS_OF_FORM = {
  EXECUTIVE_AND_GROUPS: [
    {
      kind: 'EXECUTIVE',
      duties: ['DIRECT_OPERATIONS', 'ACT_AS_MDT_IN_EMERGENCY', 'APPOINT_WORKING_GROUPS', 'OTHER_TASKS_OF_DISTRICT'],
    },
    { kind: 'PREVENTION_MONITORING', duties: ['INSPECT_PREVENT_MONITOR', 'COORDINATE_COMMITTEES'] },
    {
      kind: 'SUPPRESSION_INFORMATION',
      duties: ['RECEIVE_REPORTS_AND_ASSIST', 'INVESTIGATE_AS_MDT', 'COORDINATE_COMMITTEES'],
    },
    { kind: 'REHABILITATION', duties: ['CARE_FOR_VICTIMS_AND_FAMILIES', 'COORDINATE_COMMITTEES'] },
  ],
  OPERATION_CENTRE: [
    {
      kind: 'EXECUTIVE',
      duties: [
        ...(['ACT_ON_CALLS', 'ANALYSE_SITUATION', 'REHABILITATE_AND_RETURN', 'COORDINATE_SECTORS'] as const),
        ...(['REPORT_OUTCOMES_TO_PROVINCE', 'APPOINT_WORKING_GROUPS', 'OTHER_TASKS_OF_PROVINCE'] as const),
      ],
    },
    { kind: 'WORKING_GROUP', duties: ['WATCH_FOR_VICTIMS', 'ASSIST_OR_REFER'] },
    { kind: 'WATCHDOG_NETWORK', duties: ['WATCH_FOR_VICTIMS'] },
  ],
} as const satisfies Readonly<Record<CommitteeForm, readonly GroupOfForm[]>>;

/** The executive of a province and of the nation, as the case study of district committees tells their part. */
const EXECUTIVE_OF_LEVEL = {
  PROVINCE: ['IMPLEMENT_POLICY_AND_LAW', 'PLAN_EVERY_YEAR', 'GUIDE_DISTRICT_COMMITTEES'],
  NATIONAL: ['SEE_TO_PROVINCIAL_COMMITTEES', 'COORDINATE_SECTORS'],
} as const;

/** Groups that a committee has by its order. */
export const groupsOf = (level: CommitteeLevel, form: CommitteeForm): readonly GroupOfForm[] =>
  level === 'DISTRICT' ? GROUPS_OF_FORM[form] : [{ kind: 'EXECUTIVE', duties: EXECUTIVE_OF_LEVEL[level] }];

/** What a working group must do that was given nothing else: what the form says, or what its committee assigns. */
export const workingGroupDuties = (form: CommitteeForm): readonly CommitteeDuty[] =>
  GROUPS_OF_FORM[form].find(({ kind }) => kind === 'WORKING_GROUP')?.duties ?? ['ACT_AS_ASSIGNED'];

/** The group whose duties an office of a committee has, where there is one; the executive's otherwise. */
export const GROUP_OF_OFFICE: Readonly<Partial<Record<OfficeKind, GroupKind>>> = {
  CHAIR: 'EXECUTIVE',
  VICE_CHAIR: 'EXECUTIVE',
  FOCAL_POINT: 'EXECUTIVE',
  SECRETARIAT: 'EXECUTIVE',
  NATIONAL_DESK: 'EXECUTIVE',
  PREVENTION_GROUP: 'PREVENTION_MONITORING',
  SUPPRESSION_GROUP: 'SUPPRESSION_INFORMATION',
  REHABILITATION_GROUP: 'REHABILITATION',
};

export const MANDATES_OF_AGENCY: Readonly<Partial<Record<AgencyKind, readonly Mandate[]>>> = {
  LOCAL_ADMINISTRATIVE_ORGANIZATION: ['COMMUNITY_DEVELOPMENT', 'LOCAL_BUDGET'],
};
