/** What is known of the tests of a training: means that somebody worked out, or the scores of each person. */
export const ASSESSMENT_BASES = ['EVENT_MEANS', 'PERSONS'] as const;
export type AssessmentBasis = (typeof ASSESSMENT_BASES)[number];

/** Whose change of knowledge: of everybody who took a test, or only of those who took both. */
export const KNOWLEDGE_CHANGE_BASES = ['ALL', 'MATCHED'] as const;
export type KnowledgeChangeBasis = (typeof KNOWLEDGE_CHANGE_BASES)[number];

/** How people outside the offices are told of trafficking. */
export const OUTREACH_KINDS = [
  'COMMUNITY_MEETING',
  'SCHOOL',
  'CAMPAIGN',
  'MEDIA',
  'MARKET',
  'HOME_VISITS',
  'OTHER',
] as const;
export type OutreachKind = (typeof OUTREACH_KINDS)[number];

/** Where a story of what came of a training stands. */
export const OUTCOME_STORY_STATES = ['DRAFT', 'REVIEWED', 'PUBLISHED'] as const;
export type OutcomeStoryState = (typeof OUTCOME_STORY_STATES)[number];
