import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res, Vid } from '@hub/subgraph-kit';
import { type CaseReason, PCODE } from '@hub/vocabulary';
import { CaseReasonCode } from '../codes.js';
import { words } from '../told.js';

@InputType({ description: 'What is to be done, as far as it is decided.' })
export class OperationPlanInput {
  @Vid(null, () => LocalDate, { nullable: true, description: 'The day it is meant for.' })
  plannedOn?: string | null;

  @Vid(null, () => ID, { nullable: true, description: 'P-code of the district.' })
  district?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'The unit that leads it.' })
  unit?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'The plan in words.' })
  description?: string | null;
}

@InputType({ description: 'An operation for cases that are shared with your police office for investigation.' })
export class PlanOperationInput {
  @Pub(() => ID, { description: 'Chosen by the client, the same for each repeat of the same operation.' })
  idempotencyKey!: string;

  @Res(null, () => [ID], { description: 'The cases, one to twenty.' })
  cases!: string[];

  @Vid(null, () => OperationPlanInput, { description: 'The plan.' })
  plan!: OperationPlanInput;
}

@InputType({ description: 'Another plan for an operation that has not begun; it replaces the old one.' })
export class ChangeOperationPlanInput {
  @Res(null, () => ID, { description: 'The operation.' })
  operation!: string;

  @Res(null, () => Int, { description: 'Version of the operation that the change was made on.' })
  version!: number;

  @Vid(null, () => OperationPlanInput, { description: 'The whole plan.' })
  plan!: OperationPlanInput;
}

@InputType({ description: 'A step of an operation, from the version one has seen.' })
export class StepOperationInput {
  @Res(null, () => ID, { description: 'The operation.' })
  operation!: string;

  @Res(null, () => Int, { description: 'Version of the operation that the step was decided on.' })
  version!: number;
}

@InputType({ description: 'Persons of one nationality.' })
export class OperationCountInput {
  @Res(null, () => String, { description: 'ISO 3166-1 alpha-3.' })
  nationality!: string;

  @Res(null, () => Int, { description: 'How many, at least one.' })
  n!: number;
}

@InputType({ description: 'What came of an operation; from now on whoever sees one of its cases sees this.' })
export class CompleteOperationInput {
  @Res(null, () => ID, { description: 'The operation.' })
  operation!: string;

  @Res(null, () => Int, { description: 'Version of the operation that this was written on.' })
  version!: number;

  @Res(null, () => LocalDate, { description: 'The day it was held on, not after today.' })
  heldOn!: string;

  @Res(null, () => ID, { description: 'P-code of the district it was held in.' })
  district!: string;

  @Res(null, () => ID, { nullable: true, description: 'The office that led it, where it is one of the hub.' })
  leadOffice?: string | null;

  @Res(null, () => String, { nullable: true, description: 'The unit that led it, where it is no office of the hub.' })
  leadUnit?: string | null;

  @Res(null, () => [OperationCountInput], { description: 'Who was rescued, each nationality once.' })
  rescued!: OperationCountInput[];

  @Res(null, () => [OperationCountInput], { description: 'Who was arrested, each nationality once.' })
  arrested!: OperationCountInput[];
}

@InputType({
  description: 'What really came of an operation that is done: the whole of it, in place of what was told.',
})
export class CorrectOperationInput extends CompleteOperationInput {
  @Res(null, () => CaseReasonCode, { description: 'Why.' })
  reason!: CaseReason;
}

@InputType({ description: 'A case that an operation is for as well.' })
export class AddOperationCaseInput {
  @Res(null, () => ID, { description: 'The operation; it must not be called off.' })
  operation!: string;

  @Res(null, () => Int, { description: 'Version of the operation that this was decided on.' })
  version!: number;

  @Res(null, () => ID, { description: 'A case that is shared with your police office for investigation.' })
  case!: string;
}

/** An operation is for so many cases at most. */
export const MOST_CASES = 20;
const MOST_NATIONALITIES = 50;

const plan = z.object({
  ...{ plannedOn: words(10), unit: words(200), description: words(4_000) },
  district: z
    .string()
    .regex(PCODE)
    .nullish()
    .transform((code) => code ?? null),
});

export const planRules = z.object({ plan });

export const casesRules = z.object({
  cases: z
    .array(z.string())
    .min(1)
    .max(MOST_CASES)
    .transform((cases) => [...new Set(cases)]),
});

const counts = z
  .array(z.object({ nationality: z.string().regex(/^[A-Z]{3}$/), n: z.int().min(1).max(100_000) }))
  .max(MOST_NATIONALITIES);

export const outcomeRules = z.object({
  heldOn: z.string(),
  district: z.string().regex(PCODE),
  leadOffice: z
    .string()
    .nullish()
    .transform((office) => office ?? null),
  leadUnit: words(200),
  rescued: counts,
  arrested: counts,
});
