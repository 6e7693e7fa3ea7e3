import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { AgeBand, PersonSex, ReviewVerdict, TraffickingStatus } from '@hub/vocabulary';
import { AgeBandCode, PersonSexCode, ReviewVerdictCode, TraffickingStatusCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { EmergencyPersonRow, EmergencyRow } from './case-emergency.store.js';

@ObjectType({ description: 'A person of a case in an emergency, in codes: enough to decide, and not who it is.' })
export class EmergencyPerson {
  @Res('emergency:act', () => ID, { description: 'Opaque id of the person, in this case only.' })
  id!: string;

  @Res('emergency:act', () => Int, { description: 'Send it back with a decision.' })
  version!: number;

  @Res('emergency:act', () => PersonSexCode, { description: 'Sex.' })
  sex!: PersonSex;

  @Res('emergency:act', () => AgeBandCode, { nullable: true, description: 'Age as a band.' })
  ageBand!: AgeBand | null;

  @Res('emergency:act', () => TraffickingStatusCode, { description: 'The decision about this person.' })
  traffickingStatus!: TraffickingStatus;
}

@ObjectType({ description: 'A time in which the executive of the lead committee acts as the team of a case.' })
export class CaseEmergency {
  @Res('case:read', () => ID, { description: 'Opaque id.' })
  id!: string;

  @Res('case:read', () => Boolean, { description: 'True until it ends.' })
  runs!: boolean;

  @Res('case:read', () => Official, { nullable: true, description: 'Who started it.' })
  startedBy!: Official | null;

  @Res('case:read', () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res('case:read', () => DateTime, { description: 'When it started.' })
  startedAt!: Date;

  @Res('case:read', () => DateTime, { description: 'When it ends by itself.' })
  until!: Date;

  @Res('case:read', () => DateTime, { nullable: true, description: 'When it was ended early.' })
  endedAt!: Date | null;

  @Res('emergency:start', () => DateTime, { description: 'When the secretariat must have reviewed it.' })
  reviewBy!: Date;

  @Res('emergency:start', () => ReviewVerdictCode, { nullable: true, description: 'Null until it is reviewed.' })
  verdict!: ReviewVerdict | null;

  @Res('emergency:start', () => Official, { nullable: true, description: 'Who reviewed it.' })
  reviewedBy!: Official | null;

  /** Id of the case. */
  about!: string;
}

@ObjectType({ description: 'The answer to a start, an end or a review of an emergency.' })
export class CaseEmergencyResult {
  @Res('emergency:start', () => CaseEmergency, { nullable: true, description: 'As it is now; null when refused.' })
  emergency!: CaseEmergency | null;

  @Pub(() => [Problem], { description: 'What stands against it.' })
  problems!: readonly Problem[];
}

export const emergencyOf = (row: EmergencyRow): CaseEmergency =>
  Object.assign(new CaseEmergency(), {
    ...{ id: row.id, about: row.case_id, runs: row.runs },
    ...{ startedBy: Official.of(row.started_by), office: Office.of(row.started_through), startedAt: row.started_at },
    ...{ until: row.until, endedAt: row.ended_at, reviewBy: row.review_by, verdict: row.verdict },
    reviewedBy: row.reviewed_by && Official.of(row.reviewed_by),
  });

export const emergencyPersonOf = (row: EmergencyPersonRow): EmergencyPerson =>
  Object.assign(new EmergencyPerson(), {
    ...{ id: row.id, version: row.version, sex: row.sex, ageBand: row.age_band },
    traffickingStatus: row.trafficking_status,
  });

export const done = (row: EmergencyRow): CaseEmergencyResult => ({ emergency: emergencyOf(row), problems: [] });
export const refused = (...problems: readonly Problem[]): CaseEmergencyResult => ({ emergency: null, problems });
