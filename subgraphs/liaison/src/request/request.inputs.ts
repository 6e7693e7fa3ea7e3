import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Pub, Res } from '@hub/subgraph-kit';
import { NEEDS_FLAGS, PERSONS_BANDS, REPATRIATION_DIRECTIONS } from '@hub/vocabulary';
import { NeedsFlagCode, PersonsBandCode, RepatriationDirectionCode } from '../codes.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'A return across the border to ask for.' })
export class RequestRepatriationInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'Id of the case; it never reaches the other side.' })
  case!: string;

  @Res(null, () => RepatriationDirectionCode, { description: 'Into Thailand or out of it.' })
  direction!: string;

  @Res(null, () => ID, { nullable: true, description: 'Id of a legal crossing, once one is chosen.' })
  crossing?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'Date, never a time, on which the window opens.' })
  windowStart?: string | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The last day of the window.' })
  windowEnd?: string | null;

  @Res(null, () => PersonsBandCode, { description: 'How many persons, as a band.' })
  personsBand!: string;

  @Res(null, () => [NeedsFlagCode], { description: 'Needs that the receiving office prepares for.' })
  needsFlags!: string[];

  @Res(null, () => ID, { description: 'Id of the counterpart office.' })
  counterpart!: string;

  @Res(null, () => ID, { description: 'Id of the committee that leads; it must lie in your area.' })
  leadCommittee!: string;
}

export const requestRules = z
  .object({
    idempotencyKey,
    case: z.uuid(),
    direction: z.enum(REPATRIATION_DIRECTIONS),
    crossing: z.uuid().nullish().default(null),
    windowStart: z.iso.date().nullish().default(null),
    windowEnd: z.iso.date().nullish().default(null),
    personsBand: z.enum(PERSONS_BANDS),
    needsFlags: z
      .array(z.enum(NEEDS_FLAGS))
      .max(20)
      .transform((flags) => NEEDS_FLAGS.filter((flag) => flags.includes(flag))),
    counterpart: z.uuid(),
    leadCommittee: z.uuid(),
  })
  .refine(({ windowStart, windowEnd }) => (windowStart === null) === (windowEnd === null), { path: ['windowEnd'] })
  .refine(({ windowStart, windowEnd }) => !windowStart || !windowEnd || windowStart <= windowEnd, {
    path: ['windowEnd'],
  });

export type RequestedRepatriation = z.infer<typeof requestRules>;
