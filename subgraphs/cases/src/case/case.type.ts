import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, Problem, Pub, Res } from '@hub/subgraph-kit';
import type {
  CaseCategory,
  CaseOutcome,
  CaseState,
  CommitteeLevel,
  PersonsBand,
  ReporterFeedback,
  ReportSource,
  SiteClass,
  Urgency,
} from '@hub/vocabulary';
import {
  CaseCategoryCode,
  CaseOutcomeCode,
  CaseStateCode,
  CommitteeLevelCode,
  PersonsBandCode,
  ReporterFeedbackCode,
  ReportSourceCode,
  SiteClassCode,
  UrgencyCode,
} from '../codes.js';
import { Committee } from '../committee/committee.stub.js';
import { Place } from '../place/place.stub.js';
import type { CaseRow } from './case.store.js';

@Entity('Case', { key: 'id', description: 'What was reported, and how far the committees have come with it.' })
export class Case {
  @Res('case:read', () => ID, { description: 'Opaque id of the case.' })
  id!: string;

  @Res('case:read', () => Place, { nullable: true, description: 'District where help is needed.' })
  district!: Place | null;

  @Res('case:read', () => Place, {
    nullable: true,
    description: 'Where the persons came from, a district at the nearest; null when it was not told.',
  })
  originPlace!: Place | null;

  @Res('case:read', () => [Place], { description: 'Where they came through, districts at the nearest.' })
  transitPlaces!: Place[];

  @Res('case:read', () => Committee, { nullable: true, description: 'Committee that answers for the case.' })
  leadCommittee!: Committee | null;

  @Res('case:read', () => DateTime, { description: 'When it was reported; lists are ordered by it, newest first.' })
  reportedAt!: Date;

  @Res('case:read', () => CaseCategoryCode, { description: 'What it is about.' })
  category!: CaseCategory;

  @Res('case:read', () => UrgencyCode, { description: 'How soon somebody had to answer.' })
  urgency!: Urgency;

  @Res('case:read', () => CaseStateCode, { description: 'Where it stands.' })
  state!: CaseState;

  @Res('case:read', () => PersonsBandCode, { description: 'How many persons are concerned.' })
  personsBand!: PersonsBand;

  @Res('case:read', () => Boolean, { description: 'True when anybody concerned may be under 18.' })
  minorInvolved!: boolean;

  @Res('case:read', () => ReportSourceCode, { description: 'Where the report came from.' })
  source!: ReportSource;

  @Res('case:read', () => SiteClassCode, { nullable: true, description: 'The kind of site, when it was told.' })
  siteClass!: SiteClass | null;

  @Res('case:read', () => Boolean, {
    description: 'True when the exploitation took place outside the country of the committee that leads the case.',
  })
  exploitationAbroad!: boolean;

  @Res('case:read', () => DateTime, {
    nullable: true,
    description: 'Until when the persons may reflect; null before anybody is presumed a victim.',
  })
  reflectionEndsAt!: Date | null;

  @Res('case:read', () => CaseOutcomeCode, { nullable: true, description: 'How it ended; null until it is closed.' })
  outcome!: CaseOutcome | null;

  @Res('case:read', () => CommitteeLevelCode, {
    nullable: true,
    description: 'On which level it was resolved; null until it is closed.',
  })
  resolvedAtLevel!: CommitteeLevel | null;

  @Res('case:read', () => ReporterFeedbackCode, {
    nullable: true,
    description: 'Whether the reporter was told what became of it, or why not; null until it is closed.',
  })
  reporterFeedback!: ReporterFeedback | null;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was closed; null when it is open.' })
  closedAt!: Date | null;

  @Res('case:read', () => Int, { description: 'Grows with each change; send it back to change the case.' })
  version!: number;

  /** Id of the case that goes on in its place. */
  survivor!: string | null;
}

export const CaseConnection = connectionType<Case>('Case', () => Case);

@ObjectType({ description: 'The answer to a step of a case.' })
export class ChangeCaseStateResult {
  @Res('case:read', () => Case, { nullable: true, description: 'The case as it now is; null when nothing changed.' })
  case!: Case | null;

  @Pub(() => [Problem], { description: 'What stands against the step.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'The answer to something that is done with the course of a case.' })
export class CaseResult {
  @Res('case:read', () => Case, { nullable: true, description: 'The case as it now is; null when nothing changed.' })
  case!: Case | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const changed = (row: CaseRow): CaseResult => ({ case: caseOf(row), problems: [] });
export const notChanged = (...problems: readonly Problem[]): CaseResult => ({ case: null, problems });

export const caseOf = (row: CaseRow): Case =>
  Object.assign(new Case(), {
    id: row.id,
    district: Place.of(row.district),
    originPlace: row.origin_place === null ? null : Place.of(row.origin_place),
    transitPlaces: row.transit_places.map((pcode) => Place.of(pcode)),
    leadCommittee: Committee.of(row.lead_committee),
    reportedAt: new Date(row.at),
    category: row.category,
    urgency: row.urgency,
    state: row.state,
    personsBand: row.persons_band,
    minorInvolved: row.minor_involved,
    source: row.source,
    siteClass: row.site_class,
    exploitationAbroad: row.exploitation_abroad,
    reflectionEndsAt: row.reflection_ends_at,
    outcome: row.outcome,
    resolvedAtLevel: row.resolved_at_level,
    reporterFeedback: row.reporter_feedback,
    closedAt: row.closed_at,
    version: row.version,
    survivor: row.duplicate_of,
  });
