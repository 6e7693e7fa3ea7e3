import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub } from '@hub/subgraph-kit';
import { CROSSING_MODES, PCODE } from '@hub/vocabulary';
import { CrossingModeCode } from '../codes.js';
import { weeklyHours } from '../hours/hours.inputs.js';
import { WeeklyHoursInput } from '../hours/hours.type.js';
import { idempotencyKey } from '../idempotency/idempotency.inputs.js';

@InputType({ description: 'What a legal crossing is called on both sides of the border.' })
export class CrossingNamesInput {
  @Pub(() => String, { description: 'Name in English.' })
  nameEn!: string;

  @Pub(() => String, { nullable: true, description: 'Name in Thai; without it phrases in Thai carry the English one.' })
  nameTh?: string | null;

  @Pub(() => String, { nullable: true, description: 'Name in Lao; without it phrases in Lao carry the English one.' })
  nameLo?: string | null;

  @Pub(() => String, {
    nullable: true,
    description: 'Name in Burmese; without it phrases in Burmese carry the English one.',
  })
  nameMy?: string | null;
}

@InputType({ description: 'A legal crossing that is not known yet.' })
export class EnterBorderCrossingInput {
  @Pub(() => ID, { description: 'A key of your own; the same key with the same input is done once.' })
  idempotencyKey!: string;

  @Pub(() => CrossingNamesInput, { description: 'What it is called.' })
  names!: CrossingNamesInput;

  @Pub(() => CrossingModeCode, { description: 'Bridge, pier or boat.' })
  mode!: string;

  @Pub(() => String, { nullable: true, description: 'What may pass, where a source says so.' })
  traffic?: string | null;

  @Pub(() => ID, { description: 'P-code of its Thai district, in your area.' })
  district!: string;

  @Pub(() => ID, { description: 'P-code of the place on the other side.' })
  counterpartPlace!: string;

  @Pub(() => String, { nullable: true, description: 'River that it crosses.' })
  river?: string | null;

  @Pub(() => [WeeklyHoursInput], {
    nullable: true,
    description: 'When it is open, in the time of Thailand; null where that is unknown.',
  })
  hours?: WeeklyHoursInput[] | null;
}

@InputType({ description: 'A legal crossing as it shall be.' })
export class ChangeBorderCrossingInput {
  @Pub(() => ID, { description: 'Id of a legal crossing in your area.' })
  crossing!: string;

  @Pub(() => Int, { description: 'The version you have read; somebody else’s change in between refuses yours.' })
  version!: number;

  @Pub(() => CrossingNamesInput, { nullable: true, description: 'What it is called; without them its names stay.' })
  names?: CrossingNamesInput | null;

  @Pub(() => CrossingModeCode, { description: 'Bridge, pier or boat.' })
  mode!: string;

  @Pub(() => String, { nullable: true, description: 'What may pass, where a source says so.' })
  traffic?: string | null;

  @Pub(() => [WeeklyHoursInput], {
    nullable: true,
    description: 'When it is open, in the time of Thailand; null where that is unknown.',
  })
  hours?: WeeklyHoursInput[] | null;
}

const text = (most: number) => z.string().trim().min(1).max(most);
const name = text(120).nullish().default(null);
const names = z.object({ nameEn: text(120), nameTh: name, nameLo: name, nameMy: name });
const open = {
  mode: z.enum(CROSSING_MODES),
  traffic: text(200).nullish().default(null),
  hours: weeklyHours.min(1).nullish().default(null),
};

export const enterRules = z.object({
  ...{ idempotencyKey, names, ...open, district: z.string().regex(PCODE), counterpartPlace: z.string().regex(PCODE) },
  river: text(60).nullish().default(null),
});
export type EnteredCrossing = z.infer<typeof enterRules>;

export const changeRules = z.object({
  ...{ crossing: z.uuid(), version: z.int().positive(), ...open },
  names: names.nullish().default(null),
});
export type ChangedCrossing = z.infer<typeof changeRules>;
