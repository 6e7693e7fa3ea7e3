/** How far an appointment has come; HANDOVER_DUE when its end is near. */
export const APPOINTMENT_STATES = ['UPCOMING', 'ACTIVE', 'HANDOVER_DUE', 'ENDED'] as const;
export type AppointmentState = (typeof APPOINTMENT_STATES)[number];

/** Why a handover pack was made: the term ends, nobody holds the office, or somebody asked. */
export const HANDOVER_OCCASIONS = ['ENDING', 'VACANT', 'ASKED'] as const;
export type HandoverOccasion = (typeof HANDOVER_OCCASIONS)[number];

/** What stands in a handover pack, in the order it is read. */
export const HANDOVER_SECTIONS = [
  'DUTIES',
  'ALERTS',
  'CASES',
  'TASKS',
  'CASE_TASKS',
  'DUE',
  'PLANS',
  'CASE_TREND',
  'INDICATORS',
  'TRAININGS',
  'REPATRIATIONS',
  'LESSONS',
  'CONTACTS',
  'COUNTERPARTS',
] as const;
export type HandoverSectionCode = (typeof HANDOVER_SECTIONS)[number];

/** PENDING until it was asked for, MISSING while nobody answers. */
export const HANDOVER_SECTION_STATES = ['PENDING', 'PRESENT', 'MISSING'] as const;
export type HandoverSectionState = (typeof HANDOVER_SECTION_STATES)[number];

/** What falls due. */
export const HANDOVER_DUES = ['APPOINTMENT_ENDS', 'QUARTER_REVIEW', 'PLAN_SUBMISSION', 'DUTY_SHIFT'] as const;
export type HandoverDue = (typeof HANDOVER_DUES)[number];
