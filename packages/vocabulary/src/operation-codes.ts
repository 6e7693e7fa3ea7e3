/** Where an operation stands. */
export const OPERATION_STATES = ['PLANNED', 'UNDER_WAY', 'DONE', 'CALLED_OFF'] as const;
export type OperationState = (typeof OPERATION_STATES)[number];

/** What a suspect is thought to have done. */
export const SUSPECT_ROLES = ['RECRUITER', 'TRANSPORTER', 'EXPLOITER', 'OWNER', 'OTHER'] as const;
export type SuspectRole = (typeof SUSPECT_ROLES)[number];

/** HTCDS `per_RoleInProcess` of each role; it knows no owner of a place where persons are exploited. */
export const HTCDS_ROLE_OF_SUSPECT = {
  RECRUITER: 'RecruiterOrIntermediary',
  TRANSPORTER: 'Transporter',
  EXPLOITER: 'Exploiter',
  OWNER: 'Other',
  OTHER: 'Other',
} as const satisfies Record<SuspectRole, string>;

/** How far justice has come with a suspect. */
export const SUSPECT_STATUSES = ['SUSPECTED', 'ARRESTED', 'CHARGED', 'CONVICTED', 'ACQUITTED', 'RELEASED'] as const;
export type SuspectStatus = (typeof SUSPECT_STATUSES)[number];
