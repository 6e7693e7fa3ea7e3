import { Float, ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { AGENCY_KINDS, type AgencyKind, PCODE, type TrainingTopic } from '@hub/vocabulary';
import { LocalDate, Problem, Pub } from '@hub/subgraph-kit';
import { AgencyKindCode, TrainingTopicCode } from '../codes.js';
import { TrainingEvent } from './training-event.type.js';

@InputType({ description: 'A training to plan.' })
export class PlanTrainingInput {
  @Pub(() => ID, { description: 'Any text new for each plan; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'Committee it is for.' })
  committee!: string;

  @Pub(() => String, { description: 'Title, 3 to 200 characters.' })
  title!: string;

  @Pub(() => LocalDate, { description: 'Day it is planned for.' })
  heldOn!: string;

  @Pub(() => ID, { description: 'P-code of the place.' })
  place!: string;

  @Pub(() => [TrainingTopicCode], { description: 'What it teaches, at least one topic.' })
  topics!: TrainingTopic[];

  @Pub(() => ID, { nullable: true, description: 'The curriculum it teaches, in the version that is published.' })
  curriculum?: string | null;

  @Pub(() => [ID], { nullable: true, description: 'Modules of that version; all of them when left out, at most 20.' })
  modules?: string[] | null;

  @Pub(() => [ID], { nullable: true, description: 'Materials it uses, in the versions in use, at most 20.' })
  materials?: string[] | null;

  @Pub(() => ID, { nullable: true, description: 'The activity of an agreed capacity plan that it fulfils.' })
  planned?: string | null;
}

@InputType({ description: 'People of one kind of agency who came.' })
export class AttendanceCountInput {
  @Pub(() => AgencyKindCode, { description: 'Kind of agency, each at most once.' })
  agencyKind!: AgencyKind;

  @Pub(() => Int, { description: 'Women.' })
  women!: number;

  @Pub(() => Int, { description: 'Men.' })
  men!: number;
}

@InputType({ description: 'Means of the tests before and after.' })
export class AssessmentInput {
  @Pub(() => Float, { description: 'Mean of the pre-test, 0 to 100 per cent.' })
  preMean!: number;

  @Pub(() => Float, { description: 'Mean of the post-test, 0 to 100 per cent.' })
  postMean!: number;

  @Pub(() => Int, { description: 'People who took the pre-test.' })
  preCount!: number;

  @Pub(() => Int, { description: 'People who took the post-test.' })
  postCount!: number;
}

@InputType({ description: 'What came of a training.' })
export class RecordTrainingResultsInput {
  @Pub(() => ID, { description: 'The training.' })
  trainingEvent!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Pub(() => [AttendanceCountInput], { description: 'Who came.' })
  attendance!: AttendanceCountInput[];

  @Pub(() => AssessmentInput, { nullable: true, description: 'The tests, when both were taken.' })
  assessment?: AssessmentInput | null;
}

@InputType({ description: 'What a training carries out.' })
export class LinkTrainingInput {
  @Pub(() => ID, { description: 'The training, planned or held.' })
  trainingEvent!: string;

  @Pub(() => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Pub(() => ID, {
    nullable: true,
    description: 'The activity of an agreed capacity plan that it fulfils, in place of another; null for none.',
  })
  planned?: string | null;
}

@ObjectType({ description: 'The training as it now stands, or what to put right.' })
export class TrainingEventResult {
  @Pub(() => TrainingEvent, { nullable: true, description: 'The training; null when there are problems.' })
  trainingEvent!: TrainingEvent | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const linked = z
  .array(z.string())
  .max(20)
  .refine((ids) => new Set(ids).size === ids.length)
  .nullish();

export const planRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  title: z.string().trim().min(3).max(200),
  place: z.string().regex(PCODE),
  topics: z.array(z.string()).min(1),
  modules: linked,
  materials: linked,
});

const count = z.number().int().min(0).max(10_000);
const percent = z.number().min(0).max(100);
const tested = z.number().int().min(1).max(10_000);

export const resultsRules = z.object({
  attendance: z
    .array(z.object({ agencyKind: z.enum(AGENCY_KINDS), women: count, men: count }))
    .min(1)
    .refine((rows) => new Set(rows.map(({ agencyKind }) => agencyKind)).size === rows.length),
  assessment: z.object({ preMean: percent, postMean: percent, preCount: tested, postCount: tested }).nullish(),
});
