import { ID, InputType, Int, ObjectType } from 'type-graphql';
import { z } from 'zod';
import { Problem, Pub, Res } from '@hub/subgraph-kit';
import { PCODE } from '@hub/vocabulary';
import { VolunteerGroup } from './volunteer.type.js';

@InputType({ description: 'Volunteers of a village, as numbers.' })
export class VolunteerNumbersInput {
  @Res(null, () => Int, { description: 'How many they are; 0 when nobody is left.' })
  members!: number;

  @Res(null, () => Int, { nullable: true, description: 'Women among them; null where nobody said.' })
  female?: number | null;

  @Res(null, () => Int, { nullable: true, description: 'Men among them; null where nobody said.' })
  male?: number | null;

  @Res(null, () => Int, { nullable: true, description: 'Young people among them; null where nobody said.' })
  youth?: number | null;
}

@InputType({ description: 'The volunteers of a village.' })
export class RecordVolunteerGroupInput {
  @Res(null, () => ID, { description: 'Any text new for each group; the same one again changes nothing.' })
  idempotencyKey!: string;

  @Res(null, () => ID, { description: 'P-code of the district, or of the sub-district where known.' })
  place!: string;

  @Res(null, () => String, { description: 'Name of the village, up to 120 characters; no name of a person.' })
  village!: string;

  @Res(null, () => VolunteerNumbersInput, { description: 'How many.' })
  numbers!: VolunteerNumbersInput;
}

@InputType({ description: 'How many volunteers a village has now.' })
export class ChangeVolunteerGroupInput {
  @Res(null, () => ID, { description: 'The group.' })
  volunteerGroup!: string;

  @Res(null, () => Int, { description: 'The version that was read; an older one is refused.' })
  version!: number;

  @Res(null, () => VolunteerNumbersInput, { description: 'How many.' })
  numbers!: VolunteerNumbersInput;
}

@ObjectType({ description: 'The group as it now stands, or what to put right.' })
export class VolunteerGroupResult {
  @Res('volunteer:read', () => VolunteerGroup, {
    nullable: true,
    description: 'The group; null when there are problems.',
  })
  volunteerGroup!: VolunteerGroup | null;

  @Pub(() => [Problem], { description: 'What to put right; empty when it was done.' })
  problems!: Problem[];
}

const people = z.number().int().min(0).max(1_000);

export const numbersRules = z.object({
  numbers: z.object({ members: people, female: people.nullish(), male: people.nullish(), youth: people.nullish() }),
});

export const volunteerRules = numbersRules.extend({
  ...{ idempotencyKey: z.string().trim().min(1).max(200), place: z.string().regex(PCODE) },
  village: z.string().trim().min(1).max(120),
});
