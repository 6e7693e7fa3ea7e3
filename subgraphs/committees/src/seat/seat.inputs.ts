import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { DateTime, isId, LocalDate, Res } from '@hub/subgraph-kit';
import type { SeatRole } from '@hub/vocabulary';
import { SeatRoleCode } from '../codes.js';

@InputType({ description: 'Who is to hold a seat.' })
export class FillSeatInput {
  @Res(null, () => ID, { description: 'Any text new for each appointment; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'The seat.' })
  seat!: string;

  @Res(null, () => ID, { description: 'Who is appointed; whoever does it appoints somebody else.' })
  official!: string;

  @Res(null, () => DateTime, { description: 'When it begins.' })
  from!: Date;

  @Res(null, () => DateTime, { description: 'When it ends, at most 24 months later.' })
  until!: Date;

  @Res(null, () => ID, { nullable: true, description: 'Who acts while the holder is absent.' })
  deputy?: string | null;
}

@InputType({ description: 'A seat that its holder leaves.' })
export class VacateSeatInput {
  @Res(null, () => ID, { description: 'The seat.' })
  seat!: string;

  @Res(null, () => DateTime, { nullable: true, description: 'When; at once when not given.' })
  endsAt?: Date | null;
}

@InputType({ description: 'A seat that a group gets after its committee was founded.' })
export class AddSeatInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that it was added on.' })
  version!: number;

  @Res(null, () => ID, { description: 'The group.' })
  group!: string;

  @Res(null, () => String, {
    description: 'Title of whoever sits there, in English, in up to 200 characters; no name.',
  })
  titleEn!: string;

  @Res(null, () => String, { nullable: true, description: 'Title in Thai, in up to 200 characters.' })
  titleTh?: string | null;

  @Res(null, () => SeatRoleCode, { description: 'Its role in the group: one chair, at most one secretary.' })
  role!: SeatRole;

  @Res(null, () => ID, { description: 'The organization that fills it; it may have seats in other groups.' })
  organization!: string;
}

@InputType({ description: 'A seat that is no more.' })
export class EndSeatInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that it was ended on.' })
  version!: number;

  @Res(null, () => ID, { description: 'The seat.' })
  seat!: string;

  @Res(null, () => LocalDate, { description: 'When it ended.' })
  endedOn!: string;
}

const words = z.string().trim().min(1).max(200);
export const addRules = z.object({
  ...{ group: z.string().refine(isId), organization: z.string().refine(isId) },
  ...{ titleEn: words, titleTh: words.nullish() },
});
