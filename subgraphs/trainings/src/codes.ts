import { enumOf } from '@hub/subgraph-kit';
import {
  AGENCY_KINDS,
  ATTENDANCE_ROLES,
  INDICATOR_CODES,
  INDICATOR_DIMENSIONS,
  POLICY_KINDS,
  SEXES,
  TRAINER_KINDS,
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
export const PolicyKindCode = enumOf('PolicyKind', POLICY_KINDS, 'What kind of rule a policy is.');
export const TrainerKindCode = enumOf('TrainerKind', TRAINER_KINDS, 'What kind of trainer somebody is.');
