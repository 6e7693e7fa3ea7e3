import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Res } from '@hub/subgraph-kit';
import { weeklyHours } from '../hours/hours.inputs.js';
import { WeeklyHoursInput } from '../hours/hours.type.js';
import { VERIFY_EVERY_DAYS } from './counterpart.rules.js';

@InputType({ description: 'A counterpart office as it shall be.' })
export class ChangeCounterpartOfficeInput {
  @Res(null, () => ID, { description: 'Id of the office.' })
  counterpart!: string;

  @Res(null, () => Int, { description: 'The version you have read; somebody else’s change in between refuses yours.' })
  version!: number;

  @Res(null, () => String, { nullable: true, description: 'Name in the language of its country.' })
  nameLocal?: string | null;

  @Res(null, () => [String], { description: 'ISO 639-1 codes of its languages, preferred first.' })
  languages!: string[];

  @Res(null, () => [WeeklyHoursInput], { description: 'When it answers, in its own time; empty if unknown.' })
  dutyHours!: WeeklyHoursInput[];

  @Res(null, () => Int, { description: 'After how many days it must be confirmed again, from 7 to 365.' })
  verifyEveryDays!: number;
}

@InputType({ description: 'A confirmation that an office and its contacts are as they stand.' })
export class VerifyCounterpartInput {
  @Res(null, () => ID, { description: 'Id of the office.' })
  counterpart!: string;

  @Res(null, () => Int, { description: 'The version that you confirm.' })
  version!: number;
}

export const languages = z
  .array(z.string().regex(/^[a-z]{2}$/))
  .min(1)
  .max(8);

const named = { counterpart: z.uuid(), version: z.int().positive() };

export const changeRules = z.object({
  ...named,
  nameLocal: z.string().trim().min(1).max(200).nullish().default(null),
  languages,
  dutyHours: weeklyHours,
  verifyEveryDays: z.int().min(VERIFY_EVERY_DAYS.least).max(VERIFY_EVERY_DAYS.most),
});
export type ChangedCounterpart = z.infer<typeof changeRules>;

export const verifyRules = z.object(named);
export type VerifiedCounterpart = z.infer<typeof verifyRules>;
