import { ID, InputType } from 'type-graphql';
import { z } from 'zod';
import { LocalDate, Res, Vid } from '@hub/subgraph-kit';
import {
  CONTROL_METHODS,
  type ControlMethod,
  LABOUR_INDUSTRIES,
  type LabourIndustry,
  RECRUITER_RELATIONS,
  type RecruiterRelation,
  RECRUITMENT_METHODS,
  type RecruitmentMethod,
} from '@hub/vocabulary';
import { ControlMethodCode, LabourIndustryCode, RecruiterRelationCode, RecruitmentMethodCode } from '../codes.js';
import { left, words } from '../told.js';

@InputType({ description: 'How a person was recruited, controlled and exploited, in codes; what is left out stays.' })
export class VictimContextInput {
  @Res(null, () => LabourIndustryCode, { nullable: true, description: 'Industry of forced labour.' })
  forcedLabourIndustry?: LabourIndustry | null;

  @Res(null, () => [ControlMethodCode], { nullable: true, description: 'By what means the person was controlled.' })
  controlMethods?: ControlMethod[] | null;

  @Res(null, () => [RecruitmentMethodCode], { nullable: true, description: 'How the person was recruited.' })
  recruitmentMethods?: RecruitmentMethod[] | null;

  @Res(null, () => RecruiterRelationCode, { nullable: true, description: 'How the person knew who recruited them.' })
  recruiterRelation?: RecruiterRelation | null;

  @Res(null, () => String, { nullable: true, description: 'Country of recruitment, ISO 3166-1 alpha-3.' })
  recruitmentCountry?: string | null;

  @Res(null, () => [String], { nullable: true, description: 'Countries passed through, ISO 3166-1 alpha-3.' })
  transitCountries?: string[] | null;

  @Res(null, () => [String], { nullable: true, description: 'Countries of exploitation, ISO 3166-1 alpha-3.' })
  exploitationCountries?: string[] | null;

  @Res(null, () => LocalDate, { nullable: true, description: 'The day on which the person was rescued or got away.' })
  rescuedOn?: string | null;

  @Res(null, () => ID, {
    nullable: true,
    description: 'P-code of the district or wider place of exploitation; only once the person is rescued.',
  })
  exploitationArea?: string | null;
}

@InputType({ description: 'Who answers for a child.' })
export class PersonGuardianInput {
  @Vid(null, () => String, { nullable: true, description: 'Name.' })
  name?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'How to reach them.' })
  contact?: string | null;
}

@InputType({ description: 'What the person wants to happen, in their own words.' })
export class PersonWishWordsInput {
  @Vid(null, () => String, { nullable: true, description: 'The words, at most 2,000 characters.' })
  words?: string | null;
}

@InputType({ description: 'Where exactly the person is or was exploited.' })
export class PersonExploitationPlaceInput {
  @Vid(null, () => String, { nullable: true, description: 'Name of the compound, vessel, house or firm.' })
  site?: string | null;

  @Vid(null, () => String, { nullable: true, description: 'Where it lies: address, floor, way.' })
  location?: string | null;
}

const country = z.string().regex(/^[A-Z]{3}$/);
const countries = z.array(country).max(20);
const once = <Code extends string>(codes: readonly Code[]) =>
  z
    .array(z.enum(codes as readonly [Code, ...Code[]]))
    .max(codes.length)
    .transform((given) => [...new Set(given)]);

/** Codes of the context; what is left out is undefined. */
export const contextRules = z.object({
  forcedLabourIndustry: left(z.enum(LABOUR_INDUSTRIES)),
  controlMethods: left(once(CONTROL_METHODS)),
  recruitmentMethods: left(once(RECRUITMENT_METHODS)),
  recruiterRelation: left(z.enum(RECRUITER_RELATIONS)),
  recruitmentCountry: left(country),
  transitCountries: left(countries),
  exploitationCountries: left(countries),
  rescuedOn: left(z.string()),
  exploitationArea: left(z.string().max(20)),
});

export const victimGroups = {
  guardian: left(z.object({ name: words(200), contact: words(200) })),
  wishWords: left(z.object({ words: words(2_000) })),
  exploitationPlace: left(z.object({ site: words(200), location: words(500) })),
};
