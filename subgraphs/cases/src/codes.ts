import { enumOf } from '@hub/subgraph-kit';
import {
  ACCESS_NOTICE_KINDS,
  ACCESS_PURPOSES,
  ACKNOWLEDGEMENT_KINDS,
  AGE_BANDS,
  ASSENTS,
  CASE_ACTS,
  CASE_CATEGORIES,
  CASE_OUTCOMES,
  CASE_REASONS,
  CASE_STATES,
  CASE_TASK_KINDS,
  CASE_TASK_STATES,
  COMMITTEE_LEVELS,
  CONSENT_BASES,
  CONTROL_METHODS,
  DECIDING_BODIES,
  DISCLOSURE_FIELDS,
  DUPLICATE_MATCHES,
  DUPLICATE_STRENGTHS,
  ERASURE_REASONS,
  ESCALATION_STATES,
  EXPLOITATION_TYPES,
  EXPORT_FORMATS,
  EXPORT_PURPOSES,
  GUARDIAN_RELATIONS,
  IDENTIFIER_KINDS,
  IMPORT_STATES,
  LABOUR_INDUSTRIES,
  MDT_DISCIPLINES,
  OPERATION_STATES,
  PAPER_KINDS,
  PERSONS_BANDS,
  PERSON_SEXES,
  PERSON_WISHES,
  PLACE_ROLES,
  RECIPIENT_CLASSES,
  RECRUITER_RELATIONS,
  RECRUITMENT_METHODS,
  REFERRAL_DIRECTIONS,
  REFERRAL_OUTCOMES,
  REFERRAL_OVERRIDES,
  REFERRAL_REJECTIONS,
  REFERRAL_REVOCATIONS,
  REFERRAL_SERVICES,
  REFERRAL_STATES,
  REPORT_PROGRESSES,
  REPORT_SOURCES,
  REPORTS_BANDS,
  REPORTER_FEEDBACKS,
  REVIEW_VERDICTS,
  SCREENING_ANSWER_KINDS,
  SCREENING_CONCERNS,
  SCREENING_INDICATORS,
  SCREENING_FINDINGS,
  SHARE_REASONS,
  SITE_CLASSES,
  STEP_OUTCOMES,
  STEP_REASONS,
  SUSPECT_ROLES,
  SUSPECT_STATUSES,
  TASK_DROP_REASONS,
  TEAM_END_REASONS,
  TEAM_ROLES,
  TRAFFICKING_STATUSES,
  TREND_PATTERNS,
  URGENCIES,
  WITHOUT_GUARDIAN_REASONS,
} from '@hub/vocabulary';

