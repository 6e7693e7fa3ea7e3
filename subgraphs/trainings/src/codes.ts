import { enumOf } from '@hub/subgraph-kit';
import {
  AGENCY_KINDS,
  ATTENDANCE_ROLES,
  INDICATOR_CODES,
  INDICATOR_DIMENSIONS,
  INDICATOR_LEVELS,
  NOT_RECORDED_REASONS,
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
export const IndicatorLevelCode = enumOf(
  'IndicatorLevel',
  INDICATOR_LEVELS,
  'Whether an indicator tells what was done, what came of it or what changed for people.',
);
export const NotRecordedReasonCode = enumOf(
  'NotRecordedReason',
  NOT_RECORDED_REASONS,
  'Why the records of the hub give no figure.',
);
export const AttendanceRoleCode = enumOf('AttendanceRole', ATTENDANCE_ROLES, 'What somebody was at a training.');
export const SexCode = enumOf('Sex', SEXES, 'Sex of somebody who came.');
