import { enumOf } from '@hub/subgraph-kit';
import {
  ACTION_PLAN_STATES,
  AGENCY_KINDS,
  ATTENDANCE_STATES,
  APPOINTMENT_STATES,
  BUDGET_LINE_STATES,
  BUDGET_REJECTION_REASONS,
  BUDGET_SOURCES,
  CHANNEL_KINDS,
  COMMITTEE_DUTIES,
  COMMITTEE_FORMS,
  COMMITTEE_LEVELS,
  COMMITTEE_NOTICE_KINDS,
  COMMITTEE_STATES,
  DEADLINE_KINDS,
  DELIVERY_OUTCOMES,
  DELIVERY_STATES,
  ESTABLISHMENT_STEPS,
  FILE_TYPE_CODES,
  GROUP_KINDS,
  MEETING_KINDS,
  MEETING_STATES,
  LEGAL_BASES,
  LOCAL_BODY_KINDS,
  MANDATES,
  HANDOVER_DUES,
  HANDOVER_OCCASIONS,
  HANDOVER_SECTION_STATES,
  HANDOVER_SECTIONS,
  NOTICE_LANGUAGES,
  PLACE_LEVELS,
  PLAN_ACTIVITY_KINDS,
  PLAN_ACTIVITY_STATES,
  PLAN_RETURN_REASONS,
  SEAT_ROLES,
  TASK_ORIGINS,
  ENDORSEMENT_ANSWERS,
  TASK_STATES,
  URGENCIES,
  WORK_THEMES,
} from '@hub/vocabulary';

export const AgencyKindCode = enumOf('AgencyKind', AGENCY_KINDS, 'The kind of agency a person or seat comes from.');
export const ChannelKindCode = enumOf('ChannelKind', CHANNEL_KINDS, 'A way to reach somebody outside the graph.');
export const CommitteeLevelCode = enumOf('CommitteeLevel', COMMITTEE_LEVELS, 'How wide a committee answers.');
export const CommitteeNoticeKindCode = enumOf(
  'CommitteeNoticeKind',
  COMMITTEE_NOTICE_KINDS,
  'What becomes of an office that a committee needs, what is late, or an invitation.',
);
export const CommitteeStateCode = enumOf('CommitteeState', COMMITTEE_STATES, 'How far a committee has come.');
export const DeliveryOutcomeCode = enumOf(
  'DeliveryOutcome',
  DELIVERY_OUTCOMES,
  'What became of the last attempt to send, or why there was none.',
);
export const DeliveryStateCode = enumOf(
  'DeliveryState',
  DELIVERY_STATES,
  'How far a notice outside the graph has come.',
);
export const GroupKindCode = enumOf('GroupKind', GROUP_KINDS, 'What a group of a committee is for.');
export const NoticeLanguageCode = enumOf('NoticeLanguage', NOTICE_LANGUAGES, 'Language of notices outside the graph.');
export { AlertRuleCode, OfficeKindCode } from '@hub/subgraph-kit';
export const PlaceLevelCode = enumOf('PlaceLevel', PLACE_LEVELS, 'Administrative level of a place, from the widest.');
export const SeatRoleCode = enumOf('SeatRole', SEAT_ROLES, 'The role of a seat in its group.');
export const UrgencyCode = enumOf('Urgency', URGENCIES, 'How soon somebody must answer.');
export const ActionPlanStateCode = enumOf('ActionPlanState', ACTION_PLAN_STATES, 'How far an annual plan has come.');
export const BudgetLineStateCode = enumOf(
  'BudgetLineState',
  BUDGET_LINE_STATES,
  'How far the money of a line has come.',
);
export const BudgetRejectionReasonCode = enumOf(
  'BudgetRejectionReason',
  BUDGET_REJECTION_REASONS,
  'Why an organization gave no money.',
);
export const BudgetSourceCode = enumOf('BudgetSource', BUDGET_SOURCES, 'Who pays for an activity, or is asked to.');
export const PlanActivityKindCode = enumOf('PlanActivityKind', PLAN_ACTIVITY_KINDS, 'What an activity of a plan is.');
export const PlanActivityStateCode = enumOf('PlanActivityState', PLAN_ACTIVITY_STATES, 'How far an activity is.');
export const PlanReturnReasonCode = enumOf('PlanReturnReason', PLAN_RETURN_REASONS, 'Why a plan was sent back.');
export const TaskOriginCode = enumOf('TaskOrigin', TASK_ORIGINS, 'What a task of a committee came of.');
export const EndorsementAnswerCode = enumOf(
  'EndorsementAnswer',
  ENDORSEMENT_ANSWERS,
  'What a supervisor answers to what one of theirs is to do.',
);
export const TaskStateCode = enumOf('TaskState', TASK_STATES, 'How far a task of a committee has come.');
export const DeadlineKindCode = enumOf('DeadlineKind', DEADLINE_KINDS, 'What is due for an office.');
export const MeetingKindCode = enumOf('MeetingKind', MEETING_KINDS, 'What a committee meets for.');
export const MeetingStateCode = enumOf('MeetingState', MEETING_STATES, 'Whether a meeting was held.');
export const AttendanceStateCode = enumOf(
  'AttendanceState',
  ATTENDANCE_STATES,
  'Whether an office that was invited to a meeting will come, and did.',
);
export const CommitteeDutyCode = enumOf(
  'CommitteeDuty',
  COMMITTEE_DUTIES,
  'What a group of a committee must do, by its order of appointment.',
);
export const CommitteeFormCode = enumOf('CommitteeForm', COMMITTEE_FORMS, 'How a committee is built.');
export const EstablishmentStepCode = enumOf(
  'EstablishmentStepKind',
  ESTABLISHMENT_STEPS,
  'A step on the way to a working committee.',
);
export const LegalBasisCode = enumOf('LegalBasis', LEGAL_BASES, 'A law, order or agreement that a committee rests on.');
export const WorkThemeCode = enumOf('WorkTheme', WORK_THEMES, 'A theme of an action plan in six parts.');
export const FileTypeCode = enumOf('FileType', FILE_TYPE_CODES, 'What a file is, by its content.');
export const LocalBodyKindCode = enumOf(
  'LocalBodyKind',
  LOCAL_BODY_KINDS,
  'What a committee works through in a village or a sub-district.',
);
export const MandateCode = enumOf('Mandate', MANDATES, 'What an organization brings by its own mandate.');
export const AppointmentStateCode = enumOf('AppointmentState', APPOINTMENT_STATES, 'How far an appointment has come.');
export const HandoverDueCode = enumOf('HandoverDue', HANDOVER_DUES, 'What falls due.');
export const HandoverOccasionCode = enumOf('HandoverOccasion', HANDOVER_OCCASIONS, 'Why a handover pack was made.');
export const HandoverSectionCodeCode = enumOf(
  'HandoverSectionCode',
  HANDOVER_SECTIONS,
  'What a section of a handover pack is about.',
);
export const HandoverSectionStateCode = enumOf(
  'HandoverSectionState',
  HANDOVER_SECTION_STATES,
  'Whether a section of a handover pack is there.',
);