export const AccessNoticeKindCode = enumOf(
  'AccessNoticeKind',
  ACCESS_NOTICE_KINDS,
  'What became of an emergency access, or of an emergency of a case.',
);
export const AccessPurposeCode = enumOf('AccessPurpose', ACCESS_PURPOSES, 'What identifying data are read for.');
export const AcknowledgementKindCode = enumOf(
  'AcknowledgementKind',
  ACKNOWLEDGEMENT_KINDS,
  'How a person answered an alert; only ACCEPTED closes it.',
);
export const AgeBandCode = enumOf('AgeBand', AGE_BANDS, 'Age as a band, so that it cannot single out a person.');
export { AlertRuleCode } from '@hub/subgraph-kit';
export const CaseActCode = enumOf('CaseAct', CASE_ACTS, 'What was done with the course of a case.');
export const CaseCategoryCode = enumOf('CaseCategory', CASE_CATEGORIES, 'What a report is about.');
export const CaseOutcomeCode = enumOf('CaseOutcome', CASE_OUTCOMES, 'How a case ended for the persons concerned.');
export const CaseReasonCode = enumOf('CaseReason', CASE_REASONS, 'Why something was done with the course of a case.');
export const CaseStateCode = enumOf('CaseState', CASE_STATES, 'Where a case stands in the workflow.');
export const CommitteeLevelCode = enumOf('CommitteeLevel', COMMITTEE_LEVELS, 'How wide a committee answers.');
export const CaseTaskKindCode = enumOf('CaseTaskKind', CASE_TASK_KINDS, 'What a task of a case is.');
export const CaseTaskStateCode = enumOf('CaseTaskState', CASE_TASK_STATES, 'Where a task of a case stands.');
export const ConsentBasisCode = enumOf('ConsentBasis', CONSENT_BASES, 'On what ground identifying data may be used.');
export const DecidingBodyCode = enumOf('DecidingBody', DECIDING_BODIES, 'Who decided whether somebody is a victim.');
export const DisclosureFieldCode = enumOf(
  'DisclosureField',
  DISCLOSURE_FIELDS,
  'A fact about a person that can be given to the other side of the border.',
);
export const DuplicateMatchCode = enumOf('DuplicateMatch', DUPLICATE_MATCHES, 'By what two cases are alike.');
export const DuplicateStrengthCode = enumOf(
  'DuplicateStrength',
  DUPLICATE_STRENGTHS,
  'How sure one can be that two cases are about the same.',
);
export const ErasureReasonCode = enumOf('ErasureReason', ERASURE_REASONS, 'Why identifying data were destroyed.');
export const EscalationStateCode = enumOf('EscalationState', ESCALATION_STATES, 'What became of a duty to answer.');
export const ExploitationTypeCode = enumOf(
  'ExploitationType',
  EXPLOITATION_TYPES,
  'In which way a person was exploited.',
);
export const ExportFormatCode = enumOf('ExportFormat', EXPORT_FORMATS, 'How a file is written.');
export const ExportPurposeCode = enumOf('ExportPurpose', EXPORT_PURPOSES, 'What a file without identity is for.');
export const IdentifierKindCode = enumOf('IdentifierKind', IDENTIFIER_KINDS, 'What a person can be found by, exactly.');
export const ImportStateCode = enumOf('ImportState', IMPORT_STATES, 'Where a file that is taken in stands.');
export const MdtDisciplineCode = enumOf(
  'MdtDiscipline',
  MDT_DISCIPLINES,
  'What a member of a multidisciplinary team answers for.',
);
export const OperationStateCode = enumOf(
  'OperationState',
  OPERATION_STATES,
  'Where an operation stands; before DONE only police see it.',
);
export const PaperKindCode = enumOf('PaperKind', PAPER_KINDS, 'A paper that says who somebody is.');
export const PersonSexCode = enumOf('PersonSex', PERSON_SEXES, 'Sex of a person concerned, as far as it is known.');
export const PersonsBandCode = enumOf(
  'PersonsBand',
  PERSONS_BANDS,
  'How many persons, as a band so that a count cannot identify a family.',
);
export const PlaceRoleCode = enumOf('PlaceRole', PLACE_ROLES, 'What a place has to do with a report.');
export const RecipientClassCode = enumOf('RecipientClass', RECIPIENT_CLASSES, 'Whom identifying data may be given to.');
export const ReferralDirectionCode = enumOf(
  'ReferralDirection',
  REFERRAL_DIRECTIONS,
  'Referrals that came to the offices one holds, or that went out from them.',
);
export const ReferralOutcomeCode = enumOf('ReferralOutcome', REFERRAL_OUTCOMES, 'What came of a referral.');
export const ReferralOverrideCode = enumOf(
  'ReferralOverride',
  REFERRAL_OVERRIDES,
  'What stands in place of a consent when persons are referred without one.',
);
export const ReferralRejectionCode = enumOf(
  'ReferralRejection',
  REFERRAL_REJECTIONS,
  'Why a receiver cannot take the persons.',
);
export const ReferralRevocationCode = enumOf(
  'ReferralRevocation',
  REFERRAL_REVOCATIONS,
  'Why a sender takes a referral back.',
);
export const ReferralServiceCode = enumOf('ReferralService', REFERRAL_SERVICES, 'What the persons referred need.');
export const ReferralStateCode = enumOf('ReferralState', REFERRAL_STATES, 'Where a referral stands.');
export const ReportProgressCode = enumOf(
  'ReportProgress',
  REPORT_PROGRESSES,
  'How far a report has come, as far as whoever filed it may know.',
);
export const ReportSourceCode = enumOf('ReportSource', REPORT_SOURCES, 'Where a report came from.');
export const ReporterFeedbackCode = enumOf(
  'ReporterFeedback',
  REPORTER_FEEDBACKS,
  'Whether the reporter was told what became of the report; all but GIVEN say why not.',
);
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
export const ScreeningAnswerKindCode = enumOf(
  'ScreeningAnswerKind',
  SCREENING_ANSWER_KINDS,
  'How a question of a form is answered.',
);
export const ScreeningConcernCode = enumOf(
  'ScreeningConcern',
  SCREENING_CONCERNS,
  'What signs found by a screening point to.',
);
export const ScreeningFindingCode = enumOf(
  'ScreeningFinding',
  SCREENING_FINDINGS,
  'Whether a screening found signs that somebody may be a victim.',
);
export const ScreeningIndicatorCode = enumOf(
  'ScreeningIndicator',
  SCREENING_INDICATORS,
  'A sign that a screening looks for.',
);
export const ShareReasonCode = enumOf('ShareReason', SHARE_REASONS, 'Why a case was shared.');
export const ReportsBandCode = enumOf('ReportsBand', REPORTS_BANDS, 'How many reports are alike.');
export const TrendPatternCode = enumOf('TrendPattern', TREND_PATTERNS, 'In what reports are alike.');
export const SiteClassCode = enumOf('SiteClass', SITE_CLASSES, 'The kind of site, never which one.');
export const StepOutcomeCode = enumOf('StepOutcome', STEP_OUTCOMES, 'Whether a step found somebody to alert.');
export const StepReasonCode = enumOf('StepReason', STEP_REASONS, 'Why a step of a chain was fired.');
export const SuspectRoleCode = enumOf('SuspectRole', SUSPECT_ROLES, 'What a suspect is thought to have done.');
export const SuspectStatusCode = enumOf('SuspectStatus', SUSPECT_STATUSES, 'How far justice has come with a suspect.');
export const TaskDropReasonCode = enumOf('TaskDropReason', TASK_DROP_REASONS, 'Why a task was dropped.');
export const TeamEndReasonCode = enumOf('TeamEndReason', TEAM_END_REASONS, 'Why somebody left the team of a case.');
export const TeamRoleCode = enumOf('TeamRole', TEAM_ROLES, 'What a member does in the team of a case.');
export const TipAuthorCode = enumOf('TipAuthor', ['TIPSTER', 'COMMITTEE'] as const, 'Who wrote something to a tip.');
export const TraffickingStatusCode = enumOf(
  'TraffickingStatus',
  TRAFFICKING_STATUSES,
  'The decision about one person: possible, actual or no victim of trafficking.',
);
export const UrgencyCode = enumOf('Urgency', URGENCIES, 'How soon somebody must answer.');

export const AssentCode = enumOf('Assent', ASSENTS, 'What a child says to what is done with its data.');
export const ControlMethodCode = enumOf('ControlMethod', CONTROL_METHODS, 'By what means a person was controlled.');
export const GuardianRelationCode = enumOf('GuardianRelation', GUARDIAN_RELATIONS, 'Who answers for a child.');
export const LabourIndustryCode = enumOf('LabourIndustry', LABOUR_INDUSTRIES, 'Industry of forced labour, by ISIC.');
export const PersonWishCode = enumOf('PersonWish', PERSON_WISHES, 'What the person wants to happen.');
export const RecruiterRelationCode = enumOf(
  'RecruiterRelation',
  RECRUITER_RELATIONS,
  'How the person knew who recruited them.',
);
export const RecruitmentMethodCode = enumOf('RecruitmentMethod', RECRUITMENT_METHODS, 'How a person was recruited.');
export const WithoutGuardianReasonCode = enumOf(
  'WithoutGuardianReason',
  WITHOUT_GUARDIAN_REASONS,
  'Why no guardian consents for a child.',
);
