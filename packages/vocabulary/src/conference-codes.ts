/** What a case conference is about. */
export const CONFERENCE_TOPICS = ['APPROACH', 'ASSISTANCE', 'REFERRAL', 'PAST_ACTION'] as const;
export type ConferenceTopic = (typeof CONFERENCE_TOPICS)[number];

export const CONFERENCE_STATES = ['CONVENED', 'HELD', 'CALLED_OFF'] as const;
export type ConferenceState = (typeof CONFERENCE_STATES)[number];

/** Why a case conference was called off. */
export const CONFERENCE_CALL_OFF_REASONS = ['NOT_NEEDED', 'TOO_FEW_MEMBERS', 'UNSAFE', 'OTHER'] as const;
export type ConferenceCallOffReason = (typeof CONFERENCE_CALL_OFF_REASONS)[number];
