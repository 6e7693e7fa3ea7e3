import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, Res } from '@hub/subgraph-kit';
import type { BudgetLineState, BudgetRejectionReason, BudgetSource } from '@hub/vocabulary';
import { BudgetLineStateCode, BudgetRejectionReasonCode, BudgetSourceCode } from '../codes.js';
import { satangOf } from './baht.rules.js';

@InputType({ description: 'Money for an activity.' })
export class BudgetLineInput {
  @Res(null, () => ID, {
    description: 'Whose money it is, or who is asked for it: one with a seat in the committee, or of places around it.',
  })
  organization!: string;

  @Res(null, () => BudgetSourceCode, { description: 'Who pays, or is asked to.' })
  source!: BudgetSource;

  @Res(null, () => String, { description: 'Baht, e.g. 12500 or 12500.50.' })
  proposed!: string;
}

@InputType({ description: 'What became of the money of a line.' })
export class RecordPlanBudgetInput {
  @Res(null, () => ID, { description: 'The line.' })
  line!: string;

  @Res(null, () => Int, { description: 'Version of the plan that the change was made on.' })
  version!: number;

  @Res(null, () => BudgetLineStateCode, {
    description:
      'SUBMITTED, ALLOCATED, REJECTED or SPENT; SUBMITTED again puts the day right, ALLOCATED or SPENT the amount.',
  })
  to!: BudgetLineState;

  @Res(null, () => LocalDate, { description: 'On which day; not before the step before it.' })
  happenedOn!: string;

  @Res(null, () => String, {
    nullable: true,
    description: 'Baht that were allocated, or spent so far; ALLOCATED and SPENT need it.',
  })
  amount?: string | null;

  @Res(null, () => BudgetRejectionReasonCode, { nullable: true, description: 'Why; REJECTED needs it.' })
  reason?: BudgetRejectionReason | null;
}

const baht = z.string().refine((amount) => satangOf(amount) !== undefined);

export const linesRules = z.array(z.object({ organization: z.string().refine(isId), proposed: baht })).max(20);
export const budgetRules = z.object({ amount: baht.nullish() });
