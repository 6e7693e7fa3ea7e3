import { enumOf } from '@hub/subgraph-kit';
import {
  AGENCY_KINDS,
  ASSESSMENT_BASES,
  ATTENDANCE_ROLES,
  CAPACITY_ACTIVITY_KINDS,
  CAPACITY_PLAN_STATES,
  CURRICULUM_STATES,
  ENFORCEMENT_STAGES,
  INDICATOR_CODES,
  INDICATOR_DIMENSIONS,
  REPORT_COLUMNS,
  REPORT_SUBJECTS,
  REPORT_TABLES,
  POLICY_KINDS,
  KNOWLEDGE_CHANGE_BASES,
  OUTCOME_STORY_STATES,
  OUTREACH_KINDS,
  MATERIAL_KINDS,
  INDICATOR_LEVELS,
  NOT_RECORDED_REASONS,
  SEXES,
  TEST_ITEM_STATES,
  TEST_PHASES,
  TEXT_LANGUAGES,
  TRAINER_KINDS,
  TRAINING_CHANGE_REASONS,
  TRAINING_STATES,
  TRAINING_TOPICS,
} from '@hub/vocabulary';

export const AgencyKindCode = enumOf('AgencyKind', AGENCY_KINDS, 'The kind of agency a person or seat comes from.');
export const TrainingStateCode = enumOf('TrainingState', TRAINING_STATES, 'Where a training stands.');
export const TrainingChangeReasonCode = enumOf(
  'TrainingChangeReason',
  TRAINING_CHANGE_REASONS,
  'Why a training was changed or cancelled.',
);
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
export const ReportSubjectCode = enumOf('ReportSubject', REPORT_SUBJECTS, 'What kind of thing a report is about.');
export const ReportTableCodeCode = enumOf('ReportTableCode', REPORT_TABLES, 'A table of a report.');
export const ReportColumnCodeCode = enumOf('ReportColumnCode', REPORT_COLUMNS, 'What stands in a column of a report.');
export const SexCode = enumOf('Sex', SEXES, 'Sex of somebody who came.');
export const PolicyKindCode = enumOf('PolicyKind', POLICY_KINDS, 'What kind of rule a policy is.');
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
export const TrainerKindCode = enumOf('TrainerKind', TRAINER_KINDS, 'What kind of trainer somebody is.');
export const OutcomeStoryStateCode = enumOf('OutcomeStoryState', OUTCOME_STORY_STATES, 'Where a story stands.');
export const TestItemStateCode = enumOf('TestItemState', TEST_ITEM_STATES, 'Whether new tests may ask an item.');
export const TestPhaseCode = enumOf('TestPhase', TEST_PHASES, 'When a test was taken.');
