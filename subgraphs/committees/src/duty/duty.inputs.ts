import { ArgsType, ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { DateTime, isId, PageArgs, Problem, Pub, Res } from '@hub/subgraph-kit';
import { DutyShift } from './duty.type.js';

@InputType({ description: 'One shift of a plan.' })
export class DutyShiftInput {
  @Res(null, () => ID, { description: 'Who is on duty; holds the office for all of that time.' })
  official!: string;

  @Res(null, () => DateTime, { description: 'When the shift begins.' })
  from!: Date;

  @Res(null, () => DateTime, { description: 'When it ends: 15 minutes to 31 days later.' })
  until!: Date;

  @Res(null, () => String, {
    nullable: true,
    description: 'What whoever plans for the office should know; never a name or a case.',
  })
  note?: string | null;
}

@InputType({ description: 'Shifts of one office, all of them or none.' })
export class PlanDutyShiftsInput {
  @Pub(() => ID, { description: 'Any text new for each plan; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => ID, { description: 'The office.' })
  office!: string;

  @Res(null, () => [DutyShiftInput], { description: 'The shifts, at most 100.' })
  shifts!: DutyShiftInput[];
}

@InputType({ description: 'A shift of one’s own to give away.' })
export class HandOverDutyShiftInput {
  @Res(null, () => ID, { description: 'The shift.' })
  shift!: string;

  @Res(null, () => ID, { description: 'Who takes what is left of it; holds the office for all of that time.' })
  official!: string;

  @Res(null, () => String, { nullable: true, description: 'What the other should know; never a name or a case.' })
  note?: string | null;
}

@InputType({ description: 'A shift to cancel.' })
export class CancelDutyShiftInput {
  @Res(null, () => ID, { description: 'The shift.' })
  shift!: string;
}

@ObjectType({ description: 'The shifts as planned, or what to put right.' })
export class PlanDutyShiftsResult {
  @Res('duty:plan', () => [DutyShift], { description: 'The shifts in the order given; none when refused.' })
  shifts!: DutyShift[];

  @Pub(() => [Problem], { description: 'What to put right in which row; empty when it was done.' })
  problems!: Problem[];
}

@ObjectType({ description: 'The shift as it now stands, or what to put right.' })
export class DutyShiftResult {
  @Res('duty:plan', () => DutyShift, { nullable: true, description: 'The shift; null when refused.' })
  shift!: DutyShift | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

@ArgsType()
export class DutyShiftsArgs extends PageArgs {
  @Res(null, () => DateTime, { nullable: true, description: 'Only shifts that end after this instant; default now.' })
  from?: Date | null;

  @Res(null, () => DateTime, { nullable: true, description: 'Only shifts that begin before this instant.' })
  to?: Date | null;
}

const note = z.string().trim().min(1).max(500).nullish();

export const planRules = z.object({
  idempotencyKey: z.string().trim().min(1).max(200),
  shifts: z
    .array(z.object({ official: z.string().refine(isId), note }))
    .min(1)
    .max(100),
});

export const handOverRules = z.object({ official: z.string().refine(isId), note });
