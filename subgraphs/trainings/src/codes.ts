import { enumOf } from '@hub/subgraph-kit';
import {
  AGENCY_KINDS,
  ATTENDANCE_ROLES,
  CAPACITY_ACTIVITY_KINDS,
  CAPACITY_PLAN_STATES,
  CURRICULUM_STATES,
  ENFORCEMENT_STAGES,
  INDICATOR_CODES,
  INDICATOR_DIMENSIONS,
  MATERIAL_KINDS,
  SEXES,
  TEXT_LANGUAGES,
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
export const CurriculumStateCode = enumOf('CurriculumState', CURRICULUM_STATES, 'How far a version has come.');
export const EnforcementStageCode = enumOf('EnforcementStage', ENFORCEMENT_STAGES, 'A stage of enforcement.');
export const MaterialKindCode = enumOf('MaterialKind', MATERIAL_KINDS, 'What a material is.');
export const TextLanguageCode = enumOf('TextLanguage', TEXT_LANGUAGES, 'A language that a phrase is told in.');
export const CapacityPlanStateCode = enumOf(
  'CapacityPlanState',
  CAPACITY_PLAN_STATES,
  'How far the capacity plan of a committee has come.',
);
export const CapacityActivityKindCode = enumOf(
  'CapacityActivityKind',
  CAPACITY_ACTIVITY_KINDS,
  'What an activity of a capacity plan is.',
);
