import { ID, InputType, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { isId, Problem, Pub, Res } from '@hub/subgraph-kit';
import type { OfficeKind } from '@hub/vocabulary';
import { OfficeKindCode } from '../codes.js';
import { Office } from './office.type.js';

@InputType({
  description: 'An office that no order of a committee founds: of police, shelter, partner, counterpart or oversight.',
})
export class FoundOfficeInput {
  @Res(null, () => ID, { description: 'Any text new for each office; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Pub(() => OfficeKindCode, { description: 'The role of whoever will hold it.' })
  kind!: OfficeKind;

  @Pub(() => String, { description: 'Title in English, in up to 200 characters.' })
  titleEn!: string;

  @Pub(() => String, { nullable: true, description: 'Title in Thai, in up to 200 characters.' })
  titleTh?: string | null;

  @Pub(() => ID, {
    nullable: true,
    description: 'Of INQUIRY_POLICE and VOLUNTEER_GROUP: the committee that it works with, and whose place is its own.',
  })
  committee?: string | null;

  @Pub(() => [String], {
    defaultValue: [],
    description:
      'P-codes it answers for, with everything below them: of SHELTER and PARTNER on this side, of COUNTERPART across the border. At most 20.',
  })
  jurisdiction!: string[];
}

@ObjectType({ description: 'The office as it now stands, or what to put right.' })
export class OfficeResult {
  @Pub(() => Office, { nullable: true, description: 'The office; null when nothing changed.' })
  office!: Office | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: readonly Problem[];
}

const words = z.string().trim().min(1).max(200);
export const foundRules = z.object({
  ...{ idempotencyKey: words, titleEn: words, titleTh: words.nullish(), committee: z.string().refine(isId).nullish() },
  jurisdiction: z
    .array(z.string().min(1).max(20))
    .max(20)
    .refine((all) => new Set(all).size === all.length),
});
