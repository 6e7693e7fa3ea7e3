import { enumOf } from '@hub/subgraph-kit';
import {
  ACKNOWLEDGEMENT_KINDS,
  BORDER_AGREEMENTS,
  JOINT_MEETING_DECISIONS,
  JOINT_MEETING_STATES,
  JOINT_MEETING_TOPICS,
  CHAIN_ACTS,
  CONSENT_BASES,
  COORDINATION_LEVELS,
  COUNTERPART_UPDATE_KINDS,
  CLOSURE_REASONS,
  CONTACT_CHANNEL_KINDS,
  DISCLOSURE_ENDINGS,
  DISCLOSURE_FIELDS,
  DISCLOSURE_STATES,
  LIAISON_REMINDER_KINDS,
  CROSSING_KINDS,
  CROSSING_MODES,
  ESCALATION_STATES,
  HANDOVER_SIDES,
  NEEDS_FLAGS,
  PARTS_OF_DAY,
  PERSONS_BANDS,
  PHRASES,
  RELEASE_FACTS,
  RELEASE_ACTS,
  RELEASE_WITHDRAWALS,
  REPATRIATION_DIRECTIONS,
  REPATRIATION_PROOFS,
  REPATRIATION_REASONS,
  REPATRIATION_STATES,
  TEXT_CALENDARS,
  TEXT_LANGUAGES,
  WEEKDAYS,
} from '@hub/vocabulary';

export const AcknowledgementKindCode = enumOf(
  'AcknowledgementKind',
  ACKNOWLEDGEMENT_KINDS,
  'How a person answered an alert; only ACCEPTED closes it.',
);
export const EscalationStateCode = enumOf('EscalationState', ESCALATION_STATES, 'What became of a duty to answer.');
export const CrossingKindCode = enumOf(
  'CrossingKind',
  CROSSING_KINDS,
  'A legal crossing, or natural ones along a river, known only as a count.',
);
export const CrossingModeCode = enumOf('CrossingMode', CROSSING_MODES, 'How a legal crossing crosses the border.');
export const NeedsFlagCode = enumOf('NeedsFlag', NEEDS_FLAGS, 'A need that the receiving office must prepare for.');
export const PersonsBandCode = enumOf(
  'PersonsBand',
  PERSONS_BANDS,
  'How many persons, as a band so that a count cannot identify a family.',
);
export const RepatriationDirectionCode = enumOf(
  'RepatriationDirection',
  REPATRIATION_DIRECTIONS,
  'INBOUND: a Thai national coming home. OUTBOUND: a foreign national going home.',
);
export const RepatriationStateCode = enumOf(
  'RepatriationState',
  REPATRIATION_STATES,
  'How far a repatriation has come.',
);
export const RepatriationProofCode = enumOf(
  'RepatriationProof',
  REPATRIATION_PROOFS,
  'Something that must be known before a return, or before it is closed.',
);
export const RepatriationReasonCode = enumOf(
  'RepatriationReason',
  REPATRIATION_REASONS,
  'Why a return left its way, or its crossing or window changed.',
);
export const CoordinationLevelCode = enumOf(
  'CoordinationLevel',
  COORDINATION_LEVELS,
  'A link of the chain along which a return is coordinated.',
);
export const CoordinationActCode = enumOf(
  'CoordinationAct',
  CHAIN_ACTS,
  'TOLD: it learned of the return. AGREED: it agreed to it. The others are what the other side says itself.',
);
export const CounterpartUpdateKindCode = enumOf(
  'CounterpartUpdateKind',
  COUNTERPART_UPDATE_KINDS,
  'What the other side says of a return: it is ready, later, not able, or has received who was to come.',
);
export const HandoverSideCode = enumOf(
  'HandoverSide',
  HANDOVER_SIDES,
  'One of the two countries that confirm a handover.',
);
export const ReleaseActCode = enumOf('ReleaseAct', RELEASE_ACTS, 'A decision about what the other side is told.');
export const ReleaseWithdrawalCode = enumOf(
  'ReleaseWithdrawal',
  RELEASE_WITHDRAWALS,
  'Why the other side is told no more.',
);
export const WeekdayCode = enumOf('Weekday', WEEKDAYS, 'A day of the week; a week begins on Monday.');
export const ContactChannelKindCode = enumOf(
  'ContactChannelKind',
  CONTACT_CHANNEL_KINDS,
  'A way to reach an official across the border.',
);
export const LiaisonReminderKindCode = enumOf(
  'LiaisonReminderKind',
  LIAISON_REMINDER_KINDS,
  'Whether an office across the border is to be confirmed soon, or was not in time.',
);
export const ClosureReasonCode = enumOf('ClosureReason', CLOSURE_REASONS, 'Why a crossing is closed.');
export const BorderAgreementCode = enumOf(
  'BorderAgreement',
  BORDER_AGREEMENTS,
  'An agreement that cooperation over the border rests on.',
);
export const JointMeetingStateCode = enumOf(
  'JointMeetingState',
  JOINT_MEETING_STATES,
  'What became of a meeting over the border.',
);
export const JointMeetingTopicCode = enumOf(
  'JointMeetingTopic',
  JOINT_MEETING_TOPICS,
  'What a meeting over the border is about; never a case.',
);
export const JointMeetingDecisionCode = enumOf(
  'JointMeetingDecision',
  JOINT_MEETING_DECISIONS,
  'What a meeting over the border decided.',
);
export const PhraseCode = enumOf(
  'Phrase',
  PHRASES,
  'What two offices say to each other of a return; its text is in the catalogue.',
);
export const PartOfDayCode = enumOf('PartOfDay', PARTS_OF_DAY, 'A part of a day; the hour is not written down.');
export const TextLanguageCode = enumOf('TextLanguage', TEXT_LANGUAGES, 'A language that a phrase is told in.');
export const TextCalendarCode = enumOf('TextCalendar', TEXT_CALENDARS, 'How the year of a day is counted.');
export const ConsentBasisCode = enumOf('ConsentBasis', CONSENT_BASES, 'On what ground identifying data may be used.');
export const DisclosureFieldCode = enumOf(
  'DisclosureField',
  DISCLOSURE_FIELDS,
  'A fact about a person that can be given to the other side of the border.',
);
export const DisclosureStateCode = enumOf('DisclosureState', DISCLOSURE_STATES, 'How the grant of a package stands.');
export const DisclosureEndingCode = enumOf(
  'DisclosureEnding',
  DISCLOSURE_ENDINGS,
  'Why a package ended before it was opened.',
);
export const ReleaseFactCode = enumOf(
  'ReleaseFact',
  RELEASE_FACTS,
  'What a release lets the other side know of a return, beside its pseudonym, direction and state.',
);
