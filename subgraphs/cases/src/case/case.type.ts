import { ID, Int, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Entity, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { CaseCategory, CaseState, PersonsBand, ReportSource, SiteClass, Urgency } from '@hub/vocabulary';
import {
  CaseCategoryCode,
  CaseStateCode,
  PersonsBandCode,
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

  @Res('case:read', () => Int, { description: 'Grows with each change; send it back to change the case.' })
  version!: number;
}

export const CaseConnection = connectionType<Case>('Case', () => Case);

@ObjectType({ description: 'The answer to a step of a case.' })
export class ChangeCaseStateResult {
  @Res('case:read', () => Case, { nullable: true, description: 'The case as it now is; null when nothing changed.' })
  case!: Case | null;

  @Pub(() => [Problem], { description: 'What stands against the step.' })
  problems!: readonly Problem[];
}

export const changed = (row: CaseRow): ChangeCaseStateResult =>
  Object.assign(new ChangeCaseStateResult(), { case: caseOf(row), problems: [] });

export const notChanged = (problem: Problem): ChangeCaseStateResult =>
  Object.assign(new ChangeCaseStateResult(), { case: null, problems: [problem] });

export const caseOf = (row: CaseRow): Case =>
  Object.assign(new Case(), {
    id: row.id,
    district: Place.of(row.district),
    leadCommittee: Committee.of(row.lead_committee),
    reportedAt: new Date(row.at),
    category: row.category,
    urgency: row.urgency,
    state: row.state,
    personsBand: row.persons_band,
    minorInvolved: row.minor_involved,
    source: row.source,
    siteClass: row.site_class,
    version: row.version,
  });
