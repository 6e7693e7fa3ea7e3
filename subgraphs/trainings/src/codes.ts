import { enumOf } from '@hub/subgraph-kit';
import {
  AGENCY_KINDS,
  ASSESSMENT_BASES,
  ATTENDANCE_ROLES,
  INDICATOR_CODES,
  INDICATOR_DIMENSIONS,
  KNOWLEDGE_CHANGE_BASES,
  OUTCOME_STORY_STATES,
  OUTREACH_KINDS,
  SEXES,
  TRAINING_STATES,
  TRAINING_TOPICS,
} from '@hub/vocabulary';

export const AgencyKindCode = enumOf('AgencyKind', AGENCY_KINDS, 'The kind of agency a person or seat comes from.');
export const TrainingStateCode = enumOf('TrainingState', TRAINING_STATES, 'Where a training stands.');
export const TrainingTopicCode = enumOf('TrainingTopic', TRAINING_TOPICS, 'What a training teaches.');
export const IndicatorCodeCode = enumOf('IndicatorCode', INDICATOR_CODES, 'An indicator that is published.');
export const IndicatorDimensionCode = enumOf(
  'IndicatorDimension',
  INDICATOR_DIMENSIONS,
  'By what a figure is broken down.',
);
export const AttendanceRoleCode = enumOf('AttendanceRole', ATTENDANCE_ROLES, 'What somebody was at a training.');
export const SexCode = enumOf('Sex', SEXES, 'Sex of somebody who came.');
export const AssessmentBasisCode = enumOf(
  'AssessmentBasis',
  ASSESSMENT_BASES,
  'What is known of the tests of a training.',
);
export const KnowledgeChangeBasisCode = enumOf(
  'KnowledgeChangeBasis',
  KNOWLEDGE_CHANGE_BASES,
  'Whose change of knowledge a figure tells.',
);
export const OutreachKindCode = enumOf('OutreachKind', OUTREACH_KINDS, 'How people outside the offices are told.');
export const OutcomeStoryStateCode = enumOf('OutcomeStoryState', OUTCOME_STORY_STATES, 'Where a story stands.');
