import { enumOf } from '@hub/subgraph-kit';
import {
  ACTION_PLAN_STATES,
  AGENCY_KINDS,
  APPOINTMENT_STATES,
  BUDGET_LINE_STATES,
  BUDGET_SOURCES,
  CHANNEL_KINDS,
  COMMITTEE_LEVELS,
  COMMITTEE_NOTICE_KINDS,
  COMMITTEE_STATES,
  DELIVERY_OUTCOMES,
  DELIVERY_STATES,
  GROUP_KINDS,
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
  URGENCIES,
} from '@hub/vocabulary';

export const AgencyKindCode = enumOf('AgencyKind', AGENCY_KINDS, 'The kind of agency a person or seat comes from.');
export const ChannelKindCode = enumOf('ChannelKind', CHANNEL_KINDS, 'A way to reach somebody outside the graph.');
export const CommitteeLevelCode = enumOf('CommitteeLevel', COMMITTEE_LEVELS, 'How wide a committee answers.');
export const CommitteeNoticeKindCode = enumOf(
  'CommitteeNoticeKind',
  COMMITTEE_NOTICE_KINDS,
  'What becomes of an office that a committee cannot do without.',
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
export const BudgetSourceCode = enumOf('BudgetSource', BUDGET_SOURCES, 'Who pays for an activity, or is asked to.');
export const PlanActivityKindCode = enumOf('PlanActivityKind', PLAN_ACTIVITY_KINDS, 'What an activity of a plan is.');
export const PlanActivityStateCode = enumOf('PlanActivityState', PLAN_ACTIVITY_STATES, 'How far an activity is.');
export const PlanReturnReasonCode = enumOf('PlanReturnReason', PLAN_RETURN_REASONS, 'Why a plan was sent back.');
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
