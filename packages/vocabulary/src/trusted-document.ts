import { type OfficeKind, SCOPES_OF_OFFICE } from './office.js';
import type { Scope } from './scope.js';

/** A query that a service of the hub may have run for an office. */
export interface TrustedDocument {
  /** The only service that may name it. */
  readonly sender: string;
  /** What an office must be allowed for which it is run; of none, every office that has such documents run. */
  readonly scope?: Scope;
  readonly text: string;
}

/**
 * Every query that a service sends through the gateway, by its name. The gateway runs these texts and no others for a
 * service, with the rights of one office and without any field that identifies somebody.
 */
export const TRUSTED_DOCUMENTS = {
  'handover-committee': {
    sender: 'committees',
    text: `query HandoverCommittee($committee: ID!) {
  committee(id: $committee) {
    offices {
      id kind titleEn titleTh vacantSince seat { id }
      holders { until official { name title phone } }
      dutyShifts(first: 20) { edges { node { from until official { name } } } }
    }
    groups { kind nameEn nameTh endedOn duties seats { titleEn titleTh endedOn organization { nameEn nameTh } } }
    actionPlans {
      id title financialYear state
      budget { withinMandate proposed allocated spent }
      activities { state }
      reviews { quarter heldOn }
    }
  }
}`,
  },
  'handover-work': {
    sender: 'committees',
    text: `query HandoverWork($committee: ID!) {
  committee(id: $committee) {
    tasks(first: 100, open: true) {
      edges { node { id title state dueOn overdue office { titleEn titleTh } official { name } } } pageInfo { hasNextPage }
    }
    actionPlans {
      state financialYear activities { id title state quarters office { titleEn titleTh } official { name } }
    }
    lessonsLearned(first: 20) { edges { node { id challenge recommendation notedAt } } pageInfo { hasNextPage } }
  }
}`,
  },
  'handover-alerts': {
    sender: 'committees',
    scope: 'alert:read',
    text: `query HandoverAlerts($office: ID!) {
  myInboxes { openAlerts office { id } }
  inbox(office: $office, first: 100) { rule createdAt case { id } escalation { state } }
}`,
  },
  'handover-cases': {
    sender: 'committees',
    scope: 'case:read',
    text: `query HandoverCases($after: String) {
  cases(first: 100, after: $after) { edges { node { id state } } pageInfo { hasNextPage endCursor } }
}`,
  },
  'handover-case-tasks': {
    sender: 'committees',
    scope: 'case:read',
    text: `query HandoverCaseTasks {
  caseTasks(first: 100) { edges { node { kind dueAt case { id } } } pageInfo { hasNextPage } }
}`,
  },
  'handover-trend': {
    sender: 'committees',
    text: `query HandoverTrend($place: ID!) {
  place(pcode: $place) { caseTrend { value asOf unit suppressed } }
}`,
  },
  'handover-trainings': {
    sender: 'committees',
    text: `query HandoverTrainings($committee: ID!, $after: String) {
  committee(id: $committee) {
    knowledgeChange { value asOf unit suppressed }
    trainings(first: 100, after: $after) { edges { node { state } } pageInfo { hasNextPage endCursor } }
  }
}`,
  },
  'handover-indicators': {
    sender: 'committees',
    text: `query HandoverIndicators($committee: ID!) {
  indicators { code unit trend(of: $committee) { period value asOf suppressed lowerBound } }
}`,
  },
  'handover-border': {
    sender: 'committees',
    scope: 'repatriation:read',
    text: `query HandoverBorder($committee: ID!) {
  committee(id: $committee) {
    counterparts { id nameEn nameLocal verifyBy contacts { name role channels { kind address } } }
    repatriations(first: 100) { edges { node { ref state } } pageInfo { hasNextPage } }
  }
}`,
  },
  'report-committee': {
    sender: 'trainings',
    text: `query ReportCommittee($committee: ID!) {
  committee(id: $committee) { code nameEn nameTh place { pcode } }
}`,
  },
  'report-places': {
    sender: 'trainings',
    text: `query ReportPlaces($place: ID!) {
  place(pcode: $place) { pcode nameEn nameTh parent { pcode } children { pcode nameEn nameTh } }
}`,
  },
  'report-figures': {
    sender: 'trainings',
    text: `query ReportFigures($of: ID, $period: String!) {
  indicators {
    code unit level
    published { value asOf lowerBound n note }
    recorded(of: $of, period: $period) { value n suppressed lowerBound }
    toDate: recorded(of: $of) { value n suppressed lowerBound asOf note }
    targets(of: $of) { financialYear target }
  }
}`,
  },
  'report-trainings': {
    sender: 'trainings',
    text: `query ReportTrainings($committee: ID, $place: ID, $from: LocalDate, $until: LocalDate, $after: String) {
  trainingEvents(committee: $committee, place: $place, from: $from, until: $until, first: 100, after: $after) {
    edges { node {
      title heldOn state women men
      committee { nameEn nameTh }
      attendance { agencyKind women men }
      assessment { preMean postMean change }
    } }
    pageInfo { hasNextPage endCursor }
  }
}`,
  },
  'report-cases': {
    sender: 'trainings',
    text: `query ReportCases($period: String!) {
  REPORTS_BY_PLACE: caseStatistics(cube: REPORTED_BY_PLACE, period: $period) { ...cells }
  OPERATIONS_BY_PLACE: caseStatistics(cube: OPERATIONS_BY_PROVINCE, period: $period) { ...cells }
  ARRESTS_BY_PLACE: caseStatistics(cube: ARRESTED_BY_PROVINCE, period: $period) { ...cells }
  REPORTS_BY_CATEGORY: caseStatistics(cube: REPORTED_BY_CATEGORY, period: $period) { ...cells }
  REPORTS_BY_SOURCE: caseStatistics(cube: REPORTED_BY_SOURCE, period: $period) { ...cells }
  PERSONS_BY_FORM: caseStatistics(cube: IDENTIFIED_BY_FORM, period: $period) { ...cells }
  PERSONS_BY_SEX: caseStatistics(cube: IDENTIFIED_BY_SEX, period: $period) { ...cells }
  PERSONS_BY_AGE: caseStatistics(cube: IDENTIFIED_BY_AGE, period: $period) { ...cells }
}
fragment cells on CaseStatistics { source cells { dimensions { name value } n suppressed } }`,
  },
} as const satisfies Readonly<Record<string, TrustedDocument>>;
export type TrustedDocumentName = keyof typeof TRUSTED_DOCUMENTS;

/** Whether a document can be run for an office of a kind that has such documents run. */
export const isRunFor = (kind: OfficeKind, name: TrustedDocumentName): boolean => {
  const { scope }: TrustedDocument = TRUSTED_DOCUMENTS[name];
  return scope === undefined || SCOPES_OF_OFFICE[kind].includes(scope);
};
