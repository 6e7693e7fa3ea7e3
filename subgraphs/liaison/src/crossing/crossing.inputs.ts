import { ID, InputType, Int } from 'type-graphql';
import { z } from 'zod';
import { Pub } from '@hub/subgraph-kit';
import { CROSSING_MODES } from '@hub/vocabulary';
import { CrossingModeCode } from '../codes.js';
import { weeklyHours } from '../hours/hours.inputs.js';
import { WeeklyHoursInput } from '../hours/hours.type.js';

@InputType({ description: 'A legal crossing as it shall be.' })
export class ChangeBorderCrossingInput {
  @Pub(() => ID, { description: 'Id of a legal crossing in your area.' })
  crossing!: string;

  @Pub(() => Int, { description: 'The version you have read; somebody else’s change in between refuses yours.' })
  version!: number;

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

export const changeRules = z.object({
  crossing: z.uuid(),
  version: z.int().positive(),
  mode: z.enum(CROSSING_MODES),
  traffic: z.string().trim().min(1).max(200).nullish().default(null),
  hours: weeklyHours.min(1).nullish().default(null),
});
export type ChangedCrossing = z.infer<typeof changeRules>;
