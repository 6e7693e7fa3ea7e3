/** A query that a service of the hub may have run for an office. */
export interface TrustedDocument {
  /** The only service that may name it. */
  readonly sender: string;
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
      id kind titleEn vacantSince
      holders { until official { name title } }
      dutyShifts(first: 20) { edges { node { from until official { name } } } }
    }
    groups { kind nameEn duties seats { titleEn titleTh organization { nameEn } } }
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
      edges { node { id title state dueOn overdue office { titleEn } official { name } } } pageInfo { hasNextPage }
    }
    actionPlans { state activities { id title state official { name } } }
    lessonsLearned(first: 20) { edges { node { id challenge recommendation notedAt } } pageInfo { hasNextPage } }
  }
}`,
  },
  'handover-alerts': {
    sender: 'committees',
    text: `query HandoverAlerts($office: ID!) {
  myInboxes { openAlerts office { id } }
  inbox(office: $office, first: 100) { rule createdAt case { id } escalation { state } }
}`,
  },
  'handover-cases': {
    sender: 'committees',
    text: `query HandoverCases($after: String) {
  cases(first: 100, after: $after) { edges { node { id state } } pageInfo { hasNextPage endCursor } }
}`,
  },
  'handover-case-tasks': {
    sender: 'committees',
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
    text: `query HandoverTrainings($committee: ID!) {
  committee(id: $committee) {
    knowledgeChange { value asOf unit suppressed }
    trainings(first: 100) { edges { node { state heldOn participants } } pageInfo { hasNextPage } }
  }
}`,
  },
  'handover-border': {
    sender: 'committees',
    text: `query HandoverBorder($committee: ID!) {
  committee(id: $committee) {
    counterparts { id nameEn nameLocal verifyBy }
    repatriations(first: 100) { edges { node { ref state } } pageInfo { hasNextPage } }
  }
}`,
  },
} as const satisfies Readonly<Record<string, TrustedDocument>>;
export type TrustedDocumentName = keyof typeof TRUSTED_DOCUMENTS;
