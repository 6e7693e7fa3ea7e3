import { enumOf } from '@hub/subgraph-kit';
import {
  ACCESS_NOTICE_KINDS,
  ACCESS_PURPOSES,
  ACKNOWLEDGEMENT_KINDS,
  AGE_BANDS,
  CASE_CATEGORIES,
  CASE_STATES,
  CONSENT_BASES,
  ERASURE_REASONS,
  ESCALATION_STATES,
  EXPLOITATION_TYPES,
  IDENTIFIER_KINDS,
  PAPER_KINDS,
  PERSON_SEXES,
  PERSONS_BANDS,
  PLACE_ROLES,
  RECIPIENT_CLASSES,
  REPORT_SOURCES,
  REVIEW_VERDICTS,
  SHARE_REASONS,
  SITE_CLASSES,
  STEP_OUTCOMES,
  STEP_REASONS,
  TRAFFICKING_STATUSES,
  URGENCIES,
} from '@hub/vocabulary';

export const AccessNoticeKindCode = enumOf(
  'AccessNoticeKind',
  ACCESS_NOTICE_KINDS,
  'What became of an emergency access.',
);
export const AccessPurposeCode = enumOf('AccessPurpose', ACCESS_PURPOSES, 'What identifying data are read for.');
export const AcknowledgementKindCode = enumOf(
  'AcknowledgementKind',
  ACKNOWLEDGEMENT_KINDS,
  'How a person answered an alert; only ACCEPTED closes it.',
);
export const AgeBandCode = enumOf('AgeBand', AGE_BANDS, 'Age as a band, so that it cannot single out a person.');
export { AlertRuleCode } from '@hub/subgraph-kit';
export const CaseCategoryCode = enumOf('CaseCategory', CASE_CATEGORIES, 'What a report is about.');
export const CaseStateCode = enumOf('CaseState', CASE_STATES, 'Where a case stands in the workflow.');
export const ConsentBasisCode = enumOf('ConsentBasis', CONSENT_BASES, 'On what ground identifying data may be used.');
export const ErasureReasonCode = enumOf('ErasureReason', ERASURE_REASONS, 'Why identifying data were destroyed.');
export const EscalationStateCode = enumOf('EscalationState', ESCALATION_STATES, 'What became of a duty to answer.');
export const ExploitationTypeCode = enumOf(
  'ExploitationType',
  EXPLOITATION_TYPES,
  'In which way a person was exploited.',
);
export const IdentifierKindCode = enumOf('IdentifierKind', IDENTIFIER_KINDS, 'What a person can be found by, exactly.');
export const PaperKindCode = enumOf('PaperKind', PAPER_KINDS, 'A paper that says who somebody is.');
export const PersonSexCode = enumOf('PersonSex', PERSON_SEXES, 'Sex of a person concerned, as far as it is known.');
export const PersonsBandCode = enumOf(
  'PersonsBand',
  PERSONS_BANDS,
  'How many persons, as a band so that a count cannot identify a family.',
);
export const PlaceRoleCode = enumOf('PlaceRole', PLACE_ROLES, 'What a place has to do with a report.');
export const RecipientClassCode = enumOf('RecipientClass', RECIPIENT_CLASSES, 'Whom identifying data may be given to.');
export const ReportSourceCode = enumOf('ReportSource', REPORT_SOURCES, 'Where a report came from.');
export const ReportStatusCode = enumOf(
  'ReportStatus',
  ['COMMITTED'] as const,
  'What became of a report: COMMITTED means that each entitled inbox holds it.',
);
export const ReviewVerdictCode = enumOf(
  'ReviewVerdict',
  REVIEW_VERDICTS,
  'What a second person thinks of an emergency access.',
);
export const ShareReasonCode = enumOf('ShareReason', SHARE_REASONS, 'Why a case was shared.');
export const SiteClassCode = enumOf('SiteClass', SITE_CLASSES, 'The kind of site, never which one.');
export const StepOutcomeCode = enumOf('StepOutcome', STEP_OUTCOMES, 'Whether a step found somebody to alert.');
export const StepReasonCode = enumOf('StepReason', STEP_REASONS, 'Why a step of a chain was fired.');
export const TipAuthorCode = enumOf('TipAuthor', ['TIPSTER', 'COMMITTEE'] as const, 'Who wrote something to a tip.');
export const TraffickingStatusCode = enumOf(
  'TraffickingStatus',
  TRAFFICKING_STATUSES,
  'The decision about one person: possible, actual or no victim of trafficking.',
);
export const UrgencyCode = enumOf('Urgency', URGENCIES, 'How soon somebody must answer.');
