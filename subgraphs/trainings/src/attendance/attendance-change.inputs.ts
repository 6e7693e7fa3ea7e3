import { Float, ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';
import type { AgencyKind, AttendanceRole, Sex } from '@hub/vocabulary';
import { AgencyKindCode, AttendanceRoleCode, SexCode } from '../codes.js';

@InputType({ description: 'Somebody who did not come to a training after all.' })
export class RemoveAttendanceInput {
  @Res(null, () => ID, { description: 'The training.' })
  trainingEvent!: string;

  @Res(null, () => Int, { description: 'The version of the training that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => ID, { description: 'The attendance.' })
  attendance!: string;
}

@InputType({ description: 'What is right of somebody who came to a training, in place of what was.' })
export class CorrectAttendanceInput extends RemoveAttendanceInput {
  @Res(null, () => String, { description: 'Name, 1 to 200 characters; of all trainings the person came to.' })
  name!: string;

  @Res(null, () => SexCode, { description: 'Sex.' })
  sex!: Sex;

  @Res(null, () => AgencyKindCode, { description: 'Kind of agency.' })
  agencyKind!: AgencyKind;

  @Res(null, () => String, { nullable: true, description: 'Agency, at most 200 characters.' })
  agency?: string | null;

  @Res(null, () => AttendanceRoleCode, { description: 'What they were there.' })
  role!: AttendanceRole;

  @Res(null, () => Float, { nullable: true, description: 'Pre-test, 0 to 100 per cent; null when not taken.' })
  preScore?: number | null;

  @Res(null, () => Float, { nullable: true, description: 'Post-test, 0 to 100 per cent; null when not taken.' })
  postScore?: number | null;
}

const score = z.number().min(0).max(100).nullish();

export const correctionRules = z.object({
  name: z.string().trim().min(1).max(200),
  agency: z.string().trim().max(200).nullish(),
  preScore: score,
  postScore: score,
});
