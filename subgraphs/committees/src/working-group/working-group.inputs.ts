import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { isId, LocalDate, Res } from '@hub/subgraph-kit';
import type { CommitteeDuty, SeatRole } from '@hub/vocabulary';
import { CommitteeDutyCode, SeatRoleCode } from '../codes.js';

@InputType({ description: 'A seat of a working group.' })
export class WorkingGroupSeatInput {
  @Res(null, () => String, { description: 'Title of whoever sits there, in English; no name.' })
  titleEn!: string;

  @Res(null, () => String, { nullable: true, description: 'Title in Thai.' })
  titleTh?: string | null;

  @Res(null, () => SeatRoleCode, { description: 'Its role in the group.' })
  role!: SeatRole;

  @Res(null, () => ID, { description: 'The organization that fills it; it may have seats in other groups.' })
  organization!: string;
}

@InputType({ description: 'A working group that a committee appoints.' })
export class FormWorkingGroupInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => Int, { description: 'Version of the committee that it was appointed on.' })
  version!: number;

  @Res(null, () => String, { description: 'Name in English, in up to 200 characters.' })
  nameEn!: string;

  @Res(null, () => String, { nullable: true, description: 'Name in Thai, in up to 200 characters.' })
  nameTh?: string | null;

  @Res(null, () => String, { description: 'What it is for, in up to 500 characters; public, never a name or a case.' })
  purpose!: string;

  @Res(null, () => LocalDate, { description: 'When it was formed.' })
  formedOn!: string;

  @Res(null, () => [WorkingGroupSeatInput], { description: 'Its seats, 1 to 50: one chair, at most one secretary.' })
  seats!: WorkingGroupSeatInput[];

  @Res(null, () => [CommitteeDutyCode], {
    defaultValue: [],
    description:
      'What it must do, at most 10; as the form of its committee says when empty, else what is assigned to it.',
  })
  duties!: CommitteeDuty[];
}

@InputType({ description: 'A working group whose work is done.' })
export class EndWorkingGroupInput {
  @Res(null, () => ID, { description: 'The committee.' })
  committee!: string;

  @Res(null, () => ID, { description: 'The group.' })
  group!: string;

  @Res(null, () => Int, { description: 'Version of the committee that it was ended on.' })
  version!: number;

  @Res(null, () => LocalDate, { description: 'When it ended.' })
  endedOn!: string;
}

const words = (max: number) => z.string().trim().min(1).max(max);
export const groupRules = z.object({
  ...{ nameEn: words(200), nameTh: words(200).nullish(), purpose: words(500) },
  seats: z
    .array(z.object({ titleEn: words(200), titleTh: words(200).nullish(), organization: z.string().refine(isId) }))
    .min(1)
    .max(50),
  duties: z
    .array(z.string())
    .max(10)
    .refine((all) => new Set(all).size === all.length),
});
