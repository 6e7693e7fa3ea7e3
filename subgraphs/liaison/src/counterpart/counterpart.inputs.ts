import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub, Res } from '@hub/subgraph-kit';
import { PCODE } from '@hub/vocabulary';
import { weeklyHours } from '../hours/hours.inputs.js';
import { WeeklyHoursInput } from '../hours/hours.type.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';
import { VERIFY_EVERY_DAYS } from './counterpart.rules.js';

@InputType({ description: 'What is known of an office across the border, and the committee that works with it first.' })
export class EnterCounterpartOfficeInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'Id of an office of the kind COUNTERPART in the directory.' })
  office!: string;

  @Res(null, () => ID, { description: 'P-code of the place it answers for; one of the office, or within one.' })
  place!: string;

  @Res(null, () => String, { description: 'Name in English.' })
  nameEn!: string;

  @Res(null, () => String, { nullable: true, description: 'Name in the language of its country.' })
  nameLocal?: string | null;

  @Res(null, () => [String], { description: 'ISO 639-1 codes of its languages, preferred first.' })
  languages!: string[];

  @Res(null, () => [WeeklyHoursInput], { description: 'When it answers, in its own time; empty if unknown.' })
  dutyHours!: WeeklyHoursInput[];

  @Res(null, () => String, { description: 'IANA time zone of the duty hours, e.g. Asia/Vientiane.' })
  timeZone!: string;

  @Res(null, () => Int, { description: 'After how many days it must be confirmed again, from 7 to 365.' })
  verifyEveryDays!: number;

  @Res(null, () => ID, { description: 'Id of a committee of your area that works with it from today on.' })
  committee!: string;
}

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
const text = z.string().trim().min(1).max(200);
const described = {
  nameLocal: text.nullish().default(null),
  languages,
  dutyHours: weeklyHours,
  verifyEveryDays: z.int().min(VERIFY_EVERY_DAYS.least).max(VERIFY_EVERY_DAYS.most),
};

/** A zone by its name; an offset would be wrong for half a year in some. */
const isTimeZone = (zone: string): boolean => {
  try {
    return /^[A-Z]/.test(zone) && Boolean(new Intl.DateTimeFormat('en', { timeZone: zone }));
  } catch {
    return false;
  }
};

export const enterRules = z.object({
  ...{ idempotencyKey, office: z.uuid(), place: z.string().regex(PCODE), nameEn: text },
  ...{ ...described, timeZone: z.string().refine(isTimeZone), committee: z.uuid() },
});
export type EnteredCounterpart = z.infer<typeof enterRules>;

export const changeRules = z.object({ ...named, ...described });
export type ChangedCounterpart = z.infer<typeof changeRules>;

export const verifyRules = z.object(named);
export type VerifiedCounterpart = z.infer<typeof verifyRules>;
