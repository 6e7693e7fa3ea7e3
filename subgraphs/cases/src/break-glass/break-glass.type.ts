import { ID, ObjectType } from 'type-graphql';
import { connectionType, DateTime, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { ReviewVerdict, Scope } from '@hub/vocabulary';
import { ReviewVerdictCode } from '../codes.js';
import { Office } from '../office/office.stub.js';
import { Official } from '../official/official.stub.js';
import type { BreakGlassRow } from './break-glass.store.js';

/** Whoever opened it, and whoever may review it. */
const PARTIES: readonly Scope[] = ['case:break-glass', 'oversight:review'];

@ObjectType({ description: 'What a second person thought of an emergency access.' })
export class BreakGlassReview {
  @Res(PARTIES, () => ReviewVerdictCode, { description: 'The verdict.' })
  verdict!: ReviewVerdict;

  @Res(PARTIES, () => DateTime, { description: 'When it was given.' })
  reviewedAt!: Date;

  @Res(PARTIES, () => Official, { nullable: true, description: 'Who gave it.' })
  by!: Official | null;

  /** Id of the emergency access. */
  about!: string;
}

@ObjectType({ description: 'Emergency access of one person to one case: without assignment or consent, for an hour.' })
export class BreakGlass {
  @Res(PARTIES, () => ID, { description: 'Id of the emergency access.' })
  id!: string;

  @Res(PARTIES, () => ID, { description: 'Id of the case; whoever reviews need not see the case.' })
  case!: string;

  @Res(PARTIES, () => Official, { nullable: true, description: 'Who opened it.' })
  openedBy!: Official | null;

  @Res(PARTIES, () => Office, { nullable: true, description: 'Through which office.' })
  office!: Office | null;

  @Res(PARTIES, () => DateTime, { description: 'When it opened.' })
  openedAt!: Date;

  @Res(PARTIES, () => DateTime, { description: 'When it ends by itself.' })
  until!: Date;

  @Res(PARTIES, () => DateTime, { nullable: true, description: 'When it was ended early.' })
  endedAt!: Date | null;

  @Res(PARTIES, () => DateTime, { description: 'When a second person must have reviewed it.' })
  reviewBy!: Date;

  @Res(PARTIES, () => BreakGlassReview, { nullable: true, description: 'Null until it is reviewed.' })
  review!: BreakGlassReview | null;
}

export const BreakGlassConnection = connectionType<BreakGlass>('BreakGlass', () => BreakGlass);

@ObjectType({ description: 'The answer to an opening.' })
export class OpenBreakGlassResult {
  @Res('case:break-glass', () => BreakGlass, { nullable: true, description: 'Null when it did not open.' })
  breakGlass!: BreakGlass | null;

  @Pub(() => [Problem], { description: 'BREAK_GLASS_REVIEW_DUE while an earlier one waits too long for its review.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'The answer to an early end.' })
export class EndBreakGlassResult {
  @Res('case:break-glass', () => BreakGlass, { nullable: true, description: 'As it is now.' })
  breakGlass!: BreakGlass | null;

  @Pub(() => [Problem], { description: 'BREAK_GLASS_STATE_FORBIDS when it is over already.' })
  problems!: readonly Problem[];
}

@ObjectType({ description: 'The answer to a review.' })
export class ReviewBreakGlassResult {
  @Res('oversight:review', () => BreakGlass, { nullable: true, description: 'Null when there is no new review.' })
  breakGlass!: BreakGlass | null;

  @Pub(() => [Problem], { description: 'BREAK_GLASS_SECOND_PERSON, or BREAK_GLASS_STATE_FORBIDS.' })
  problems!: readonly Problem[];
}

export const breakGlassOf = (row: BreakGlassRow): BreakGlass =>
  Object.assign(new BreakGlass(), {
    id: row.id,
    case: row.case_id,
    openedBy: Official.of(row.person),
    office: Office.of(row.office),
    openedAt: row.opened_at,
    until: row.until,
    endedAt: row.ended_at,
    reviewBy: row.review_by,
    review: reviewOf(row),
  });

const reviewOf = ({ id, verdict, reviewer, reviewed_at }: BreakGlassRow): BreakGlassReview | null =>
  verdict && reviewer
    ? Object.assign(new BreakGlassReview(), { verdict, reviewedAt: reviewed_at, by: Official.of(reviewer), about: id })
    : null;

/** What each command answers: how it stands now, or what is in the way. */
export interface Answered {
  readonly breakGlass: BreakGlass | null;
  readonly problems: readonly Problem[];
}

export const done = (row: BreakGlassRow): Answered => ({ breakGlass: breakGlassOf(row), problems: [] });
export const refused = (problems: readonly Problem[]): Answered => ({ breakGlass: null, problems });
