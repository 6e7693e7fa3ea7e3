import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res } from '@hub/subgraph-kit';
import { REPATRIATION_REASONS } from '@hub/vocabulary';
import { RepatriationReasonCode } from '../codes.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';
import { isInOrder, windowShape } from '../schedule/schedule.inputs.js';

/** Repatriations that can cross together; each of them is told of by itself, in one transaction. */
const MOST_MEMBERS = 20;

@InputType({ description: 'One of the repatriations that are to cross together.' })
export class MovementMemberInput {
  @Res(null, () => ID, { description: 'Id of a repatriation that is CLEARED.' })
  repatriation!: string;

  @Res(null, () => Int, { description: 'The version of it that you have read.' })
  version!: number;
}

@InputType({ description: 'Repatriations that are to cross together.' })
export class PlanRepatriationMovementInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Res(null, () => [MovementMemberInput], { description: 'At least two, of one direction and one counterpart office.' })
  repatriations!: MovementMemberInput[];

  @Res(null, () => ID, { description: 'Id of a legal crossing.' })
  crossing!: string;

  @Res(null, () => LocalDate, { description: 'Date, never a time, on which the window opens.' })
  windowStart!: string;

  @Res(null, () => LocalDate, { description: 'The last day of the window; not one that is over.' })
  windowEnd!: string;
}

@InputType({ description: 'Another crossing or window of all who move together.' })
export class RescheduleRepatriationMovementInput {
  @Res(null, () => ID, { description: 'Id of the movement.' })
  movement!: string;

  @Res(null, () => ID, { description: 'Id of a legal crossing.' })
  crossing!: string;

  @Res(null, () => LocalDate, { description: 'Date, never a time, on which the window opens.' })
  windowStart!: string;

  @Res(null, () => LocalDate, { description: 'The last day of the window; not one that is over.' })
  windowEnd!: string;

  @Res(null, () => RepatriationReasonCode, { description: 'Why.' })
  reason!: string;

  @Res(null, () => Int, { description: 'The version you have read.' })
  version!: number;
}

@InputType({ description: 'That all who move together have set out.' })
export class StartRepatriationMovementInput {
  @Res(null, () => ID, { description: 'Id of the movement.' })
  movement!: string;

  @Res(null, () => Int, { description: 'The version you have read.' })
  version!: number;
}

const member = z.object({ repatriation: z.uuid(), version: z.int().positive() });
const areDistinct = (members: readonly { repatriation: string }[]): boolean =>
  new Set(members.map(({ repatriation }) => repatriation)).size === members.length;

/** @param today a window must not be over before it */
export const planRules = (today: string) =>
  z
    .object({
      idempotencyKey,
      repatriations: z.array(member).min(2).max(MOST_MEMBERS).refine(areDistinct),
      ...windowShape(today),
    })
    .refine(isInOrder, { path: ['windowEnd'] });

export const rescheduleMovementRules = (today: string) =>
  z
    .object({
      ...{ movement: z.uuid(), version: z.int().positive(), reason: z.enum(REPATRIATION_REASONS) },
      ...windowShape(today),
    })
    .refine(isInOrder, { path: ['windowEnd'] });

export const startRules = z.object({ movement: z.uuid(), version: z.int().positive() });

export type PlannedMovement = z.infer<ReturnType<typeof planRules>>;
export type RescheduledMovement = z.infer<ReturnType<typeof rescheduleMovementRules>>;
export type StartedMovement = z.infer<typeof startRules>;
