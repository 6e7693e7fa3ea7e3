import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub } from '@hub/subgraph-kit';
import { PCODE } from '@hub/vocabulary';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'How many natural crossings there are along a river; never where.' })
export class CountNaturalCrossingsInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Pub(() => String, { description: 'Name of the river, e.g. Mekong: up to three words of letters.' })
  river!: string;

  @Pub(() => ID, {
    nullable: true,
    description: 'P-code of a Thai district in your area; null for the whole river, which a national desk counts.',
  })
  district?: string | null;

  @Pub(() => ID, { description: 'P-code of a district, province or country on the other side.' })
  counterpartPlace!: string;

  @Pub(() => Int, { description: 'How many there are at least, from 1 to 9999.' })
  countAtLeast!: number;
}

/** Letters alone, and few: what is written here can be no position. */
const RIVER = /^\p{L}[\p{L}\p{M}'-]*( \p{L}[\p{L}\p{M}'-]*){0,2}$/u;

export const countRules = z.object({
  idempotencyKey,
  river: z.string().trim().max(40).regex(RIVER),
  district: z.string().regex(PCODE).nullish().default(null),
  counterpartPlace: z.string().regex(PCODE),
  countAtLeast: z.int().min(1).max(9999),
});
export type CountedCrossings = z.infer<typeof countRules>;
