import { ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { Problem, Pub } from '@hub/subgraph-kit';
import { Report } from './report.type.js';

@InputType({ description: 'Which report to make: of a committee, of a province, or of all where neither is named.' })
export class MakeReportInput {
  @Pub(() => ID, { description: 'Any text new for each report; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { nullable: true, description: 'The committee it is about.' })
  committee?: string | null;

  @Pub(() => ID, { nullable: true, description: 'P-code of the province it is about.' })
  province?: string | null;

  @Pub(() => String, { description: 'A quarter, e.g. 2026-Q3, or a financial year, e.g. FY2569, that is over.' })
  period!: string;
}

@ObjectType({ description: 'The report, or what to put right.' })
export class MakeReportResult {
  @Pub(() => Report, { nullable: true, description: 'The report; null when there are problems.' })
  report!: Report | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was made.' })
  problems!: Problem[];
}

export const reportRules = z
  .object({
    idempotencyKey: z.string().trim().min(1).max(200),
    period: z.string().max(20),
    committee: z.string().nullish(),
    province: z.string().nullish(),
  })
  .refine(({ committee, province }) => !committee || !province, { path: ['province'] });
