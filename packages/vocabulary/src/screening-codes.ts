/** What an indicator of a screening points to; one person can show several. */
export const SCREENING_CONCERNS = ['FORCED_LABOUR', 'TRAFFICKING', 'CHILD_LABOUR'] as const;
export type ScreeningConcern = (typeof SCREENING_CONCERNS)[number];

/** Signs that a screening looks for, each with what it points to. */
export const CONCERN_OF_INDICATOR = {
  ABUSE_OF_VULNERABILITY: 'FORCED_LABOUR',
  DECEPTION: 'FORCED_LABOUR',
  RESTRICTION_OF_MOVEMENT: 'FORCED_LABOUR',
  ISOLATION: 'FORCED_LABOUR',
  VIOLENCE: 'FORCED_LABOUR',
  THREATS: 'FORCED_LABOUR',
  PAPERS_WITHHELD: 'FORCED_LABOUR',
  WAGES_WITHHELD: 'FORCED_LABOUR',
  DEBT_BONDAGE: 'FORCED_LABOUR',
  ABUSIVE_CONDITIONS: 'FORCED_LABOUR',
  EXCESSIVE_OVERTIME: 'FORCED_LABOUR',
  RECRUITED_FOR_EXPLOITATION: 'TRAFFICKING',
  TRANSPORTED_FOR_EXPLOITATION: 'TRAFFICKING',
  HARBOURED_FOR_EXPLOITATION: 'TRAFFICKING',
  SOLD_OR_HANDED_OVER: 'TRAFFICKING',
  SEXUALLY_EXPLOITED: 'TRAFFICKING',
  FORCED_INTO_OFFENCES: 'TRAFFICKING',
  UNDER_WORKING_AGE: 'CHILD_LABOUR',
  HAZARDOUS_WORK_OF_CHILD: 'CHILD_LABOUR',
  KEPT_FROM_SCHOOL: 'CHILD_LABOUR',
} as const satisfies Record<string, ScreeningConcern>;
export type ScreeningIndicator = keyof typeof CONCERN_OF_INDICATOR;
export const SCREENING_INDICATORS = Object.keys(CONCERN_OF_INDICATOR) as [ScreeningIndicator, ...ScreeningIndicator[]];

/** How a question of a form is answered: YES_NO by YES, NO or NOT_KNOWN, NUMBER by a whole number, DATE by an ISO day. */
export const SCREENING_ANSWER_KINDS = ['TEXT', 'YES_NO', 'NUMBER', 'DATE'] as const;
export type ScreeningAnswerKind = (typeof SCREENING_ANSWER_KINDS)[number];

export const SCREENING_FINDINGS = ['INDICATED', 'NOT_INDICATED', 'INCONCLUSIVE'] as const;
export type ScreeningFinding = (typeof SCREENING_FINDINGS)[number];

/** What the members of a multidisciplinary team answer for; which of them sit in it depends on the case. */
export const MDT_DISCIPLINES = [
  'SOCIAL_DEVELOPMENT',
  'SOCIAL_WORKER',
  'POLICE',
  'PROSECUTOR',
  'IMMIGRATION',
  'LABOUR_INSPECTOR',
  'PSYCHOLOGIST',
  'MEDICAL',
  'LEGAL',
  'CHILD_PROTECTION',
  'LOCAL_ADMINISTRATION',
  'SHELTER',
  'NGO',
  'INTERPRETER',
  'OTHER',
] as const;
export type MdtDiscipline = (typeof MDT_DISCIPLINES)[number];

/** What a member does in the team of a case; an ADVISER is heard and does not decide. */
export const TEAM_ROLES = ['COORDINATOR', 'MEMBER', 'ADVISER'] as const;
export type TeamRole = (typeof TEAM_ROLES)[number];

/** Why somebody left the team of a case. */
export const TEAM_END_REASONS = [
  'NO_LONGER_NEEDED',
  'REPLACED',
  'UNAVAILABLE',
  'CONFLICT_OF_INTEREST',
  'WISH_OF_PERSON',
  'MISTAKE',
] as const;
export type TeamEndReason = (typeof TEAM_END_REASONS)[number];

/** Who decided whether somebody is a victim. Extends HTCDS, which names the organisation only. */
export const DECIDING_BODIES = [
  'MULTIDISCIPLINARY_TEAM',
  'COMMITTEE_EXECUTIVE',
  'EXECUTIVE_IN_EMERGENCY',
  'PROVINCIAL_COMMITTEE',
  'NATIONAL_COMMITTEE',
  'COURT',
  'OTHER',
] as const;
export type DecidingBody = (typeof DECIDING_BODIES)[number];
