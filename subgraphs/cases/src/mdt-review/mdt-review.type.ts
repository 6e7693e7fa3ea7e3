import { ID, Int, ObjectType } from 'type-graphql';
import { DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { DecidingBody, MdtDiscipline, Scope, TraffickingStatus } from '@hub/vocabulary';
import type { CaseRow } from '../case/case.store.js';
import { Case, caseOf } from '../case/case.type.js';
import { DecidingBodyCode, MdtDisciplineCode, TraffickingStatusCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { MdtReviewRow } from './mdt-review.store.js';

/** Whoever sees persons of the case, and its executive while it acts in an emergency. */
const REVIEWED: readonly Scope[] = ['person:read', 'emergency:act'];

@ObjectType({ description: 'A member of a multidisciplinary team.' })
export class MdtMember {
  @Res(REVIEWED, () => MdtDisciplineCode, { description: 'What the member answers for.' })
  discipline!: MdtDiscipline;

  @Res(REVIEWED, () => Official, { nullable: true, description: 'Who, when it is an official of the directory.' })
  official!: Official | null;
}

@ObjectType({ description: 'What a review decided about one person.' })
export class MdtDecision {
  @Res(REVIEWED, () => ID, { description: 'Id of the person.' })
  person!: string;

  @Res(REVIEWED, () => TraffickingStatusCode, { description: 'The decision.' })
  status!: TraffickingStatus;
}

@ObjectType({ description: 'A review of a case by a team of several disciplines; opinions are asked for apart.' })
export class MdtReview {
  @Res(REVIEWED, () => ID, { description: 'Opaque id.' })
  id!: string;

  @Res(REVIEWED, () => [MdtMember], { description: 'The team.' })
  members!: readonly MdtMember[];

  @Res(REVIEWED, () => DecidingBodyCode, { nullable: true, description: 'Who decided; null when nothing was.' })
  decidingBody!: DecidingBody | null;

  @Res(REVIEWED, () => [MdtDecision], { description: 'What was decided, about whom.' })
  decisions!: readonly MdtDecision[];

  @Res(REVIEWED, () => Int, { nullable: true, description: 'Days of reflection that it added.' })
  reflectionDays!: number | null;

  @Res(REVIEWED, () => Official, { nullable: true, description: 'Who recorded it.' })
  recordedBy!: Official | null;

  @Res(REVIEWED, () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res(REVIEWED, () => DateTime, { description: 'When it was recorded.' })
  recordedAt!: Date;
}

@ObjectType({ description: 'The answer to a review that was recorded.' })
export class MdtReviewResult {
  @Res(REVIEWED, () => MdtReview, { nullable: true, description: 'The review; null when it was not recorded.' })
  review!: MdtReview | null;

  @Res('case:read', () => Case, { nullable: true, description: 'The case as it now is.' })
  case!: Case | null;

  @Pub(() => [Problem], { description: 'What must be put right.' })
  problems!: readonly Problem[];
}

export const reviewOf = (row: MdtReviewRow): MdtReview =>
  Object.assign(new MdtReview(), {
    ...{ id: row.id, decidingBody: row.deciding_body, reflectionDays: row.reflection_days },
    members: row.members.map(({ discipline, official }) =>
      Object.assign(new MdtMember(), { discipline, official: official && Official.of(official) }),
    ),
    decisions: row.decisions.map((decision) => Object.assign(new MdtDecision(), decision)),
    ...{
      recordedBy: Official.of(row.recorded_by),
      office: Office.of(row.recorded_through),
      recordedAt: row.created_at,
    },
  });

export const reviewed = (row: MdtReviewRow, about: CaseRow): MdtReviewResult => ({
  ...{ review: reviewOf(row), case: caseOf(about), problems: [] },
});
export const notReviewed = (...problems: readonly Problem[]): MdtReviewResult => ({
  review: null,
  case: null,
  problems,
});
