import { enumOf } from '@hub/subgraph-kit';
import {
  ACCESS_NOTICE_KINDS,
  ACKNOWLEDGEMENT_KINDS,
  ALERT_RULES,
  CASE_CATEGORIES,
  CASE_STATES,
  PERSONS_BANDS,
  REPORT_SOURCES,
  REVIEW_VERDICTS,
  SITE_CLASSES,
  URGENCIES,
} from '@hub/vocabulary';

export const AccessNoticeKindCode = enumOf(
  'AccessNoticeKind',
  ACCESS_NOTICE_KINDS,
  'What became of an emergency access.',
);
export const AcknowledgementKindCode = enumOf(
  'AcknowledgementKind',
  ACKNOWLEDGEMENT_KINDS,
  'How a person answered an alert; only ACCEPTED closes it.',
);
export const AlertRuleCode = enumOf('AlertRule', ALERT_RULES, 'The rule that addressed an office.');
export const CaseCategoryCode = enumOf('CaseCategory', CASE_CATEGORIES, 'What a report is about.');
export const CaseStateCode = enumOf('CaseState', CASE_STATES, 'Where a case stands in the workflow.');
export const PersonsBandCode = enumOf(
  'PersonsBand',
  PERSONS_BANDS,
  'How many persons, as a band so that a count cannot identify a family.',
);
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
export const SiteClassCode = enumOf('SiteClass', SITE_CLASSES, 'The kind of site, never which one.');
export const UrgencyCode = enumOf('Urgency', URGENCIES, 'How soon somebody must answer.');
