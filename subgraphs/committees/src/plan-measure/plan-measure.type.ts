import { InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Res } from '@hub/subgraph-kit';
import type { MeasureRow } from './plan-measure.store.js';

@ObjectType({ description: 'One of the measures that an activity takes, one after the other.' })
export class PlanMeasure {
  @Res('plan:read', () => Int, { description: 'Its place in the order, from 1.' })
  ordinal!: number;

  @Res('plan:read', () => String, { description: 'What is done.' })
  words!: string;

  @Res('plan:read', () => Boolean, { description: 'Whether it watches what the others bring about.' })
  isMonitoring!: boolean;

  @Res('plan:read', () => LocalDate, { nullable: true, description: 'By when.' })
  dueOn!: string | null;
}

@InputType({ description: 'One of the measures that an activity takes, in their order.' })
export class PlanMeasureInput {
  @Res(null, () => String, { description: 'What is done, in up to 1,000 characters; never a name or a case.' })
  words!: string;

  @Res(null, () => Boolean, { defaultValue: false, description: 'Whether it watches what the others bring about.' })
  isMonitoring!: boolean;

  @Res(null, () => LocalDate, { nullable: true, description: 'By when.' })
  dueOn?: string | null;
}

export const measureRules = z.array(z.object({ words: z.string().trim().min(1).max(1_000) })).max(50);

export const measureOf = (row: MeasureRow): PlanMeasure =>
  Object.assign(new PlanMeasure(), {
    ...{ ordinal: row.ordinal, words: row.words, isMonitoring: row.is_monitoring, dueOn: row.due_on },
  });
